// Does each check find what it is for? A sound page must pass, and each fault planted in it be
// found under the name of its check.

import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { make_tally } from './tally.mjs';
import { check_page, start_browser } from './checks.mjs';

const STYLE = `
body { max-width: 60rem; margin: 0; color: #111; background: #fff; font: 1rem/1.5 sans-serif; }
@media screen and (prefers-color-scheme: dark) {
	body { color: #eee; background: #111; }
	a { color: #9cf; }
}
a:focus { outline: 3px solid; }
.skip:not(:focus) { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
.late { color: #900; }
@media screen and (prefers-color-scheme: dark) {
	.late { color: #f99; }
}
@media print {
	body { color: #000; }
	tr { break-inside: avoid; }
	.skip { display: none; }
	a[href^=http]::after { content: " (" attr(href) ")"; }
}
@page { size: A4 landscape; }
svg { width: 12rem; height: 2rem; fill: currentColor; font-size: .75rem; }
svg.key { width: 1.5rem; }
td, th { padding: 0 .5rem; }
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
<a class="skip" href="#main">Skip to the main part</a>
<main id="main">
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
<ul>
<li><svg class="key" aria-hidden="true" viewBox="-9 -9 18 18"><use href="#late"/></svg> Overdue</li>
<li><svg class="key" aria-hidden="true" viewBox="-9 -9 18 18"><use href="#done"/></svg> Complete</li>
</ul>
<table>
<caption>Steps</caption>
<thead>
<tr><th scope="col">Step</th><th scope="col">Time</th></tr>
</thead>
<tbody>
<tr><th scope="row"><a href="https://northmere.example/">Letter</a>, <span class="late">overdue</span></th><td><svg class="key" aria-hidden="true"><use href="#late"/></svg></td></tr>
${Array.from({ length: 40 }, (_, i) => `<tr><th scope="row">Step ${i + 1}</th><td>By letter first,<br>then at the door.</td></tr>`).join('\n')}
</tbody>
</table>
<svg role="img" aria-label="2018 to 2019"><defs><g id="late" class="bad"><path d="M0-8 9 7H-9z"/></g><g id="done" class="good"><circle r="8"/></g></defs><text x="0%" y="15">2018</text><text x="50%" y="15">2019</text></svg>
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

const TURNED = `${STYLE} .turned { display: flex; flex-direction: row-reverse; justify-content: flex-end; }`;

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
	['print', 'rows that are cut', sound(STYLE.replace('tr { break-inside: avoid; }',
		'td { line-height: 3.3; orphans: 1; widows: 1; }'))],
	['print', 'words on words', sound(`${STYLE} @media print { h2 { margin-bottom: -2rem; } }`)],
	['print', 'words on words in a picture', sound(`${STYLE} @media print { svg { width: 50px; } }`)],
	['print', 'a control', swap('</main>', '<button type="button">Send</button></main>')],
	['print', 'a skip link on paper', sound(STYLE.replace('	.skip { display: none; }\n', ''))],
	['print', 'an address that is not said', sound(STYLE.replace('attr(href)', 'attr(title)')
		.replace('content:', 'quotes:'))],
	['print', 'too wide for paper', sound(`${STYLE} @media print { h2 { width: 80rem; } }`)],
	['no script ran', 'a script that is let run', swap(/<meta http-equiv[^>]*>/, '')
		.replace('</main>', '<script>ran(1)</script></main>')],
	['no violation', 'a handler that the policy stops', swap('<p>', '<p onclick="ran(1)">')],
	['inert', 'a handler', swap('<p>', '<p onclick="ran(1)">')],
	['inert', 'an address that runs', swap('href="#insulate"', 'href="JavaScript:ran(1)"')],
	['inert', 'data as an address', swap('href="#insulate"', 'href="data:text/html,x"')],
	['inert', 'a style of its own', swap('<p>', '<p style="color: red">')],
	['inert', 'a frame', swap('</main>', '<iframe title="Frame"></iframe></main>')],
	['inert', 'a base', swap('<title>', '<base href="https://northmere.example/"><title>')],
	['tab order', 'no skip link', swap(/<a class="skip".*/, '')],
	['tab order', 'a place of its own', swap('<a href="#insulate"', '<a tabindex="1" href="#insulate"')],
	['tab order', 'another order on the screen', swap('</main>', `<p class="turned"><a href="#main">Up</a>
		<a href="#insulate">Down</a></p></main>`).replaceAll(STYLE, TURNED).replace(policy(STYLE), policy(TURNED))],
	['focus seen', 'no look of its own', sound(STYLE.replace('3px solid', 'none'))],
	['focus seen', 'under what sticks to the top', sound(`${STYLE}
		h1 { position: sticky; top: 0; height: 90vh; margin: 0; background: #fff; z-index: 1; }
		@media (prefers-color-scheme: dark) { h1 { background: #111; } }`)],
	['enlarged', 'a box that does not grow', sound(`${STYLE} p { height: 18px; overflow: hidden; }`)],
	['enlarged', 'words on words', sound(`${STYLE} p { height: 12px; margin: 0; font-size: 2rem; }`)],
	['enlarged', 'a line that does not break', sound(`${STYLE} p { white-space: nowrap; font-size: 1.3rem; }`)],
	['enlarged', 'words of a picture', sound(STYLE.replace('width: 12rem', 'width: 110px'))],
	['marks seen', 'a pale mark', sound(`${STYLE} #late { fill: #ddd; }`)],
	['marks seen', 'a dark mark in the dark', sound(`${STYLE} #late { fill: #333; }`)],
	['words beside colours', 'one shape in two colours', swap('<circle r="8"/>', '<path d="M0-8 9 7H-9z"/>')],
	['words beside colours', 'a mark that no word tells', swap('overdue</span>', 'sent</span>')],
	['words beside colours', 'a sign alone', swap('overdue</span>', '!</span>')],
	['words beside colours', 'a picture without a name', swap('role="img" aria-label="2018 to 2019"', '')],
];

// Which part of the checks finds what.
const PARTS = {
	'valid HTML': 'validity',
	'silent console': 'policy', 'self-contained': 'policy', 'strict policy': 'policy',
	'no script ran': 'policy', 'no violation': 'policy',
	'unique ids': 'structure', language: 'structure', title: 'structure', 'heading order': 'structure',
	'links inside': 'structure', 'links outside': 'structure', datetime: 'structure',
	captions: 'structure', spans: 'structure', 'nothing runs': 'structure',
	reflow: 'widths', inert: 'safety', 'shown as typed': 'safety',
	'tab order': 'focus', 'focus seen': 'focus', enlarged: 'enlarged',
	axe: 'looks', 'words in pictures': 'looks', 'table roles': 'looks', 'marks seen': 'looks',
	'words beside colours': 'looks', print: 'print',
};

const folder = await mkdtemp(join(tmpdir(), 'papers-'));
const browser = await start_browser();
const { judge, tell } = make_tally();
try {
	const check = async (page, only) => {
		const file = join(folder, 'page.html');
		await writeFile(file, page);
		return (await check_page(browser, file, only)).faults;
	};
	const faults = await check(sound());
	judge(faults.length === 0, `the sound page has faults: ${JSON.stringify(faults)}`);
	for (const [name, what, page] of FAULTS) {
		const names = (await check(page, [PARTS[name]])).map(([found]) => found.replace(/ \(.*/, ''));
		judge(names.includes(name), `not found by "${name}": ${what} (found: ${names.join(', ')})`);
	}
} finally {
	await browser.close();
	await rm(folder, { recursive: true });
}
tell();
