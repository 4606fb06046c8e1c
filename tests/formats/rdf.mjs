// Holds each line of rdjsonl files against an independent validator of reviewdog's format.
// usage: node rdf.mjs FILE…
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";

const { RDFormatValidator } = createRequire(import.meta.url)("@umbrelladocs/rdformat-validator");
const validator = new RDFormatValidator({ strictMode: true, allowExtraFields: false });
let wrong = 0;
for (const path of process.argv.slice(2)) {
	const lines = readFileSync(path, "utf8").split("\n").slice(0, -1);
	for (const line of lines) {
		const result = await validator.validateString(line);
		if (!result.valid || result.errors.length) {
			wrong++;
			console.log(`${path}: ${JSON.stringify(result.errors)} ${line.slice(0, 200)}`);
		}
	}
}
process.exit(wrong ? 1 : 0);
