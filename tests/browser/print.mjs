// What a clerk prints: landscape, black on white, without controls, with addresses behind the links that
// lead elsewhere, a table's header row on each of its pages, and no row cut in two. Which words stand on
// which page is read from the PDF itself.

import { execFileSync } from 'node:child_process';
import { read_words } from './zoom.mjs';

const WIDE = 1031, HIGH = 680; // A4 landscape without its margins, at 96 pixels an inch

// Runs in the page, under the rules of print.
function read_style() {
	const style = (selector) => {
		const element = document.querySelector(selector);
		return element && getComputedStyle(element);
	};
	const shown = (element) => element.checkVisibility({ visibilityProperty: true });
	const words = (element) => `"${element.textContent.trim().slice(0, 40)}"`;
	return {
		wide: document.documentElement.scrollWidth,
		ink: style('body').color,
		background: style('body').backgroundColor,
		controls: [...document.querySelectorAll('button, input, select, textarea, nav, a[href="#main"]')]
			.filter(shown).map(words),
		unaddressed: [...document.querySelectorAll('a[href]:not([href^="#"])')].filter(shown)
			.filter((a) => a.textContent.trim() !== a.getAttribute('href').replace('mailto:', '') &&
				getComputedStyle(a, '::after').content === 'none').map(words),
	};
}

// Runs in the page: puts a mark that no eye sees into each header row, and into each cell of a row where
// it begins and where it ends. A row that takes more than half a page under its header
// row may be cut; so may a cell over several rows.
function put_marks(high) {
	const mark = (cell, words, first) => {
		const span = document.createElement('span');
		span.style.cssText = 'font: 1px monospace; letter-spacing: 0; color: #000;';
		span.textContent = words;
		cell[first ? 'prepend' : 'append'](span);
	};
	[...document.querySelectorAll('table')].forEach((table, t) => {
		if (!table.tHead || table.tHead.classList.contains('hidden'))
			return;
		// A table with two kinds of rows has a header row before each of them, in its place.
		const repeats = !table.classList.contains('mixed');
		const head = repeats ? table.tHead.getBoundingClientRect().height : 0;
		const heights = [...table.rows].map((row) => row.getBoundingClientRect().height + head);
		if (repeats)
			mark(table.tHead.rows[0].cells[0], `{T${t}H}`, true);
		[...table.rows].forEach((row, r) => {
			if (row.parentElement === table.tHead || !row.checkVisibility())
				return;
			for (const cell of row.cells) {
				if (cell.rowSpan > 1)
					continue;
				mark(cell, `{T${t}R${r}${heights[r] > high ? 'L' : 'B'}}`, true);
				mark(cell, `{T${t}R${r}${heights[r] > high ? 'L' : 'E'}}`, false);
			}
		});
	});
}

function pages_of(pdf) {
	return execFileSync('pdftotext', ['-raw', '-', '-'], { input: pdf, maxBuffer: 1 << 28 })
		.toString().split('\f').slice(0, -1);
}

function read_pages(pages, found) {
	const places = new Map(); // of a row, the first page
	let seen = 0;
	const cut = new Set(), without = new Set();
	const headers = new Set([...pages.join('').replace(/\s+/g, '').matchAll(/\{T(\d+)H\}/g)].map((m) => m[1]));
	pages.forEach((text, page) => {
		const marks = [...text.replace(/\s+/g, '').matchAll(/\{T(\d+)(H|R(\d+)([BEL]))\}/g)];
		const headed = new Set(marks.filter((m) => m[2] === 'H').map((m) => m[1]));
		const repeated = new Set(marks.map((m) => m[1]).filter((t) => headers.has(t)));
		for (const table of repeated)
			if (!headed.has(table))
				without.add(`table ${Number(table) + 1} has no header row on page ${page + 1}`);
		for (const [, table, , row, kind] of marks) {
			seen += row !== undefined;
			if (row === undefined || kind === 'L')
				continue;
			const name = `row ${row} of table ${Number(table) + 1}`;
			if ((places.get(name) ?? page) !== page)
				cut.add(`${name} is cut at the foot of page ${page}`);
			places.set(name, places.get(name) ?? page);
		}
	});
	for (const fault of [...cut, ...without].slice(0, 5))
		found('print', fault);
	return seen;
}

// `pictures` reads the words of pictures, as read_words does those of the page.
export async function print(page, found, pictures) {
	await page.setViewportSize({ width: WIDE, height: HIGH });
	await page.emulateMedia({ media: 'print', colorScheme: 'dark', forcedColors: 'none' });
	const style = await page.evaluate(read_style);
	if (style.wide > WIDE)
		found('print', `${style.wide} pixels wide on A4 landscape`);
	if (style.ink !== 'rgb(0, 0, 0)' || style.background !== 'rgb(255, 255, 255)')
		found('print', `${style.ink} on ${style.background}`);
	for (const words of style.controls)
		found('print', `the control ${words}`);
	for (const words of style.unaddressed)
		found('print', `the link ${words} does not say where it leads`);
	for (const fault of [...await page.evaluate(read_words), ...await page.evaluate(pictures)])
		found('print', fault);
	await page.evaluate(put_marks, HIGH / 2);
	await page.emulateMedia({ media: null, colorScheme: null, forcedColors: null });
	const pdf = await page.pdf({ preferCSSPageSize: true });
	const boxes = pdf.toString('latin1').match(/\/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)/);
	if (!boxes || Math.abs(boxes[1] - 842) > 1 || Math.abs(boxes[2] - 595) > 1)
		found('print', `not A4 landscape, but ${boxes?.[1]} by ${boxes?.[2]} points`);
	const rows = await page.evaluate(() => document.querySelectorAll('tbody tr').length);
	if (read_pages(pages_of(pdf), found) === 0 && rows > 0)
		found('print', 'no row is found on the pages');
}
