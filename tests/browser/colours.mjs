// Colour is never alone (WCAG 1.4.1), and what is drawn is seen (1.4.11) in light, dark and forced colours.

// Runs in the page: marks too pale, marks alike, and what only its colour tells.
export function read_marks() {
	const faults = [];
	const channels = (colour) => (colour.match(/[\d.]+/g) ?? []).map(Number);
	const light = (colour) => {
		const [r, g, b] = channels(colour).map((value) => {
			const share = value / 255;
			return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
		});
		return 0.2126 * r + 0.7152 * g + 0.0722 * b;
	};
	const contrast = (one, two) => {
		const [dark, bright] = [light(one), light(two)].sort((a, b) => a - b);
		return (bright + 0.05) / (dark + 0.05);
	};
	const is_colour = (colour) => /^rgb/.test(colour) && channels(colour)[3] !== 0;
	const background = (element) => {
		for (let at = element; at; at = at.parentElement) {
			const colour = getComputedStyle(at).backgroundColor;
			if (is_colour(colour))
				return colour;
		}
		return matchMedia('(forced-colors: active)').matches ? 'rgb(0, 0, 0)' : 'rgb(255, 255, 255)';
	};
	const words = (element) => element.textContent.replace(/\s+/g, ' ').trim();
	const has_words = (text) => /[\p{L}\p{N}]/u.test(text);

	// Of a shape, its line or what fills it; what is drawn on a filled shape stands out from that.
	const seen = (shape, ground) => {
		const { stroke, fill, fillOpacity } = getComputedStyle(shape);
		return Math.max(is_colour(stroke) ? contrast(stroke, ground) : 1,
			is_colour(fill) && Number(fillOpacity) > 0.9 ? contrast(fill, ground) : 1);
	};
	const marks = [...document.querySelectorAll('svg g[id]')].map((g) => ({
		id: g.id,
		shapes: [...g.querySelectorAll('path, circle, rect')],
	})).filter(({ shapes }) => shapes.length > 0);
	for (const { id, shapes } of marks)
		if (seen(shapes[0], background(shapes[0].closest('svg'))) < 3)
			faults.push(['marks seen', `#${id} is ${getComputedStyle(shapes[0]).stroke} on ${
				background(shapes[0].closest('svg'))}`]);
	const drawings = new Map();
	for (const { id, shapes } of marks) {
		const drawing = shapes.map((shape) => {
			const style = getComputedStyle(shape);
			const geometry = ['d', 'r', 'x', 'y', 'width', 'height'].map((name) => shape.getAttribute(name));
			return [geometry, style.strokeDasharray, style.fill === 'none'];
		}).join();
		if (drawings.has(drawing))
			faults.push(['words beside colours', `#${id} has the shape of #${drawings.get(drawing)}`]);
		drawings.set(drawing, id);
	}
	for (const rect of document.querySelectorAll('svg.bar rect:not(.none)'))
		if (seen(rect, background(rect.closest('svg'))) < 3)
			faults.push(['marks seen', `a bar's part is ${getComputedStyle(rect).fill} on ${
				background(rect.closest('svg'))}`]);

	// A mark that is alone in its line is told by words there, too: those of the list of marks.
	const keys = new Map([...document.querySelectorAll('li')].filter((li) => li.querySelector('svg use'))
		.map((li) => [li.querySelector('use').getAttribute('href'), words(li).toLowerCase()]));
	for (const row of document.querySelectorAll('tbody tr')) {
		const uses = [...row.querySelectorAll('use')].map((use) => use.getAttribute('href'))
			.filter((href) => keys.has(href));
		const told = words(row).toLowerCase();
		if (uses.length > 0 && !has_words(told))
			faults.push(['words beside colours', 'a line of marks without words']);
		if (uses.length === 1 && document.querySelector(uses[0])?.matches('.good, .bad') &&
			!told.includes(keys.get(uses[0])))
			faults.push(['words beside colours', `nothing says "${keys.get(uses[0])}" of ${told}`]);
	}
	for (const svg of document.querySelectorAll('svg')) {
		const named = svg.getAttribute('aria-hidden') === 'true' ||
			(svg.getAttribute('role') === 'img' && (svg.getAttribute('aria-label') ||
				svg.getAttribute('aria-labelledby')));
		if (!named)
			faults.push(['words beside colours', 'a picture without a name']);
		const around = svg.closest('tr, li, section, main');
		if (!around || !has_words(words(around)))
			faults.push(['words beside colours', 'a picture without words']);
	}
	// What is written in a colour of its own says more than the colour: words, not a sign alone.
	for (const element of document.body.querySelectorAll('*')) {
		if (element.closest('svg, .hidden') || !element.checkVisibility() || !words(element) ||
			element.children.length > 0 || element.getAttribute('aria-hidden') === 'true')
			continue;
		const own = getComputedStyle(element).color;
		if (own === getComputedStyle(element.parentElement).color)
			continue;
		if (!has_words(words(element)))
			faults.push(['words beside colours', `only the colour tells of "${words(element)}"`]);
	}
	return faults;
}
