// node fuzz.mjs PLANC [SEED [COUNT]]: hostile words, mutated, in every text of a plan. No element and no
// attribute may come of them that does not come of harmless words, nothing may run or be asked for.

import { execFileSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { start_browser } from './checks.mjs';
import { read_dangers, read_vocabulary, watch } from './safety.mjs';

const [planc, seed = '7', count = '12'] = process.argv.slice(2);
if (!planc)
	throw new Error('node fuzz.mjs PLANC [SEED [COUNT]]');

// Of the same seed the same plans, on every machine.
let state = Number(seed) >>> 0;
function chance(below) {
	state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
	return Math.floor(state / 4294967296 * below);
}
const pick = (list) => list[chance(list.length)];

const HARMLESS = ['Mend *the* roof of **every** hall, see [the page](https://northmere.example/).',
	'Some words\n\n- one bullet\n- another', '1. one\n2. two'];
const NASTY = ['<script>ran(1)</script>', '</script>', '</style>', '<style>*{display:none}</style>', '-->', '<!--',
	'<![CDATA[', ']]>', '<img src=x onerror=ran(2)>', '<svg/onload=ran(3)>', '" onmouseover="ran(4)', '\' autofocus onfocus=\'ran(5)',
	'[a](javascript:ran(6))', '[a](<javascript:ran(7)>)', '[a](data:text/html,<script>ran(8)</script>)', '[a](vbscript:ran)',
	'[a](https://northmere.example/"onclick="ran(9))', '[a](https://northmere.example/ "t\' onclick=ran(1)")', '<javascript:ran(10)>', '![i](https://northmere.example/i.png)',
	'[r]: javascript:ran(11)', '[r][]', '&lt;script&gt;', '&#60;b&#62;', '&quot;', '&#x22;', '<base href=//northmere.example>', '<a href=javascript:ran(12)>a</a>',
	'<iframe srcdoc="<script>ran(13)</script>">', '<math><mtext><img src=x onerror=ran(14)>', '<template><b>', '{{7*7}}', '<meta http-equiv=refresh content=0>',
	'**', '*', '_', '`', '```', '\\', '[', '](', ')', '<', '>', '&', '\'', '"', '=', '/', '# ', '> ', '1. ', '- ', '    ', '\t', '\n\n', '\u00a0', '\u2028', '٣', 'é', '漢'];

// One to six of them, of which some lose a piece.
function nasty() {
	let text = '';
	for (let parts = 1 + chance(6); parts > 0; parts--) {
		const part = pick(NASTY);
		const from = chance(4) ? 0 : chance(part.length);
		text += part.slice(from, chance(4) ? part.length : from + 1 + chance(part.length)) + pick(['', ' ', 'x']);
	}
	return text;
}

// As a text of a plan, on one line unless it may have several; what ends in a backslash would not be closed.
function quoted(text, lines) {
	const one = lines ? text.replace(/\n\s*/g, '\n            ') : text.replace(/\s+/g, ' ');
	return `"${one.replace(/\\+("|$)/g, '$1').replace(/"/g, '\\"').replace(/[\s\\]+$/, '')}."`;
}

function plan_of(words) {
	const line = () => quoted(words(), false), lines = () => quoted(words(), true);
	const columns = 'columns action, owner (role), due, status, tag, with, supports, response, update, note';
	return `plan-language 1
plan p ${line()} {
    subtitle ${line()}
    publisher ${line()}
    period 2018/19 to 2020/21
    text ${lines()}
    note ${lines()}
    call theme ${line()} plural ${line()}
    call action ${line()} plural ${line()}
    call owner ${line()}
    call due ${quoted(`Due ${words()}`, false)}
    call in progress ${line()}
    ${columns} ${line()}
    footnote * ${line()}
    phase first ${line()} until March 2020
    event opening ${line()} on 3 May 2019
}
person a ${line()} role ${line()}
body b ${line()}
goal g ${line()}
goal h ${line()}
theme 1 ${line()} {
    so that ${lines()}
    supports g
    text ${lines()}
    action 1.1 ${line()} owner a due March 2019 status in progress because ${line()} {
        was March 2018 because ${line()} agreed ${line()} on 6 March 2018
        response agree ${lines()}
        note ${lines()}
        update 31 July 2018 ${lines()}
        budget ${line()}
        evidence ${line()}
        field remark ${line()}
        footnote *
        with b
        tag one
        milestone ${line()} due June 2018 for ${line()} status complete on 30 June 2018
        measure ${line()} baseline ${line()} in 2018 target 400 in 2020
    }
    action 1.2 ${line()} owner a due written ${line()} number ${line()}
    action 1.3 ${line()} owner b due first status at risk because ${line()}
    action 1.4 ${line()} owner b due 2 months after opening exempt ${line()}
}
`;
}

const folder = await mkdtemp(join(tmpdir(), 'fuzz-'));
const browser = await start_browser();
const faults = [];
try {
	const context = await browser.newContext({ offline: true });
	const page = await context.newPage();
	let about = 'the harmless plan';
	const found = (name, detail) => faults.push(`${about}: ${name}: ${detail}`);
	await watch(page, found);
	const open = async (text) => {
		const file = join(folder, 'p.plan'), out = join(folder, 'p.html');
		await writeFile(file, text);
		try {
			execFileSync(planc, ['build', '-q', '--as-of', '2019-02-01', '--full', file, '--to', 'html', '-o', out],
				{ stdio: 'pipe' });
		} catch (error) {
			found('no page', error.stderr.toString().slice(0, 400));
			return new Set();
		}
		await page.goto(pathToFileURL(out).href);
		return new Set(await page.evaluate(read_vocabulary));
	};
	page.on('request', (request) => {
		if (!request.url().endsWith('/p.html'))
			found('asks for', request.url());
	});
	const known = new Set();
	for (const harmless of HARMLESS)
		for (const words of await open(plan_of(() => harmless)))
			known.add(words);
	for (let i = 0; i < Number(count); i++) {
		about = `seed ${seed}, plan ${i + 1}`;
		for (const words of await open(plan_of(nasty)))
			if (!known.has(words))
				found('unknown', `<${words}>`);
		for (const danger of await page.evaluate(read_dangers))
			found('inert', danger);
	}
	// Words that did get through would be seen.
	about = 'planted';
	const before = faults.length;
	await page.evaluate(() => document.body.insertAdjacentHTML('beforeend', '<p onclick="ran(1)"><b>b</b></p>'));
	if ((await page.evaluate(read_vocabulary)).every((words) => known.has(words)) ||
		(await page.evaluate(read_dangers)).length === 0)
		found('not found', 'a handler');
	else
		faults.splice(before);
} finally {
	await browser.close();
	await rm(folder, { recursive: true });
}
for (const fault of faults.slice(0, 20))
	console.log(fault);
console.log(faults.length ? `${faults.length} faults` : `${count} plans of hostile words are harmless`);
process.exitCode = faults.length ? 1 : 0;
