// node check.mjs FILE.html …: checks each paper in a browser, as many at once as there are processors; see
// checks.mjs.

import { availableParallelism } from 'node:os';
import { check_page, start_browser } from './checks.mjs';

const files = process.argv.slice(2);
if (files.length === 0)
	throw new Error('which papers? node check.mjs FILE.html …');
let passed = 0, failed = 0;
const waiting = [...files];
const browser = await start_browser();

async function check_waiting() {
	for (let file; (file = waiting.shift());) {
		const result = await check_page(browser, file);
		passed += result.passed;
		failed += result.failed;
		for (const [name, detail] of result.faults)
			console.log(`${file}: ${name}: ${detail}`);
	}
}

try {
	await Promise.all(Array.from({ length: availableParallelism() }, check_waiting));
} finally {
	await browser.close();
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed ? 1 : 0;
