// node find.mjs DIRECTORY: does the search in a paper do what it must, and do papers answer what is asked
// of them? Then the same with faults planted in the pages, each of which must be found. The directory holds
// the papers that find.mk makes.

import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ANSWERS } from './answers.mjs';
import { start_browser } from './checks.mjs';
import { CHECKS, make_papers } from './filters.mjs';
import { make_tally } from './tally.mjs';

const directory = process.argv[2];
if (!directory)
	throw new Error('node find.mjs DIRECTORY');
const NAMES = ['find', 'rows', 'welsh', 'corporate', 'slips', 'long', 'slim', 'passed-on', 'promises', 'sponsors'];
const ALL = { ...CHECKS, ...ANSWERS };

// The check that must find it, what is wrong, and how: words of the pages and what stands in their place.
const FAULTS = [
	['without script', 'controls that nothing works', '" hidden>\n<div class="fields">', '">\n<div class="fields">'],
	['owner', 'an owner is not looked at', '!wish.owner ||', 'true ||'],
	['owner', 'owners are not passed on to what is listed', 'above ? above.owners', 'above ? []'],
	['status', 'a status is not looked at', '!wish.status ||', 'true ||'],
	['status', 'what is overdue counts as a status', "state === 'overdue')", 'false)'],
	['overdue', 'overdue is not looked at', '!wish.overdue ||', 'true ||'],
	['words', 'accents count', String.raw`.replace(/\p{M}/gu, '')`, ''],
	['words', 'capitals count', '.toLowerCase()', ''],
	['words', 'one word is enough', 'has === all', 'has'],
	['words', 'what an item stands in does not count', 'item.above ? item.above.has : 0', '0'],
	['combined', 'only one thing is looked at', '!wish.owner ||', '!wish.owner || wish.overdue ||'],
	['address', 'nothing is written', 'history.replaceState(', 'void ('],
	['address', 'nothing is read', "Object.fromEntries(new URLSearchParams(hash.slice(2)))", '{}'],
	['count', 'each key is announced', 'clearTimeout(announcement);', ''],
	['count', 'all are counted', "'{shown}', number(matches)", "'{shown}', number(index.count)"],
	['order', 'rows stay', 'parent.append(', 'void ('],
	['order', 'rows do not come back', 'if (!sort)', 'if (false)'],
	['spans', 'cells stay where they were', 'row.element.replaceChildren(', 'void ('],
	['spans', 'cells are as high as they were', 'one.cell.rowSpan = covered.length', ''],
	['print', 'only what is shown is printed', 'if (!index || on === printing)', 'if (true)'],
	['print', 'all is printed, whatever was asked', 'on && !controls.print.checked', 'on'],
	['print', 'controls on paper', '.filter:not(.partial), .filter .fields', '.nothing'],
	['jump', 'what an address leads to stays hidden', 'item.id === wish.to', 'false'],
	['jump', 'a link to what is shown shows all beside it', "target?.closest('[hidden]')", 'target'],
	['what is passed on', 'measures are those of the heading', 'holder_of(li.id) ?? above', 'above'],
	['what is passed on', 'deadlines are not', /(<li [^>]*) data-d="17712"/g, '<li '],
	['what is passed on', 'a report names whom it is silent of', 'data-o="zoe"', 'data-o="ada zoe"'],
	['jump', 'the address forgets where it led', "value]) => value)", "value]) => value !== to && value)"],
	['what is hidden with items', 'headings stay', 'heading.own ? !heading.item.shown', 'heading.own ? false'],
	['what is hidden with items', 'lists of links stay', 'set_section(section, wish)', '0'],
	['keyboard', 'focus is lost', 'controls.text.focus()', ''],
	['controls', 'boxes that are small', 'width: 1.5rem; min-height: 1.5rem; height: 1.5rem', 'width: 1rem; min-height: 1rem; height: 1rem'],
	['controls', 'wide fields', '{ width: 100%; max-width: none; }', '{ width: 30rem; max-width: none; }'],
	['a long plan', 'the room of a table stays', ' ? element.parentElement : element;', ' ? element : element;'],
	['a long plan', 'tables of a group are not known', "|| element.className === 'long'", ''],
	['a long plan', 'columns that follow what is in them', '.long > .plan:not(.cards)', '.nothing'],
	['words', 'what shares a cell is not searched', "item.words += ' ' + words", ''],
	['words', 'what stands under a heading is not searched', "open.at(-1).item.words += ' '", "''.words += ' '"],
	['a report', 'names that it has no column for', '<tr id=', '<tr data-o="zoe" id='],
	['policy', 'another script', '</main>', '<script>0</script></main>'],
	['language', 'English words', 'Chwilio ', 'Search '],
	['what is overdue', 'some are not marked', ' data-s="overdue"', ''],
	['what one officer owes', 'owners are not marked', /data-o="owen-whalley/g, 'data-o="'],
	['what slipped', 'no way there', 'href="#slips"', 'href="#goals"'],
	['what serves one goal', 'a list that is not there', /<a href="#i-2_2_-1">/g, '<a href="#i-2">'],
];

// The page with its hashes made anew: what is broken is not kept from running.
function sealed(page) {
	const hash = (tag) => createHash('sha256').update(
		new RegExp(`<${tag}>([^]*?)</${tag}>`).exec(page)?.[1] ?? '').digest('base64');
	return page.replace(/(style-src 'sha256-)[^']*/, `$1${hash('style')}`)
		.replace(/(script-src 'sha256-)[^']*/, `$1${hash('script')}`);
}

const pages = Object.fromEntries(await Promise.all(NAMES.map(async (name) =>
	[name, await readFile(join(directory, `${name}.html`), 'utf8')])));
const folder = await mkdtemp(join(tmpdir(), 'papers-'));
const browser = await start_browser();
const { judge, tell } = make_tally();

const urls = (where) => Object.fromEntries(NAMES.map((name) =>
	[name, pathToFileURL(resolve(where, `${name}.html`)).href]));

// Milliseconds in which a control can be used: of a good page on any machine, and of a broken one, for which
// a test may wait in vain.
const PATIENCE = 60000, SHORT_PATIENCE = 5000;

async function fault_of(name, where, patience) {
	const contexts = browser.contexts();
	try {
		await ALL[name](make_papers(browser, urls(where), patience));
	} catch (error) {
		return error.message;
	} finally {
		for (const context of browser.contexts().filter((one) => !contexts.includes(one)))
			await context.close();
	}
	return '';
}

try {
	const wanted = process.argv.slice(3);
	for (const name of Object.keys(ALL).filter((one) => !wanted.length || wanted.includes(one))) {
		const fault = await fault_of(name, directory, PATIENCE);
		judge(!fault, `${name}: ${fault}`);
	}
	for (const [name, what, from, to] of FAULTS.filter(([one]) => !wanted.length || wanted.includes(one))) {
		let swapped = 0;
		for (const page of NAMES) {
			const broken = pages[page].replace(from, () => to);
			swapped += broken !== pages[page];
			await writeFile(join(folder, `${page}.html`), sealed(broken));
		}
		judge(swapped, `nothing to swap: ${from}`);
		judge(await fault_of(name, folder, SHORT_PATIENCE), `not found by "${name}": ${what}`);
	}
} finally {
	await browser.close();
	await rm(folder, { recursive: true });
}
tell();
