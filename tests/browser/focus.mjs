// The keyboard: the skip link first, each link in the order of reading, seen when it has the focus, and
// covered by nothing (WCAG 2.4.1, 2.4.3, 2.4.7, 2.4.11).

const REACHED = 'a[href], button, input, select, textarea, summary, [tabindex], [contenteditable]';
const PRESSED = 12; // by the Tab key; the others get the focus from here, which is quicker
const FOCUSED = 60; // of many, each n-th

// Runs in the page: what can be said of all that can have the focus, without giving it to them.
function read_order(reached) {
	const faults = [];
	const all = [...document.querySelectorAll(reached)].filter((element) =>
		!element.disabled && element.checkVisibility({ visibilityProperty: true }));
	const name = (element) => `"${element.textContent.trim().slice(0, 40)}"`;
	// Shown only while it has the focus, and has no place before.
	const hidden = (element) => element !== null &&
		(getComputedStyle(element).clipPath === 'inset(50%)' || hidden(element.parentElement));
	if (all.length === 0)
		return { faults: ['nothing can be reached'], count: 0 };
	const first = all[0];
	if (!document.querySelector('main[id]')?.matches(`[id="${first.hash?.slice(1)}"]`))
		faults.push(`the first is ${name(first)}, which does not lead to the main part`);
	for (const element of all)
		if (element.tabIndex !== 0)
			faults.push(`${name(element)} has a place of its own in the order`);
	for (let i = 2; i < all.length; i++) {
		// One of several lines has its first line's place.
		const before = all[i - 1].getClientRects()[0], here = all[i].getClientRects()[0];
		if (!before || !here || hidden(all[i]) || hidden(all[i - 1]))
			continue;
		const above = here.bottom <= before.top + 1, left = here.right <= before.left + 1;
		const beside = Math.min(here.bottom, before.bottom) - Math.max(here.top, before.top) >
			Math.min(here.height, before.height) / 2;
		if ((above && here.left <= before.left + 1) || (beside && left))
			faults.push(`${name(all[i])} stands before ${name(all[i - 1])}`);
	}
	return { faults: faults.slice(0, 5), count: all.length };
}

// Runs in the page: each n-th has the focus in turn, upwards, as what sticks to the top would cover it.
function read_focused([reached, most]) {
	const faults = [];
	const all = [...document.querySelectorAll(reached)].filter((element) =>
		!element.disabled && element.checkVisibility({ visibilityProperty: true }));
	const step = Math.ceil(all.length / most);
	const look = (element) => {
		const style = getComputedStyle(element);
		return [style.outlineStyle === 'none' || parseFloat(style.outlineWidth) === 0 ? '' :
			style.outlineColor, style.backgroundColor, style.boxShadow, style.borderColor].join();
	};
	for (let i = all.length - 1; i >= 0; i -= i > 0 && i < step ? i : step) {
		const element = all[i], name = `"${element.textContent.trim().slice(0, 40)}"`;
		element.blur();
		const before = look(element);
		element.focus({ focusVisible: true });
		if (look(element) === before)
			faults.push(`${name} looks the same with the focus`);
		const box = element.getClientRects()[0];
		if (!box || box.width < 2 || box.height < 2) {
			faults.push(`${name} is not seen`);
			continue;
		}
		const x = box.left + box.width / 2;
		const seen = [0.15, 0.5, 0.85].map((share) =>
			document.elementFromPoint(x, box.top + box.height * share));
		if (!seen.every((at) => at && (element.contains(at) || at.contains(element))))
			faults.push(`${name} is covered or out of sight`);
	}
	document.activeElement?.blur();
	scrollTo(0, 0);
	return [...new Set(faults)].slice(0, 5);
}

async function press_tab(page, found, count) {
	await page.evaluate(() => scrollTo(0, 0));
	const places = [];
	for (let i = 0; i < Math.min(count, PRESSED); i++) {
		await page.keyboard.press('Tab');
		places.push(await page.evaluate((reached) =>
			[...document.querySelectorAll(reached)].filter((element) => !element.disabled &&
				element.checkVisibility({ visibilityProperty: true }))
				.indexOf(document.activeElement), REACHED));
	}
	if (places.some((place, i) => place !== i))
		found('tab order', `Tab goes to ${places.join(', ')}`);
	await page.evaluate(() => document.activeElement?.blur());
}

// Begins with the page as it was loaded: what the Tab key reaches first depends on where one was before.
export async function focus(page, found) {
	await page.setViewportSize({ width: 1280, height: 800 });
	await page.emulateMedia({ media: 'screen', colorScheme: 'light', forcedColors: 'none' });
	for (const width of [1280, 320]) {
		await page.setViewportSize({ width, height: 600 });
		const { faults, count } = await page.evaluate(read_order, REACHED);
		for (const fault of faults)
			found('tab order', `${width} px: ${fault}`);
		if (width === 1280)
			await press_tab(page, found, count);
		for (const fault of await page.evaluate(read_focused, [REACHED, FOCUSED]))
			found('focus seen', `${width} px: ${fault}`);
	}
}
