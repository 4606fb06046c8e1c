// node screenshot.mjs FILE.html OUT.png [WIDTH] [light|dark|forced|print] [HEIGHT] [SELECTOR]: a picture of
// a paper. Without HEIGHT the picture shows the whole page, else from SELECTOR down, or from the top.

import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { start_browser } from './checks.mjs';

const [file, out, width = '1280', mode = 'light', height, selector] = process.argv.slice(2);
if (!file || !out)
	throw new Error('node screenshot.mjs FILE.html OUT.png [WIDTH] [light|dark|forced|print] [HEIGHT] [SELECTOR]');
const browser = await start_browser();
try {
	const page = await browser.newPage({
		viewport: { width: Number(width), height: Number(height ?? 800) },
		deviceScaleFactor: 1,
	});
	await page.emulateMedia({
		media: mode === 'print' ? 'print' : 'screen',
		colorScheme: mode === 'dark' || mode === 'forced' ? 'dark' : 'light',
		forcedColors: mode === 'forced' ? 'active' : 'none',
		reducedMotion: 'reduce',
	});
	await page.goto(pathToFileURL(resolve(file)).href);
	if (selector)
		await page.locator(selector).first().evaluate((element) =>
			scrollTo(0, element.getBoundingClientRect().top + scrollY - 16));
	await page.screenshot({ path: out, fullPage: !height, animations: 'disabled' });
} finally {
	await browser.close();
}
