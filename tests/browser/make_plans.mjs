// node make_plans.mjs FOLDER: plans that nobody wants to write by hand. One of extreme sizes, and two whose
// timelines have 5 and 250 lines.

import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const many = (count, make) => Array.from({ length: count }, (_, i) => make(i)).join('\n');
const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September',
	'October', 'November', 'December'];
const LONG = 'Donau'.padEnd(200, 'dampfschifffahrt');
const WORDS = 'to mend the roofs of all the halls and schools that belong to the Borough of Northmere '.repeat(6).trim();

function nested(depth, inner) {
	const open = many(depth, (i) => `objective n${i} "${i % 2 ? 'O' : `Level ${i + 1} of those below`}" {`);
	return `${open}\n${inner}\n${'}\n'.repeat(depth)}`;
}

const extreme = `plan-language 1
plan x "${LONG} ${WORDS.slice(0, 200)}" {
	subtitle "${LONG}"
	publisher "${LONG}"
	period 1950 to 2150
	text "${LONG}

		${WORDS}"
	call action "${LONG.slice(0, 60)}" plural "${LONG.slice(0, 60)}"
	languages en
}
${many(12, (i) => `person p${i} "${i % 3 ? `Person ${i} ${LONG.slice(0, 10 * i)}` : 'P'}" role "${LONG.slice(0, 15 * i + 1)}"`)}
goal g "${LONG}"
goal h "G"
theme 1 "${LONG}" {
	action 1.1 "A" owner ${Array.from({ length: 12 }, (_, i) => `p${i}`).join(', ')} due 1951 supports g
	action 1.2 "${LONG}" due 31 December 2149 owner p1 tag ${LONG.slice(0, 40).toLowerCase()}, t supports g, h
	action 1.3 "تحسين خدمات المكتبات في البلدة حتى نهاية السنة" owner p0 due March 2020 status on track
	action 1.4 "${'改善全市公共图书馆的服务并在年底之前向理事会报告所有进展情况和费用'.repeat(8)}" owner p0 due 2020
	action 1.5 "Z̸̢͎͈͑̓a̵̧͓̿̕l̴̨̛̺̐g̷̛͖͒o̶̢̾ and ẹ̣̣̣̣̣̣́́́́́́" owner p2 due May 2020 status complete on 3 May 2020
	action 1.6 "שיפור הספרייה (2020) and left again" owner p3 due 2019/20
	action 1.7 "Forty steps" owner p4 {
${many(40, (i) => `		milestone "${i % 2 ? 'M' : `Step ${i}: ${WORDS.slice(0, 10 * i)}`}" due ${MONTHS[i % 12]} ${2000 + i} owner p${i % 12}${i % 4 ? '' : ` status complete on 3 ${MONTHS[i % 12]} ${2000 + i}`}`)}
	}
}
theme 2 "Empty" {
}
theme 3 "" {
	pledge 3.1 "P"
	pledge 3.2 "Empty, too" { }
	action "I" owner p5 due 2 months after 1.1 was 1950 because "${LONG}" agreed "${LONG.slice(0, 70)}"
}
${nested(1, '').replace(/objective n0/, 'theme 4')}
theme 5 "Deep" { pledge 5.1 "D" {
${nested(6, `action deep "Deep" owner p6 due 2100 { milestone s "S" due 2099 { milestone "s" due 2098 } }`)}
} }
theme 6 "Measures" {
	measure "${LONG}" baseline 1 in 2018 target 999,999,999,999 in 2020
	measure "m" baseline 0 in 1950 target 1 in 2150
}
`;

function timeline(count) {
	const at = (i) => `${MONTHS[(i * 7) % 12]} ${2018 + Math.floor((i * 13) % 36 / 12)}`;
	const forms = [
		(i) => `due ${at(i)} status complete on 3 ${at(i)}`,
		(i) => `due 14 ${at(i)} was January 2018 because "It took longer."`,
		(i) => `start January 2018 due ${at(i)}`,
		(i) => `due ${at(i)} to 31 December 2020 status on track`,
		(i) => i % 50 ? `due by ${at(i)}` : 'due every quarter',
	];
	return `plan-language 1
plan lines "A timeline of ${count}" {
	period January 2018 to December 2020
}
person ada "Ada Marsh"
${many(Math.ceil(count / 25), (t) => `theme ${t + 1} "Theme ${t + 1} and ${WORDS.slice(0, (t * 17) % 80)}" {
${many(Math.min(25, count - 25 * t), (i) => `	action "Action ${i} ${WORDS.slice(0, (i * 31) % 150).trim()}" owner ada ${
		forms[(i + t) % forms.length](i + t)}`)}
}`)}
`;
}

const folder = process.argv[2];
if (!folder)
	throw new Error('node make_plans.mjs FOLDER');
await writeFile(join(folder, 'extreme.plan'), extreme);
await writeFile(join(folder, 'timeline-5.plan'), timeline(5));
await writeFile(join(folder, 'timeline-250.plan'), timeline(250));
