// What the search in a paper must do: each check gets a browser and the papers made of find.plan, and
// says what is wrong. The items of that plan, by the ends of their ids:

import { readFile } from 'node:fs/promises';
import { createHash } from 'node:crypto';

const ALL = ['gates', 'paths', 'benches', 'cafe', 'oaks', 'oaks__1', 'oaks__2', 'oaks__3', 'limes', 'swings',
	'slides', 'ponds'];
const EVERYTHING = ALL.toSpliced(11, 0, '_3'); // with a measure, which is not counted
const CONTROLS = 'input, select, button';
const SCRIPT = await readFile(new URL('../../backends/plan/paper.js', import.meta.url), 'utf8');

// Runs in the page: the items that are shown, in the order in which they stand.
export const read_shown = () => [...document.querySelectorAll(
	'main > .plan tr[id]:not(.group), main > .plan li[id], .measures li[id]')]
	.filter((item) => item.checkVisibility()).map(({ id }) => id);

// Runs in the page: tables whose visible rows are not all as wide as their header row.
const read_ragged = () => [...document.querySelectorAll('main > .plan')].filter((table) => {
	const rows = [...table.rows].filter((row) => row.checkVisibility() || row.parentElement === table.tHead);
	const covered = rows.map(() => 0);
	return rows.some((row, y) => {
		let width = covered[y];
		for (const cell of row.cells) {
			width += cell.colSpan;
			for (let k = 1; k < cell.rowSpan; k++)
				if (y + k >= rows.length || rows[y + k].parentElement !== row.parentElement)
					return true;
				else
					covered[y + k] += cell.colSpan;
		}
		return width !== table.tHead.rows[0].cells.length;
	});
}).map((table) => table.caption.textContent);

const short = (ids) => ids.map((id) => id.replace(/^i_\d_(\d_)?/, ''));

export function make_papers(browser, urls) {
	return {
		// A page that was just opened, and what it said on its console.
		async open(name, fragment = '', options = {}) {
			const context = await browser.newContext({ offline: true, viewport: { width: 1280, height: 800 }, ...options });
			const page = await context.newPage();
			page.setDefaultTimeout(20000);
			page.said = [];
			page.on('console', (message) => page.said.push(message.text()));
			page.on('pageerror', (error) => page.said.push(error.message));
			await page.goto(fragment.includes('://') ? fragment : urls[name] + fragment);
			return page;
		},
		close: (page) => page.context().close(),
	};
}

export const same = (what, got, wanted) => {
	if (JSON.stringify(got) !== JSON.stringify(wanted))
		throw new Error(`${what}: ${JSON.stringify(got)}, not ${JSON.stringify(wanted)}`);
};

export const shown = async (page) => short(await page.evaluate(read_shown));
const set = (page, name, value) => page.selectOption(`.filter [name=${name}]`, value);
const type = (page, words) => page.fill('.filter [name=text]', words);
const overdue = (page) => page.check('.filter [name=overdue]');
// Behind the announcement, by the page's own clock.
const count = async (page) => {
	await page.evaluate(() => new Promise((done) => setTimeout(done, 400)));
	return page.textContent('.filter [role=status]');
};
const visible = (page, selector) => page.$$eval(selector, (elements) =>
	elements.filter((element) => element.checkVisibility()).length);

// The page hears of it in its next frame.
async function paper(page, media = 'print') {
	await page.evaluate(() => {
		globalThis.heard = new Promise((done) =>
			matchMedia('print').addEventListener('change', done, { once: true }));
	});
	await page.emulateMedia({ media });
	await page.evaluate(() => globalThis.heard.then(() => true));
}

const whole = async (page, what) => same(`spans ${what}`, await page.evaluate(read_ragged), []);

