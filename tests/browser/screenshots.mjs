// node screenshots.mjs FOLDER DOCS: pictures of all papers (*.html) in FOLDER, to be looked at there: wide,
// narrow, dark, in forced colours and printed; and those that DOCS shows, of the paper as it opens and of the
// plan in each example.

import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { start_browser } from './checks.mjs';

const PLAN = 'main > h2:not(#about)'; // where the plan's own words begin
const VIEWS = [
	{ name: 'wide', width: 1280, height: 1800 },
	{ name: 'plan', width: 1280, height: 1800, from: PLAN },
	{ name: 'narrow', width: 320, height: 1800 },
	{ name: 'narrow-plan', width: 320, height: 1800, from: PLAN },
	{ name: 'dark', width: 1280, height: 1800, colorScheme: 'dark' },
	{ name: 'forced', width: 1280, height: 1800, forcedColors: 'active', from: PLAN },
];
const PRINTED = 4; // pages, of the first that a printer would give out

async function take(browser, file, out, { width, height, from, colorScheme, forcedColors }) {
	const page = await browser.newPage({ viewport: { width, height }, deviceScaleFactor: 1 });
	await page.emulateMedia({
		colorScheme: colorScheme ?? 'light',
		forcedColors: forcedColors ?? 'none',
		reducedMotion: 'reduce',
	});
	await page.goto(pathToFileURL(file).href);
	if (from)
		await page.locator(from).first().evaluate((element) =>
			scrollTo(0, element.getBoundingClientRect().top + scrollY - 16));
	await page.screenshot({ path: out, animations: 'disabled' });
	await page.close();
}

async function print(browser, file, out) {
	const page = await browser.newPage();
	await page.goto(pathToFileURL(file).href);
	await page.pdf({ path: `${out}.pdf`, preferCSSPageSize: true });
	await page.close();
	execFileSync('pdftoppm', ['-png', '-r', '70', '-l', String(PRINTED), `${out}.pdf`, out]);
}

const [folder, docs] = process.argv.slice(2).map((path) => resolve(path));
if (!docs)
	throw new Error('node screenshots.mjs FOLDER DOCS');
const browser = await start_browser();
try {
	for (const file of readdirSync(folder).filter((name) => name.endsWith('.html'))) {
		const paper = join(folder, file), name = basename(file, '.html');
		for (const view of VIEWS)
			await take(browser, paper, join(folder, `${name}-${view.name}.png`), view);
		await print(browser, paper, join(folder, `${name}-print`));
		await take(browser, paper, join(docs, 'examples', `${name}.png`),
			{ width: 1120, height: 760, from: PLAN });
	}
	await take(browser, join(folder, 'engagement-2018.html'), join(docs, 'paper.png'),
		{ width: 1280, height: 1500 });
} finally {
	await browser.close();
}
