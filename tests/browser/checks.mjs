// What every HTML paper must stand: valid, accessible, self-contained, fit for a small screen and
// for paper. check_page returns the faults of one file as [name, detail] pairs, and how many checks
// were made.

import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { HtmlValidate, StaticConfigLoader } from 'html-validate';
import { chromium } from 'playwright-core';
import { read_marks } from './colours.mjs';
import { focus } from './focus.mjs';
import { print } from './print.mjs';
import { promised, safety, watch } from './safety.mjs';
import { enlarged } from './zoom.mjs';

const require = createRequire(import.meta.url);
const AXE = await readFile(require.resolve('axe-core/axe.min.js'), 'utf8');
const RULES = JSON.parse(await readFile(new URL('htmlvalidate.json', import.meta.url), 'utf8'));
const SCRIPT = await readFile(new URL('../../backends/plan/paper.js', import.meta.url), 'utf8');
const SEALED = `'sha256-${createHash('sha256').update(SCRIPT).digest('base64')}'`;
const CHROMIUM = process.env.CHROMIUM || '/usr/bin/chromium';

const AXE_TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const WIDTHS = [1280, 320]; // 320 CSS pixels are 1280 at 400 % (WCAG 1.4.10)
const COLOURS = [
	{ name: 'light', media: { colorScheme: 'light', forcedColors: 'none' }, rules: AXE_TAGS },
	{ name: 'dark', media: { colorScheme: 'dark', forcedColors: 'none' }, rules: ['color-contrast'] },
	{ name: 'forced colours', media: { colorScheme: 'dark', forcedColors: 'active' } },
];

export async function start_browser() {
	if (!existsSync(CHROMIUM))
		throw new Error(`no browser at ${CHROMIUM}: install chromium, or name one in CHROMIUM`);
	return chromium.launch({
		executablePath: CHROMIUM,
		args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'],
	});
}