export const CHECKS = {
	async 'without script'({ open, close }) {
		const page = await open('find', '', { javaScriptEnabled: false });
		same('controls', await visible(page, CONTROLS), 0);
		same('items', await page.$$eval('tr[id]:not(.group)', (rows) =>
			rows.filter((row) => row.getBoundingClientRect().height > 0).length), ALL.length);
		await close(page);
	},

	async owner({ open, close }) {
		const page = await open('find');
		await set(page, 'owner', 'zoe');
		same('items', await shown(page), ['cafe', 'oaks', 'oaks__3', 'swings']);
		same('count', await count(page), '3 of 12 items match');
		await close(page);
		const cells = await open('rows');
		await set(cells, 'owner', 'zoe');
		same('items in cells', await shown(cells), ['cafe', 'oaks__3', 'swings']);
		await set(cells, 'owner', 'ben');
		same('count in cells', await count(cells), '4 of 12 items match');
		await close(cells);
	},

	async status({ open, close }) {
		const page = await open('find');
		await set(page, 'status', 'delayed');
		same('items', await shown(page), ['paths']);
		await set(page, 'status', 'none');
		same('items without', await shown(page), ['cafe', 'oaks', 'oaks__1', 'oaks__3', 'limes', 'ponds']);
		await close(page);
	},

	async overdue({ open, close }) {
		const page = await open('find');
		await overdue(page);
		same('items', await shown(page), ['paths', 'oaks', 'oaks__1', 'limes', 'swings']);
		same('count', await count(page), '4 of 12 items match');
		await close(page);
	},

	async words({ open, close }) {
		const page = await open('find');
		for (const [words, items] of [
			['CAFE', ['cafe']],
			['evans', ['cafe', 'oaks', 'oaks__3', 'swings']],
			['o’hara slides', ['slides']],
			['planted', ['oaks', 'oaks__1', 'oaks__2', 'oaks__3', 'limes']],
			['lime', ['limes']],
			['any age', ['swings', 'slides', '_3']],
			['ten minutes', ['gates', 'paths', 'benches', 'cafe']],
			['open', ['gates', 'paths', 'benches', 'cafe', '_3']],
			['nothing has this', []],
		]) {
			await type(page, words);
			same(words, await shown(page), items);
		}
		await close(page);
	},

	async combined({ open, close }) {
		const page = await open('find');
		await set(page, 'owner', 'ben');
		await overdue(page);
		same('owner, overdue', await shown(page), ['paths']);
		await set(page, 'status', 'on-track');
		same('owner, overdue, status', await shown(page), []);
		await page.uncheck('.filter [name=overdue]');
		same('owner, status', await shown(page), ['slides']);
		await set(page, 'status', '');
		await type(page, 'oak');
		same('owner, words', await shown(page), ['oaks', 'oaks__2']);
		await close(page);
	},

	async address({ open, close }) {
		const page = await open('find');
		await set(page, 'owner', 'zoe');
		await type(page, 'Évans, & the +50%');
		await type(page, 'Évans the');
		await set(page, 'sort', 'deadline');
		await overdue(page);
		const before = [await shown(page), await count(page)];
		const other = await open('find', page.url());
		same('view', [await shown(other), await count(other)], before);
		same('controls', await other.$$eval('.filter [name]', (controls) => ['text', 'owner', 'sort', 'overdue'].map((name) =>
			controls.find((control) => control.name === name)).map(({ value, checked, type }) =>
			type === 'checkbox' ? checked : value)),
		['Évans the', 'zoe', 'deadline', true]);
		await other.click('.filter button');
		same('all', await shown(other), EVERYTHING);
		same('empty address', new URL(other.url()).hash, '');
		await close(page);
		await close(other);
	},

	async count({ open, close }) {
		const page = await open('find');
		// The clock stands still, so that slow typing is not several announcements.
		await page.clock.install({ time: 0 });
		await page.clock.pauseAt(1000);
		same('at first', await page.textContent('.filter [role=status]'), '');
		await page.$eval('.filter [role=status]', (status) => {
			globalThis.changes = 0;
			new MutationObserver(() => globalThis.changes++).observe(status, { childList: true });
		});
		await page.focus('.filter [name=text]');
		await page.keyboard.type('ponds');
		await page.clock.runFor(1000);
		same('at last', await page.textContent('.filter [role=status]'), '1 of 12 items match');
		same('times announced', await page.evaluate(() => globalThis.changes), 1);
		same('role', await page.$eval('.filter [data-words]', (status) => status.role ?? status.getAttribute('role')), 'status');
		await close(page);
	},

	async order({ open, close }) {
		const page = await open('find');
		const planned = await shown(page);
		await set(page, 'sort', 'deadline');
		same('by deadline', (await shown(page)).slice(0, 4), ['paths', 'benches', 'gates', 'cafe']);
		same('headings', await page.$$eval('.plan tr.group[id]', (rows) => rows.map(({ id }) => id)), ['i_1_1', 'i_1_2']);
		same('the shared cell', await page.$eval('#i_1_1_paths', ({ cells }) => cells[1].rowSpan), 4);
		await whole(page, 'by deadline');
		await type(page, 'ada');
		same('words, by deadline', (await shown(page)).slice(0, 2), ['benches', 'gates']);
		await whole(page, 'of some by deadline');
		await page.click('.filter button');
		same('as planned', await shown(page), planned);
		await whole(page, 'as planned');
		await close(page);
	},

	async spans({ open, close }) {
		for (const name of ['find', 'rows']) {
			const page = await open(name);
			for (const words of ['benches', 'ada', 'cafe', 'zoe', 'saplings', 'dig', '', 'rangers', 'north']) {
				await type(page, words);
				await whole(page, `of ${name}, "${words}"`);
			}
			await type(page, 'benches');
			if (name === 'find')
				same('the shared cell', await page.$eval('#i_1_1_benches', ({ cells }) =>
					[cells.length, cells[1].rowSpan, cells[1].textContent]),
				[5, 1, 'Nobody walks more than ten minutes to a park.']);
			await close(page);
		}
	},

	async print({ open, close }) {
		const page = await open('find');
		await set(page, 'owner', 'ada');
		await set(page, 'sort', 'deadline');
		const on_screen = await shown(page);
		await paper(page);
		same('on paper', (await shown(page)).filter((id) => ALL.includes(id)), ALL);
		await whole(page, 'on paper');
		same('controls on paper', await visible(page, CONTROLS), 0);
		await paper(page, 'screen');
		same('on the screen again', await shown(page), on_screen);
		await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
		same('before printing', (await shown(page)).filter((id) => ALL.includes(id)), ALL);
		await page.evaluate(() => dispatchEvent(new Event('afterprint')));
		await page.check('.filter [name=print]');
		await paper(page);
		same('on paper, what is shown', await shown(page), on_screen);
		same('controls on paper, what is shown', await visible(page, CONTROLS), 0);
		same('on paper, how many', await visible(page, '.filter [role=status]'), 1);
		await close(page);
	},

	async jump({ open, close }) {
		const page = await open('find');
		await set(page, 'owner', 'ada');
		const before = await shown(page);
		await page.evaluate(() => location.hash = '#i_3_ponds');
		await page.waitForFunction(() => document.querySelector('#i_3_ponds').checkVisibility());
		same('the item beside the others', await shown(page), [...before, 'ponds']);
		same('in the window', await page.$eval('#i_3_ponds', (row) => {
			const box = row.getBoundingClientRect();
			return box.top >= 0 && box.bottom <= innerHeight;
		}), true);
		const other = await open('find', page.url());
		same('from its address', await shown(other), [...before, 'ponds']);
		await close(other);
		await page.goBack();
		await page.waitForFunction(() => !document.querySelector('#i_3_ponds').checkVisibility());
		same('and back', await shown(page), before);
		await page.evaluate(() => location.hash = '#goal-play');
		await page.waitForFunction(() => document.querySelector('#goal-play').checkVisibility());
		await close(page);
		const plain = await open('find', '#i_2_slides');
		same('without a question', [(await shown(plain)).length, new URL(plain.url()).hash], [13, '#i_2_slides']);
		await close(plain);
	},

	async 'what is hidden with items'({ open, close }) {
		const page = await open('find');
		await set(page, 'owner', 'zoe');
		same('headings', await page.$$eval('main > h2[id^=i], main > h3, .plan tr.group[id]', (elements) =>
			elements.filter((element) => element.checkVisibility()).map(({ textContent }) => textContent)),
		['Aim: Green spaces', 'Promise 1: Parks are open to all', 'Promise 2: Trees are planted', 'Aim: Playgrounds']);
		same('tables', await visible(page, 'main > .plan'), 2);
		same('deadlines', await page.$$eval('.deadlines-part li', (entries) => entries
			.filter((entry) => entry.checkVisibility()).map((entry) => entry.querySelector('a').hash)),
		['#i_2_swings', '#i_1_2_oaks__3']);
		same('months', await visible(page, '.deadlines-part h3'), 2);
		same('sections', await visible(page, '.slips-part'), 0);
		await close(page);
	},

	async keyboard({ open, close }) {
		const page = await open('find');
		await page.focus('.filter [name=text]');
		await page.keyboard.type('a');
		const names = [];
		for (let i = 0; i < 6; i++) {
			await page.keyboard.press('Tab');
			names.push(await page.evaluate(() => document.activeElement.name || document.activeElement.type));
		}
		same('tab order', names, ['owner', 'status', 'sort', 'overdue', 'button', 'print']);
		await page.keyboard.press('Shift+Tab');
		await page.keyboard.press('Enter');
		same('focus', await page.evaluate(() => document.activeElement.name), 'text');
		await page.keyboard.press('Enter');
		same('all', (await shown(page)).length, 13);
		await close(page);
	},

	async controls({ open, close }) {
		const page = await open('find', '#?owner=ben', { viewport: { width: 320, height: 600 } });
		const boxes = await page.$$eval(`.filter :is(${CONTROLS})`, (controls) => controls.map((control) => {
			const { width, height } = control.getBoundingClientRect();
			control.focus({ focusVisible: true });
			return { small: width < 24 || height < 24, unlabelled: !control.labels?.length && !control.textContent.trim(),
				unseen: getComputedStyle(control).outlineStyle === 'none' };
		}));
		same('controls', boxes.length, 7);
		for (const fault of ['small', 'unlabelled', 'unseen'])
			same(fault, boxes.filter((box) => box[fault]).length, 0);
		same('width', await page.evaluate(() => document.documentElement.scrollWidth), 320);
		await close(page);
	},

	async 'a report'({ open, close }) {
		const page = await open('slim');
		same('fields', await page.$$eval('.filter [name]', (all) => all.map(({ name }) => name)),
			['text', 'sort', 'overdue', 'print']);
		same('who answers', await page.$$eval('[data-o]', (all) => all.length), 0);
		same('names', /Marsh/.test(await page.content()), false);
		await type(page, 'oaks');
		await set(page, 'sort', 'deadline');
		same('items', (await shown(page)).length > 0, true);
		await close(page);
	},

	async 'a long plan'({ open, close }) {
		const page = await open('long');
		const rows = () => page.$$eval('.plan tr[id]:not(.group)', (all) =>
			all.filter((row) => !row.closest('[hidden]')).map(({ id }) => id));
		const tables = () => page.$$eval('.long:has(> .plan)', (all) => all.map((part) => part.offsetHeight > 0));
		same('tables', (await tables()).length, 40);
		same('columns', await page.$eval('.plan', (table) => getComputedStyle(table).tableLayout), 'fixed');
		await type(page, 'tree 31-7');
		same('rows', await rows(), ['i-31_31_-7']);
		same('tables that take room', (await tables()).filter((one) => one).length, 1);
		await paper(page);
		same('rows on paper', (await rows()).length, 2400);
		await close(page);
	},

	async policy({ open, close }) {
		const page = await open('find');
		await type(page, 'oak');
		await set(page, 'sort', 'deadline');
		await page.click('.filter button');
		same('console', page.said, []);
		same('scripts', await page.$$eval('script', (scripts) => scripts.map((script) =>
			[script.attributes.length, script.textContent])), [[0, SCRIPT]]);
		const policy = await page.$eval('meta[http-equiv]', ({ content }) => content);
		same('policy', /script-src ([^;]*)/.exec(policy)?.[1],
			`'sha256-${createHash('sha256').update(SCRIPT).digest('base64')}'`);
		await close(page);
	},

	async language({ open, close }) {
		const page = await open('welsh');
		await overdue(page);
		const words = await page.$eval('.filter', (form) => form.innerText);
		for (const word of ['Chwilio', 'Yn gyfrifol', 'Trefn', 'Dangos popeth'])
			if (!words.includes(word))
				throw new Error(`no "${word}" in ${words}`);
		if (!/^Eitemau sy’n cyfateb: \d+ o \d+$/.test(await count(page)))
			throw new Error(`the count: ${await count(page)}`);
		await close(page);
	},
};
