// Nothing that a writer types runs, leaves the page, or becomes markup.

import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';

// Before the page is loaded: what hostile words would call, and what the page's policy had to forbid.
export async function watch(page, found) {
	page.on('dialog', (dialog) => {
		found('no script ran', `a dialog: ${dialog.message()}`);
		dialog.dismiss();
	});
	await page.exposeFunction('tell', (name, detail) => found(name, detail));
	await page.addInitScript(() => {
		globalThis.ran = (what) => globalThis.tell('no script ran', `ran(${what})`);
		addEventListener('securitypolicyviolation', (event) =>
			globalThis.tell('no violation', `${event.effectiveDirective}: ${event.blockedURI}`));
	});
}

// Runs in the page: what would run or leave it, if it were let.
export function read_dangers() {
	const faults = [];
	const outside = /^(#|https?:\/\/|mailto:)/;
	for (const element of document.querySelectorAll('*')) {
		const name = element.tagName.toLowerCase();
		if (/^(iframe|frame|frameset|object|embed|applet|base|template|math|foreignobject|img|audio|video)$/
			.test(name))
			faults.push(`<${name}>`);
		for (const { name: attribute, value } of element.attributes) {
			if (/^on|^(style|srcdoc|ping|formaction|autofocus|background)$/i.test(attribute))
				faults.push(`<${name} ${attribute}="${value.slice(0, 40)}">`);
			if (/^(href|src|xlink:href|action|data)$/.test(attribute) && !outside.test(value))
				faults.push(`<${name} ${attribute}="${value.slice(0, 60)}">`);
			if (attribute === 'http-equiv' && value !== 'Content-Security-Policy')
				faults.push(`<meta http-equiv="${value}">`);
		}
	}
	return [...new Set(faults)].slice(0, 8);
}

// Runs in the page: every element with the names of its attributes, "a href".
export function read_vocabulary() {
	return [...new Set([...document.querySelectorAll('*')].map((element) => [element.tagName.toLowerCase(),
		...[...element.attributes].map(({ name }) => name).sort()].join(' ')))];
}

// The words that a plan beside this file promises its page to show: behind "# shows ".
export async function promised(file) {
	const plan = new URL(`${basename(file, '.html')}.plan`, import.meta.url);
	if (!existsSync(plan))
		return [];
	return [...(await readFile(plan, 'utf8')).matchAll(/^ *# shows (.*)$/gm)].map((match) => match[1]);
}

export async function safety(page, found, words) {
	for (const danger of await page.evaluate(read_dangers))
		found('inert', danger);
	const shown = await page.evaluate(() => document.body.innerText);
	for (const text of words)
		if (!shown.includes(text))
			found('shown as typed', text);
}
