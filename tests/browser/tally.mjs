// Counts what passed and what failed, says what failed, and in the end how many.

export function make_tally() {
	let passed = 0, failed = 0;
	return {
		judge(good, words) {
			if (good)
				passed++;
			else
				failed++;
			if (!good)
				console.log(words);
		},
		tell() {
			console.log(`${passed} passed, ${failed} failed`);
			process.exitCode = failed ? 1 : 0;
		},
	};
}
