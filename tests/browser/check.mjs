// node check.mjs FILE.html …: checks each paper in a browser; see checks.mjs.

import { check_page, start_browser } from './checks.mjs';

const files = process.argv.slice(2);
if (files.length === 0)
	throw new Error('which papers? node check.mjs FILE.html …');
let passed = 0, failed = 0;
const browser = await start_browser();
try {
	for (const file of files) {
		const result = await check_page(browser, file);
		passed += result.passed;
		failed += result.failed;
		for (const [name, detail] of result.faults)
			console.log(`${file}: ${name}: ${detail}`);
	}
} finally {
	await browser.close();
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed ? 1 : 0;
