// Four questions that a paper of a committee is opened for, each answered in at most two clicks or one typed
// word: what is overdue, what does one officer owe, what slipped, what serves one goal. The page of the
// example `corporate` answers them; what it has none of, that of slips.plan does.

import { read_shown, same } from './filters.mjs';

const links = (page, selector) => page.$$eval(selector, (all) =>
	all.filter((link) => link.checkVisibility()).map((link) => link.hash.slice(1)));

// A link is a click; the page then stands at what it leads to.
async function click(page, selector) {
	await page.click(selector);
	const [top, height] = await page.evaluate(() =>
		[document.querySelector(':target').getBoundingClientRect().top, innerHeight]);
	if (top < -1 || top > height)
		throw new Error(`${selector} leads to something at ${top}`);
}

// What is shown, without what is there only for what it holds.
const matches = (page) => page.evaluate(`(${read_shown})()`);

export const ANSWERS = {
	async 'what is overdue'({ open, close }) {
		const page = await open('corporate', '', { javaScriptEnabled: true });
		const listed = await links(page, '#attention + table th a');
		same('listed in the summary', listed.length > 20, true);
		await page.click('.filter [name=overdue]');
		const found = await matches(page);
		same('all that is listed is shown', listed.filter((id) => !found.includes(id)), []);
		const signs = await page.$$eval('main > .plan li[id]', (items) =>
			items.filter((item) => item.checkVisibility() && !item.querySelector('.sign.bad')).length);
		same('shown without being overdue', signs, 0);
		await close(page);
	},

	async 'what one officer owes'({ open, close }) {
		const page = await open('corporate', '', { javaScriptEnabled: true });
		await page.selectOption('.filter [name=owner]', { label: 'Owen Whalley (D&R)' });
		const chosen = await matches(page);
		const own = await page.$$eval('main > .plan tr[id]:not(.group)', (rows) =>
			rows.filter((row) => row.cells[1].textContent.includes('Owen Whalley')).map(({ id }) => id));
		same('rows', chosen.filter((id) => own.includes(id)), own);
		same('other rows', (await page.$$eval('main > .plan tr[id]:not(.group)', (rows) =>
			rows.filter((row) => row.checkVisibility()).map(({ id }) => id))), own);
		await page.click('.filter button');
		await page.fill('.filter [name=text]', 'whalley');
		same('by one word', await matches(page), chosen);
		await close(page);
		const still = await open('corporate', '', { javaScriptEnabled: false });
		await click(still, '.contents a[href="#owners"]');
		const name = await still.$$eval('.owners-part h3', (names) =>
			names.filter(({ textContent }) => textContent.startsWith('Owen Whalley')).map((h3) =>
				[...h3.nextElementSibling.querySelectorAll('a')].map((a) => a.hash.slice(1))));
		same('without script', own.filter((id) => !name[0].includes(id)), []);
		await close(still);
	},

	async 'what slipped'({ open, close }) {
		const none = await open('corporate', '', { javaScriptEnabled: false });
		same('in the summary', await none.$$eval('.figure', (figures) => figures.map(({ innerText }) =>
			innerText.replace(/\s+/g, ' ')).filter((words) => words.includes('Later than first promised'))),
		['Later than first promised 0']);
		await close(none);
		const page = await open('slips', '', { javaScriptEnabled: false });
		await click(page, '.contents a[href="#slips"]');
		same('listed', (await links(page, '.slips-part th a')).length, 2);
		await close(page);
	},

	async 'what serves one goal'({ open, close }) {
		// The example declares no goals: its themes are those of the Community Plan.
		const page = await open('corporate', '', { javaScriptEnabled: false });
		await click(page, '.contents a:text("A Prosperous Community")');
		same('the theme', await page.$eval(':target', ({ textContent }) => textContent), 'A Prosperous Community');
		await close(page);
		const goals = await open('slips', '', { javaScriptEnabled: false });
		await click(goals, '.contents a[href="#goals"]');
		await click(goals, '.goals-part td a, .goals-part th a:text("Cleaner air")');
		same('listed', await links(goals, ':target + ul a'), ['i-1_1_-1', 'i-2_2_-1']);
		await close(goals);
	},
};
