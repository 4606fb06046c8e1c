// Does each check find what it is for? A sound page must pass, and each fault planted in it be
// found under the name of its check.

import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { check_page, start_browser } from './checks.mjs';

const STYLE = `
body { max-width: 60rem; margin: 0; color: #111; background: #fff; font: 1rem/1.5 sans-serif; }
@media screen and (prefers-color-scheme: dark) {
	body { color: #eee; background: #111; }
	a { color: #9cf; }
}
@media print {
	body { color: #000; }
	tr { break-inside: avoid; }
}
@page { size: A4 landscape; }
svg { width: 12rem; height: 2rem; fill: currentColor; font-size: .75rem; }
`;

const policy = (style) => `default-src 'none'; style-src 'sha256-${
	createHash('sha256').update(style).digest('base64')}'`;

const sound = (style = STYLE) => `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy(style)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Warm homes</title>
<style>${style}</style>
</head>
<body>
<main>
<h1>Warm homes</h1>
<h2 id="insulate">Insulate</h2>
<p><a href="#insulate">Insulate lofts</a> by <time datetime="2019-03">March 2019</time></p>
<table>
<caption>Actions</caption>
<thead>
<tr><th scope="col">Action</th><th scope="col">Deadline</th></tr>
</thead>
<tbody>
<tr><th scope="row">Survey</th><td rowspan="2">2019</td></tr>
<tr><th scope="row">Report</th></tr>
</tbody>
</table>
<svg role="img" aria-label="2018 to 2019"><text x="0%" y="15">2018</text><text x="50%" y="15">2019</text></svg>
</main>
</body>
</html>
`;

const swap = (from, to) => {
	const page = sound().replace(from, to);
	if (page === sound())
		throw new Error(`nothing to swap: ${from}`);
	return page;
};

const FAULTS = [
	['valid HTML', 'a header cell without scope', swap('<th scope="col">Action', '<th>Action')],
	['valid HTML', 'an element left open', swap('</p>', '')],
	['unique ids', 'an id twice', swap('<table>', '<table id="insulate">')],
	['language', 'no language', swap(' lang="en"', '')],
	['title', 'a long title', swap('<title>Warm', `<title>${'warm '.repeat(20)}`)],
	['heading order', 'a heading too deep', swap(/h2/g, 'h4')],
	['heading order', 'two first headings', swap(/h2/g, 'h1')],
	['links inside', 'a link to nowhere', swap('href="#insulate"', 'href="#heat"')],
	['links outside', 'a link that runs', swap('href="#insulate"', 'href="javascript:alert(1)"')],
	['datetime', 'a month that is none', swap('2019-03', '2019-13')],
	['captions', 'a table without a name', swap('<caption>Actions</caption>', '')],
	['spans', 'a span beyond its body', swap('rowspan="2"', 'rowspan="3"')],
	['spans', 'a cell too few', swap(' rowspan="2"', '')],
	['nothing runs', 'a script', swap('</main>', '<script>document.title = "x"</script></main>')],
	['nothing runs', 'a script from elsewhere', swap('</main>', '<script src="a.js"></script></main>')],
	['nothing runs', 'an attribute that runs', swap('<h1>', '<h1 onclick="close()">')],
	['strict policy', 'any script is let in', swap(/style-src/, "script-src 'self'; style-src")],
	['silent console', 'something the policy forbids', swap('</main>',
		'<img src="https://northmere.example/a.png" alt="A"></main>')],
	['self-contained', 'a picture from elsewhere', swap(/<meta http-equiv[^>]*>/, '')
		.replace('</main>', '<img src="https://northmere.example/a.png" alt="A"></main>')],
	['strict policy', 'any style is let in', swap(/style-src 'sha256-[^']*'/, `style-src 'unsafe-inline'`)],
	['strict policy', 'a style of another hash', swap('margin: 0', 'margin: 1px')],
	['reflow', 'something wide', sound(`${STYLE} h2 { width: 50rem; }`)],
	['axe', 'pale letters', sound(`${STYLE} h2 { color: #aaa; }`)],
	['axe', 'pale letters in the dark', sound(
		`${STYLE} @media (prefers-color-scheme: dark) { body { color: #444; } }`)],
	['words in pictures', 'words on words', swap('x="50%"', 'x="8%"')],
	['words in pictures', 'words cut off', swap('x="50%"', 'x="95%"')],
	['words in pictures', 'pale words', sound(`${STYLE} text { fill: #aaa; }`)],
	['words in pictures', 'small words', sound(`${STYLE} text { font-size: 9px; }`)],
	['table roles', 'rows that are no rows on a small screen', sound(
		`${STYLE} @media (max-width: 30rem) { thead { display: none; } }`)],
	['print', 'white letters on paper', sound(`${STYLE} @media print { body { color: #fff; } }`)],
	['print', 'header rows that do not repeat', sound(
		`${STYLE} @media print { thead { display: table-row-group; } }`)],
	['print', 'an upright page', sound(STYLE.replace('A4 landscape', 'A4 portrait'))],
	['print', 'too wide for paper', sound(`${STYLE} @media print { h2 { width: 80rem; } }`)],
];

const folder = await mkdtemp(join(tmpdir(), 'papers-'));
const browser = await start_browser();
let passed = 0, failed = 0;
const judge = (good, words) => {
	if (good)
		passed++;
	else
		failed++;
	if (!good)
		console.log(words);
};
try {
	const check = async (page) => {
		const file = join(folder, 'page.html');
		await writeFile(file, page);
		return (await check_page(browser, file)).faults;
	};
	const faults = await check(sound());
	judge(faults.length === 0, `the sound page has faults: ${JSON.stringify(faults)}`);
	for (const [name, what, page] of FAULTS) {
		const names = (await check(page)).map(([found]) => found.replace(/ \(.*/, ''));
		judge(names.includes(name), `not found by "${name}": ${what} (found: ${names.join(', ')})`);
	}
} finally {
	await browser.close();
	await rm(folder, { recursive: true });
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed ? 1 : 0;