// HTML, "Date and time microsyntaxes": of what a datetime attribute may hold, what a paper uses.
function is_datetime(value) {
	const match = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?$/.exec(value);
	if (!match)
		return false;
	const [year, month, day] = [match[1], match[2] ?? '01', match[3] ?? '01'].map(Number);
	const date = new Date(Date.UTC(year, month - 1, day));
	return year > 0 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

async function validity(file, found) {
	const validator = new HtmlValidate(new StaticConfigLoader(RULES));
	const report = await validator.validateFile(file);
	for (const { messages } of report.results)
		for (const { ruleId, message, line, column } of messages)
			found('valid HTML', `${line}:${column} ${message} (${ruleId})`);
}

// Runs in the page: what can be read off the document.
function read_document() {
	const all = (selector) => [...document.querySelectorAll(selector)];
	const ids = all('[id]').map((element) => element.id);
	return {
		lang: document.documentElement.lang,
		title: document.title,
		frames: all('iframe, object, embed').length,
		scripts: all('script').map((script) => script.attributes.length ? 'from elsewhere' : script.textContent),
		handlers: all('*').filter((element) =>
			element.getAttributeNames().some((name) => name.startsWith('on'))).length,
		headings: all('h1, h2, h3, h4, h5, h6').map((heading) => Number(heading.tagName[1])),
		empty_headings: all('h1, h2, h3, h4, h5, h6').filter((h) => !h.textContent.trim()).length,
		repeated: ids.filter((id, i) => ids.indexOf(id) !== i),
		times: all('time').map((time) => time.getAttribute('datetime')),
		broken: all('a[href^="#"]').map((a) => a.getAttribute('href'))
			.filter((href) => !document.getElementById(decodeURIComponent(href.slice(1)))),
		outward: all('a[href]').map((a) => a.getAttribute('href'))
			.filter((href) => !/^(#|https?:|mailto:)/.test(href)),
		unnamed_tables: all('table').filter((table) => !table.caption?.textContent.trim()).length,
		ragged: all('table').filter((table) => {
			// Every row has as many cells as the first, spans counted.
			const covered = [];
			let width = 0;
			return [...table.rows].some((row, y) => {
				let cells = covered[y] ?? 0;
				for (const cell of row.cells) {
					cells += cell.colSpan;
					for (let k = 1; k < cell.rowSpan; k++)
						covered[y + k] = (covered[y + k] ?? 0) + cell.colSpan;
				}
				width ||= cells;
				return cells !== width || y + Math.max(...[...row.cells].map((c) => c.rowSpan)) >
					table.rows.length;
			});
		}).length,
		across_bodies: all('[rowspan]').filter((cell) => {
			const row = cell.parentElement;
			const rows = [...row.parentElement.rows];
			return rows.indexOf(row) + cell.rowSpan > rows.length;
		}).length,
	};
}

function structure(facts, found) {
	if (!/^[a-z]{2,3}(-[A-Za-z0-9]+)*$/.test(facts.lang))
		found('language', `lang is "${facts.lang}"`);
	if (!facts.title.trim() || facts.title.length > 70)
		found('title', `"${facts.title}"`);
	if (facts.frames || facts.handlers || facts.scripts.length > 1 || facts.scripts.some((text) => text !== SCRIPT))
		found('nothing runs', `${facts.scripts.length} scripts, ${facts.frames} frames, ${facts.handlers} handlers`);
	if (facts.headings.filter((level) => level === 1).length !== 1 || facts.headings[0] !== 1)
		found('heading order', 'the page needs one h1, and first');
	facts.headings.forEach((level, i) => {
		if (i > 0 && level > facts.headings[i - 1] + 1)
			found('heading order', `h${level} after h${facts.headings[i - 1]}`);
	});
	if (facts.empty_headings)
		found('heading order', `${facts.empty_headings} headings without words`);
	for (const id of facts.repeated)
		found('unique ids', id);
	for (const time of facts.times)
		if (time !== null && !is_datetime(time))
			found('datetime', time);
	for (const href of facts.broken)
		found('links inside', href);
	for (const href of facts.outward)
		found('links outside', href);
	if (facts.unnamed_tables)
		found('captions', `${facts.unnamed_tables} tables without a caption`);
	if (facts.ragged || facts.across_bodies)
		found('spans', `${facts.ragged} ragged tables, ${facts.across_bodies} spans too long`);
}

// Milliseconds: a busy machine is no fault of a page.
const PATIENCE = 120000;

// The page as a reader opens it: its own policy in force, nothing but the file itself loaded.
async function in_force(browser, url, found) {
	const context = await browser.newContext({ offline: true });
	context.setDefaultTimeout(PATIENCE);
	const page = await context.newPage();
	page.on('request', (request) => {
		if (request.url() !== url)
			found('self-contained', `asks for ${request.url()}`);
	});
	page.on('console', (message) => found('silent console', message.text()));
	page.on('pageerror', (error) => found('silent console', error.message));
	await watch(page, found);
	await page.goto(url);
	const styled = await page.evaluate(() => {
		const policy = document.querySelector('meta[http-equiv="Content-Security-Policy"]');
		return {
			policy: policy?.content ?? '',
			applied: getComputedStyle(document.body).maxWidth !== 'none',
		};
	});
	const scripts = /script-src ([^;]*)/.exec(styled.policy)?.[1] ?? SEALED;
	if (!/default-src 'none'/.test(styled.policy) || /unsafe|data:|\*/.test(styled.policy) || scripts !== SEALED)
		found('strict policy', styled.policy || 'none');
	if (!styled.applied)
		found('strict policy', 'the style sheet is not applied');
	await page.setViewportSize({ width: 1280, height: 800 });
	await context.close();
}

async function widths_fit(page, found) {
	for (const width of [1280, 1024, 768, 480, 320]) {
		await page.setViewportSize({ width, height: 800 });
		const wide = await page.evaluate(() => document.documentElement.scrollWidth);
		if (wide > width)
			found('reflow', `${wide} pixels wide in a window of ${width}`);
	}
}

// Contrasts that axe could not work out. A shape beside a word needs none; a cell over several rows
// lies on the page's own background, and so does a link whose lines, as one box, reach over the words
// before it; a number is as dark as words; words in pictures are checked below.
function unsure(result) {
	const harmless = ['nonBmp', 'bgOverlap', 'imgNode', 'shortTextContent', 'elmPartiallyObscuring'];
	return result.incomplete.filter((rule) => rule.id === 'color-contrast').map((rule) => ({
		...rule,
		nodes: rule.nodes.filter((node) => !harmless.includes(node.any[0]?.data?.messageKey)),
	}));
}

async function axe(page, found, where, rules) {
	const result = await page.evaluate((only) => globalThis.axe.run(document, {
		runOnly: only,
		resultTypes: ['violations', 'incomplete'],
	}), rules);
	for (const rule of [...result.violations, ...unsure(result)])
		for (const node of rule.nodes.slice(0, 3))
			found(`axe (${where})`, `${rule.id}: ${node.target.join(' ')}: ${
				(node.any[0] ?? node.all[0] ?? node.none[0])?.message ?? rule.help}`);
}

// Runs in the page: the words of its pictures, which must not lie on one another, reach out of their
// picture, or be too small or too pale to be read (WCAG 1.4.3).
function read_picture_words() {
	const faults = [];
	const channels = (colour) => (colour.match(/[\d.]+/g) ?? []).map(Number);
	const light = (colour) => {
		const [r, g, b] = channels(colour).map((value) => {
			const share = value / 255;
			return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
		});
		return 0.2126 * r + 0.7152 * g + 0.0722 * b;
	};
	const is_opaque = (colour) => channels(colour).length === 3 || channels(colour)[3] === 1;
	const background = (element) => {
		for (let at = element; at; at = at.parentElement) {
			const colour = getComputedStyle(at).backgroundColor;
			if (is_opaque(colour))
				return colour;
		}
		return 'rgb(255, 255, 255)';
	};
	const smallest = matchMedia('print').matches ? 10.6 : 12; // 8 points on paper
	for (const svg of document.querySelectorAll('svg')) {
		const frame = svg.getBoundingClientRect();
		const texts = [...svg.querySelectorAll('text')]
			.filter((text) => getComputedStyle(text).display !== 'none');
		const boxes = texts.map((text) => text.getBoundingClientRect());
		texts.forEach((text, i) => {
			const style = getComputedStyle(text), words = text.textContent, box = boxes[i];
			if (parseFloat(style.fontSize) < smallest)
				faults.push(`"${words}" is ${style.fontSize}`);
			const [dark, bright] = [light(style.fill), light(background(svg))].sort((a, b) => a - b);
			if ((bright + 0.05) / (dark + 0.05) < 4.5)
				faults.push(`"${words}" is ${style.fill} on ${background(svg)}`);
			if (box.left < frame.left - 1 || box.right > frame.right + 1)
				faults.push(`"${words}" reaches out of its picture`);
			for (let k = 0; k < i; k++)
				if (box.left < boxes[k].right && boxes[k].left < box.right &&
					box.top + 2 < boxes[k].bottom && boxes[k].top + 2 < box.bottom)
					faults.push(`"${words}" lies on "${texts[k].textContent}"`);
		});
	}
	return faults;
}

// The roles that assistive technology gets; `display: block` must not take them away.
async function table_roles(page) {
	const session = await page.context().newCDPSession(page);
	const { nodes } = await session.send('Accessibility.getFullAXTree');
	const counts = {};
	for (const { ignored, role } of nodes)
		if (!ignored && /^(table|row|rowgroup|columnheader|rowheader|cell|gridcell)$/.test(role?.value))
			counts[role.value] = (counts[role.value] ?? 0) + 1;
	await session.detach();
	return counts;
}

// What a rule of axe finds may differ with the width; with the colours, only contrasts do.
async function looks(page, found) {
	let wide_roles;
	for (const width of WIDTHS)
		for (const { name, media, rules } of COLOURS) {
			await page.setViewportSize({ width, height: 800 });
			await page.emulateMedia({ media: 'screen', ...media });
			if (rules)
				await axe(page, found, `${width} px, ${name}`, rules);
			for (const fault of await page.evaluate(read_picture_words))
				found('words in pictures', `${width} px, ${name}: ${fault}`);
			for (const [check, fault] of await page.evaluate(read_marks))
				found(check, `${width} px, ${name}: ${fault}`);
		}
	for (const width of WIDTHS) {
		await page.setViewportSize({ width, height: 800 });
		const roles = await table_roles(page);
		wide_roles ??= roles;
		for (const role of ['table', 'row', 'columnheader', 'rowheader'])
			if ((roles[role] ?? 0) !== (wide_roles[role] ?? 0))
				found('table roles', `${roles[role] ?? 0} of ${wide_roles[role]} ${
					role}s at ${width} px`);
	}
}

// In this order: what is printed has marks in it, and is read last.
const CHECKS = {
	validity: ({ file }, found) => validity(file, found),
	policy: ({ browser, url }, found) => in_force(browser, url, found),
	structure: async ({ page }, found) => structure(await page.evaluate(read_document), found),
	widths: ({ page }, found) => widths_fit(page, found),
	safety: async ({ page, file }, found) => safety(page, found, await promised(file)),
	focus: ({ page }, found) => focus(page, found),
	enlarged: ({ page }, found) => enlarged(page, found, read_picture_words),
	looks: ({ page }, found) => looks(page, found),
	print: ({ page }, found) => print(page, found, read_picture_words),
};

// All checks, or those named in `only`.
export async function check_page(browser, file, only = Object.keys(CHECKS)) {
	const faults = [];
	const url = pathToFileURL(resolve(file)).href;
	const context = await browser.newContext({ bypassCSP: true, offline: true });
	context.setDefaultTimeout(PATIENCE);
	const page = await context.newPage();
	await page.goto(url);
	await page.evaluate(AXE);
	let passed = 0;
	for (const name of only) {
		const before = faults.length;
		await CHECKS[name]({ browser, page, file, url }, (fault, detail) => faults.push([fault, detail]));
		passed += faults.length === before;
	}
	await context.close();
	return { faults, passed, failed: only.length - passed };
}
