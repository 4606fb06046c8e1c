// Enlarged words (WCAG 1.4.4, 1.4.10) and wider spacing (1.4.12): nothing is cut off, lies on other words,
// or makes the page wider than its window.

// Runs in the page: words that lie on one another, are cut off, or reach out of the page. What is shown to
// nobody's eyes has a clip path.
export function read_words() {
	const faults = [];
	const boxes = [];
	const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
	const range = document.createRange();
	const shown = (element) => element.checkVisibility({ visibilityProperty: true }) &&
		!element.closest('svg') && !clipped(element);
	const clips = new Map();
	const clipped = (element) => {
		if (!element)
			return false;
		if (!clips.has(element)) {
			clips.set(element, getComputedStyle(element).clipPath === 'inset(50%)' ||
				clipped(element.parentElement));
		}
		return clips.get(element);
	};
	const width = document.documentElement.clientWidth;
	for (let node; (node = walk.nextNode());) {
		if (!node.data.trim() || !shown(node.parentElement))
			continue;
		range.selectNodeContents(node);
		const words = node.data.trim().slice(0, 40);
		for (const box of range.getClientRects()) {
			if (box.width < 1)
				continue;
			if (box.right > width + 1 || box.left < -1)
				faults.push(`"${words}" reaches out of the page`);
			boxes.push({ words, box, node });
		}
	}
	// Of a line's box, what the letters take; those above and below lie closer.
	const high = (box) => box.height * 0.2;
	boxes.sort((a, b) => a.box.top - b.box.top);
	for (let i = 0; i < boxes.length; i++)
		for (let k = i + 1; k < boxes.length; k++) {
			const one = boxes[i], two = boxes[k];
			if (two.box.top + high(two.box) >= one.box.bottom - high(one.box))
				break;
			if (one.node !== two.node && one.box.left + 1 < two.box.right && two.box.left + 1 < one.box.right)
				faults.push(`"${one.words}" lies on "${two.words}"`);
		}
	for (const element of document.body.querySelectorAll('*')) {
		if (element.closest('svg') || clipped(element))
			continue;
		const { overflowX, overflowY } = getComputedStyle(element);
		if ((overflowX !== 'visible' && element.scrollWidth > element.clientWidth + 1) ||
			(overflowY !== 'visible' && element.scrollHeight > element.clientHeight + 1))
			faults.push(`cut off: "${element.textContent.trim().slice(0, 40)}"`);
	}
	if (document.documentElement.scrollWidth > document.documentElement.clientWidth)
		faults.push(`the page is ${document.documentElement.scrollWidth} pixels wide in a window of ${
			document.documentElement.clientWidth}`);
	return [...new Set(faults)].slice(0, 5);
}

const SPACED = `* { line-height: 1.5 !important; letter-spacing: .12em !important;
	word-spacing: .16em !important; } p { margin-bottom: 2em !important; }`;

async function read(page, found, where) {
	for (const fault of await page.evaluate(read_words))
		found('enlarged', `${where}: ${fault}`);
}

// `pictures` reads the words of pictures, as read_words does those of the page.
export async function enlarged(page, found, pictures) {
	await page.emulateMedia({ media: 'screen', colorScheme: 'light', forcedColors: 'none' });
	for (const [width, height, where] of [[1280, 800, 'as it is'], [640, 400, '200 %'], [320, 256, '400 %']]) {
		await page.setViewportSize({ width, height });
		await read(page, found, where);
	}
	const style = await page.addStyleTag({ content: SPACED });
	for (const width of [1280, 320]) {
		await page.setViewportSize({ width, height: 800 });
		await read(page, found, `${width} px, words spaced`);
	}
	await style.evaluate((element) => element.remove());
	// The reader's own size of letters, as a browser's settings have it.
	const session = await page.context().newCDPSession(page);
	await session.send('Page.setFontSizes', { fontSizes: { standard: 32, fixed: 26 } });
	await page.setViewportSize({ width: 1280, height: 800 });
	await read(page, found, 'letters of 200 %');
	for (const fault of await page.evaluate(pictures))
		found('enlarged', `letters of 200 %: ${fault}`);
	await session.send('Page.setFontSizes', { fontSizes: { standard: 16, fixed: 13 } });
	await session.detach();
}
