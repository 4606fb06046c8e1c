
// Finds items in a paper. It stands behind its controls, which are hidden until it runs, and adds nothing that a
// reader without it would miss: it hides what does not match, and puts rows in another order.
//
// The page carries, on each item, who answers for it (data-o), its status and whether it is overdue
// (data-s), and the last day of its deadline (data-d); all else is read off the page, once, when a
// reader first asks. An item is a heading, a table row or an entry of a list; what it stands in is told by
// its id, which is its path. A match is shown with all that its row lists, and with what it stands in.
(() => {
	const box = document.querySelector('.filter');
	const found = box.querySelector('[role=status]');
	const controls = Object.fromEntries([...box.querySelectorAll('[name]')]
		.map((control) => [control.name, control]));
	const button = box.querySelector('button');
	const offered = [button, controls.print.parentElement];
	const LATEST = Infinity;
	// So many rows are laid out within a keystroke; those behind them follow in the browser's pauses.
	const AT_ONCE = 60;
	let index, waiting = [], timer, announcement, to = '', printing = false;

	const plain = (words) => words.normalize('NFD').replace(/\p{M}/gu, '').replace(/[‘’]/g, "'")
		.toLowerCase();

	// The index: items in the order of the page, and what of the page is hidden with them. A part is an
	// element, or several that come and go together; it remembers how it was left.

	const make_part = (...elements) => ({ elements, hidden: false, rows: 1 });

	// In ids "_" leads to what stands in an item, but "_-" and "___" are letters of a name.
	const stands_in = (id, above) => id.length > above.length && id.startsWith(above) &&
		/^_(?:[^-_]|_\d)/.test(id.slice(above.length, above.length + 3));

	// Of all that is in the index the nearest that it stands in.
	function holder_of(id) {
		for (let end = id.length; (end = id.lastIndexOf('_', end - 1)) > 0;) {
			const holder = index.by_id.get(id.slice(0, end));
			if (holder && stands_in(id, holder.id))
				return holder;
		}
		return undefined;
	}

	// Its own words, without those of the items in it.
	function words_of(element) {
		if (!element.querySelector('li[id]'))
			return element.textContent;
		const walker = document.createTreeWalker(element, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT,
			(node) => node.nodeType === Node.TEXT_NODE ? NodeFilter.FILTER_ACCEPT :
				node.localName === 'li' && node.id ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_SKIP);
		let words = '';
		while (walker.nextNode())
			words += walker.currentNode.data + ' ';
		return words;
	}

	function add_item(element, above, kind) {
		const { o, s, d } = element.dataset;
		const item = {
			id: element.id, above, kind,
			words: plain(words_of(element)),
			owners: o === undefined ? above ? above.owners : [] : o.split(' '),
			states: s === undefined ? [] : s.split(' '),
			day: d === undefined ? LATEST : Number(d),
			matches: /row|entry|measure/.test(kind) || s !== undefined,
			rows: [],
			part: make_part(element),
		};
		item.first = item.day;
		index.items.push(item);
		index.by_id.set(item.id, item);
		return item;
	}

	// The lists in a row, a further row of the same item, or a list of measures.
	function add_lists(lists, above, kind) {
		return [...lists].filter((ul) => ul.firstElementChild?.id).map((ul) => {
			const label = ul.previousElementSibling;
			const list = { entries: [], sorted: '', element: ul,
				part: make_part(ul, ...(label?.className === 'kind' ? [label] : [])) };
			for (const li of ul.children) {
				list.entries.push(add_item(li, holder_of(li.id) ?? above, kind));
			}
			return list;
		});
	}

	// A cell over several rows belongs to the first of them that is shown, and is as high as those are
	// many. Rows that share cells are a cluster.
	function find_clusters(body, rows) {
		if (!body.querySelector('[rowspan]'))
			return;
		const taken = rows.map(() => []);
		let cluster, end = 0;
		rows.forEach((row, y) => {
			if (y >= end)
				cluster = { cells: [], rows: [] };
			cluster.rows.push(row);
			row.cluster = cluster;
			let column = 0;
			for (const cell of row.element.cells) {
				while (taken[y][column])
					column++;
				const covered = rows.slice(y, y + cell.rowSpan);
				const words = covered.length > 1 && plain(cell.textContent);
				for (const item of new Set(covered.slice(1).map((one) => one.item)))
					if (item !== row.item)
						item.words += ' ' + words;
				cluster.cells.push({ cell, column, rows: covered });
				covered.forEach((_, k) => taken[y + k][column] = true);
				end = Math.max(end, y + cell.rowSpan);
				column += cell.colSpan;
			}
			if (cluster.cells.every(({ rows }) => rows.length < 2) && y + 1 >= end)
				row.cluster = undefined;
		});
	}

	function span(cluster, ordered) {
		const shown = ordered.filter((row) => !row.part.hidden);
		if (shown.length === cluster.shown?.length && shown.every((row, i) => row === cluster.shown[i]))
			return;
		cluster.shown = shown;
		const cells = new Map(shown.map((row) => [row, []]));
		for (const one of cluster.cells) {
			const covered = shown.filter((row) => one.rows.includes(row));
			if (!covered.length)
				continue;
			one.cell.rowSpan = covered.length;
			cells.get(covered[0]).push(one);
		}
		for (const [row, list] of cells)
			row.element.replaceChildren(...list.sort((a, b) => a.column - b.column).map(({ cell }) => cell));
	}

	function add_table(element, heading) {
		const around = element.parentElement.className === 'long' ? element.parentElement : element;
		const table = { part: make_part(around), bodies: [], element };
		let above = heading, group, item, headers;
		for (const body of element.tBodies) {
			const one = { part: make_part(body), element: body, rows: [], tops: [], sorted: '' };
			one.ordered = one.rows;
			for (const tr of body.rows) {
				const row = { element: tr, part: make_part(tr), lists: [] };
				if (tr.className === 'again') {
					headers = { part: row.part, rows: [] };
					one.tops.push(headers);
					continue;
				}
				if (tr.className === 'group') {
					if (tr.id) {
						while (above !== heading && !stands_in(tr.id, above.id))
							above = above.above;
						group = above = add_item(tr, above, 'group');
						item = group;
					} else {
						group.words += ' ' + plain(words_of(tr));
					}
					one.tops.push({ part: row.part, rows: [], group });
					continue;
				}
				if (tr.id) {
					while (above !== heading && !stands_in(tr.id, above.id))
						above = above.above;
					item = add_item(tr, above, 'row');
					item.holds = tr.className === 'parent';
					if (item.holds)
						above = item;
				}
				row.item = item;
				if (!tr.id)
					item.words += plain(words_of(tr));
				item.rows.push(row);
				row.lists = add_lists(tr.querySelectorAll('ul'), item, 'entry');
				one.rows.push(row);
				headers?.rows.push(row);
			}
			one.part.rows = Math.min(one.rows.length, AT_ONCE);
			find_clusters(body, one.rows);
			table.bodies.push(one);
		}
		index.tables.push(table);
	}

	// Lists of links behind the plan: an entry is shown if what it leads to matches, or, where a line
	// stands for all that is in an item, if something in it does.
	function add_section(section) {
		const whole = /timeline|goals/.test(section.className);
		const one = { part: make_part(section), element: section, lists: [], heads: [] };
		let head;
		const add_list = (element, entries, label) => {
			if (!entries.length)
				return;
			const list = { part: make_part(element, ...(label ? [label] : [])), entries };
			one.lists.push(list);
			head?.lists.push(list);
		};
		const entries_of = (elements) => elements.map((element) => ({
			part: make_part(element), whole,
			item: index.by_id.get(element.querySelector('a[href^="#i"]')?.hash.slice(1)),
		})).filter(({ item }) => item);
		for (const element of section.children) {
			if (element.localName === 'h3') {
				head = { part: make_part(element), lists: [] };
				one.heads.push(head);
			} else if (element.localName === 'ul') {
				const label = element.previousElementSibling;
				add_list(element, entries_of([...element.children]),
					label.localName === 'p' && label.previousElementSibling.localName === 'h3' ||
					label.localName === 'p' && label.previousElementSibling.localName === 'ul' ?
						label : undefined);
			} else if (element.localName === 'table') {
				for (const body of element.tBodies) {
					const rows = [...body.rows];
					const lines = rows.filter((row) => row.className !== 'group');
					add_list(body, entries_of(lines.length ? lines : rows));
				}
			}
		}
		if (one.lists.length)
			index.sections.push(one);
	}

	function make_index() {
		index = { items: [], by_id: new Map(), headings: [], tables: [], measures: [], sections: [] };
		const open = [];
		const above = () => open.at(-1)?.item;
		for (let element = box.nextElementSibling; element; element = element.nextElementSibling) {
			const name = element.localName;
			if (/^h[2-6]$/.test(name)) {
				const level = Number(name[1]);
				const is_item = /^i[-_]/.test(element.id);
				// HTML has six levels, so that what stands in the last may be as deep as that.
				const holds = (heading) => is_item && heading.own ? stands_in(element.id, heading.item.id) :
					heading.level < level || level === 6 && heading.own;
				while (open.length && !holds(open.at(-1)))
					open.pop();
				const heading = { level, part: make_part(element), lists: [], above: open.at(-1) };
				heading.item = is_item ? add_item(element, above(), 'heading') : above();
				heading.own = heading.item !== above();
				index.headings.push(heading);
				open.push(heading);
			} else if (name === 'table' || element.className === 'long') {
				add_table(name === 'table' ? element : element.firstElementChild, above());
				for (const heading of open)
					heading.lists.push(index.tables.at(-1));
			} else if (name === 'ul') {
				const measures = { element, part: make_part(element), lists: [] };
				measures.lists = add_lists([element, ...element.querySelectorAll('ul')], above(), 'measure');
				index.measures.push(measures);
				for (const heading of open)
					heading.lists.push(measures);
			} else if (name === 'section') {
				add_section(element);
			} else if (open.length) {
				open.at(-1).part.elements.push(element);
				if (open.at(-1).own)
					open.at(-1).item.words += ' ' + plain(words_of(element));
			}
		}
		for (const item of index.items.slice().reverse())
			if (item.above && item.first < item.above.first)
				item.above.first = item.first;
		index.count = index.items.filter(({ matches, kind }) => matches && kind !== 'measure').length;
	}

	// What is asked for: of the controls, and with what the address leads to.

	const asked = () => ({
		text: controls.text.value.trim(),
		owner: controls.owner?.value ?? '',
		status: controls.status?.value ?? '',
		overdue: controls.overdue?.checked ? 'yes' : '',
		sort: controls.sort?.value ?? '',
		to,
	});
	const NOTHING = { text: '', owner: '', status: '', overdue: '', sort: '', to: '' };
	const filters = ({ text, owner, status, overdue }) => text || owner || status || overdue;
	const is_asked = (wish) => filters(wish) || wish.sort;

	// Each word may stand in the item or in what it stands in.
	function judge(wish) {
		const words = plain(wish.text).split(/\s+/).filter((word) => word).slice(0, 30);
		const all = (1 << words.length) - 1;
		const none = wish.status === 'none';
		const all_shown = !filters(wish);
		let matches = 0;
		for (const item of index.items) {
			let has = item.above ? item.above.has : 0;
			for (let i = 0; i < words.length; i++)
				if (!(has >> i & 1) && item.words.includes(words[i]))
					has |= 1 << i;
			item.has = has;
			item.match = all_shown || item.matches && has === all &&
				(!wish.owner || item.owners.includes(wish.owner)) &&
				(!wish.status || item.kind !== 'measure' && (none ?
					item.states.every((state) => state === 'overdue') : item.states.includes(wish.status))) &&
				(!wish.overdue || item.states.includes('overdue'));
			matches += item.match && item.matches && item.kind !== 'measure';
			// What an address leads to is shown whole; so is what the row of a match lists.
			item.led_to = item.id === wish.to || !!item.above?.led_to;
			item.whole = item.match || item.led_to || item.kind === 'entry' && item.above.whole;
			item.shown = item.whole;
		}
		for (let i = index.items.length; i-- > 0;)
			if (index.items[i].shown && index.items[i].above)
				index.items[i].above.shown = true;
		return matches;
	}

	// What is hidden goes at once, what is shown waits its turn. Of what stands in a hidden part
	// nothing is touched until that is shown.

	function hide(part, hidden, at_once) {
		if (part.hidden === hidden)
			return;
		if (hidden || at_once) {
			part.hidden = hidden;
			for (const element of part.elements)
				element.hidden = hidden;
		} else {
			waiting.push({ rows: part.rows, run: () => hide(part, false, true) });
		}
	}

	// What holds much is shown empty, and what is in it in turn.
	function hide_all(part, hidden, inner) {
		if (part.hidden && !hidden)
			for (const one of inner)
				hide(one.part, true);
		hide(part, hidden);
	}

	function show_waiting(rows) {
		let done = 0;
		while (done < waiting.length && rows > 0) {
			rows -= waiting[done].rows;
			waiting[done++].run();
		}
		waiting.splice(0, done);
		clearTimeout(timer);
		if (waiting.length)
			timer = setTimeout(show_waiting, 0, AT_ONCE);
	}

	const by_day = (a, b) => a.first - b.first || a.place - b.place;

	function put_in_order(parent, before, after) {
		if (after.some((element, i) => element !== before[i]))
			parent.append(...after);
	}

	// Rows keep to their headings, full-width rows and rows that hold others: the order is that of the
	// rows between two of these.
	function arrange_rows(body, sort) {
		if (body.sorted === sort)
			return;
		const before = body.ordered.map(({ element }) => element);
		body.sorted = sort;
		body.ordered = [];
		let run = [];
		const end_run = () => {
			const blocks = new Map();
			run.forEach((row, place) => {
				const key = row.cluster ?? row.item;
				if (!blocks.has(key))
					blocks.set(key, { rows: [], first: LATEST, place });
				const block = blocks.get(key);
				block.rows.push(row);
				block.first = Math.min(block.first, row.item.first);
			});
			for (const { rows } of [...blocks.values()].sort(by_day)) {
				const place = new Map(rows.map((row, i) => [row, i]));
				body.ordered.push(...rows.slice().sort((a, b) =>
					a.item === b.item ? place.get(a) - place.get(b) :
						a.item.first - b.item.first || place.get(a) - place.get(b)));
			}
			run = [];
		};
		for (const row of body.rows) {
			if (row.item.holds || run.length && run[0].item.above !== row.item.above)
				end_run();
			if (row.item.holds)
				body.ordered.push(row);
			else
				run.push(row);
		}
		end_run();
		if (!sort)
			body.ordered = body.rows;
		put_in_order(body.element, before, body.ordered.map(({ element }) => element));
	}

	function arrange_list(list, sort) {
		if (list.sorted === sort)
			return;
		list.sorted = sort;
		list.entries.forEach((entry, place) => entry.place = place);
		const ordered = sort ? list.entries.slice().sort(by_day) : list.entries;
		put_in_order(list.element, [...list.element.children], ordered.map(({ part }) => part.elements[0]));
	}

	function set_lists(lists, sort) {
		for (const list of lists) {
			const shown = list.entries.some((entry) => entry.shown);
			hide(list.part, !shown, true);
			if (!shown)
				continue;
			arrange_list(list, sort);
			for (const entry of list.entries)
				hide(entry.part, !entry.shown, true);
		}
	}

	const lists_some = (row) => row.lists.some(({ entries }) => entries.some(({ shown }) => shown));

	function set_body(body, sort) {
		arrange_rows(body, sort);
		const clusters = new Map();
		for (const row of body.ordered) {
			const { item, cluster } = row;
			// Of an item with several rows, those that list something that matches.
			const shown = item.shown && (item.whole || item.rows.length === 1 || lists_some(row) ||
				!item.rows.some(lists_some));
			hide(row.part, !shown, !!cluster);
			if (cluster)
				clusters.set(cluster, [...clusters.get(cluster) ?? [], row]);
			if (shown)
				set_lists(row.lists, sort);
		}
		for (const [cluster, rows] of clusters)
			span(cluster, rows);
	}

	function set_table(table, sort) {
		table.shown = false;
		for (const body of table.bodies) {
			body.shown = body.rows.some((row) => row.item.shown) ||
				body.tops.some(({ group, rows }) => group ? group.shown : rows.some((row) => row.item.shown));
			table.shown ||= body.shown;
		}
		hide_all(table.part, !table.shown, table.bodies);
		if (!table.shown)
			return;
		for (const body of table.bodies) {
			hide_all(body.part, !body.shown, body.rows.length > AT_ONCE ? body.rows : []);
			if (!body.shown)
				continue;
			for (const { part, group, rows } of body.tops)
				hide(part, !(group ? group.shown : rows.some((row) => row.item.shown)));
			if (body.sorted === sort)
				set_body(body, sort);
			else
				waiting.push({ rows: body.rows.length, run: () => set_body(body, sort) });
		}
	}

	function set_section(section, wish) {
		const led_to = wish.to && section.element.querySelector(`[id="${CSS.escape(wish.to)}"]`);
		const is_shown = ({ item, whole }) => !!led_to || (whole ? item.shown : item.match);
		for (const list of section.lists)
			list.shown = list.entries.some(is_shown);
		const shown = section.lists.some((list) => list.shown);
		hide_all(section.part, !shown, section.lists);
		if (!shown)
			return;
		for (const head of section.heads)
			if (head.lists.length)
				hide(head.part, !head.lists.some((list) => list.shown));
		for (const list of section.lists) {
			hide_all(list.part, !list.shown, list.entries);
			if (list.shown)
				for (const entry of list.entries)
					hide(entry.part, !is_shown(entry));
		}
	}

	// Columns keep their widths while rows come and go, as those of a large plan do anyway. All are read
	// before one is set, as each that is set would have all behind it laid out anew.
	function fix_widths(fixed) {
		const tables = index.tables.filter(({ element, part }) => element.querySelector('col') &&
			part.elements[0] === element && fixed !== (element.style.tableLayout === 'fixed') &&
			!(fixed && (part.hidden || getComputedStyle(element).display !== 'table')));
		const widths = tables.map(({ element }) => fixed ? [...element.tHead.rows[0].cells]
			.map((cell) => `${cell.offsetWidth / element.offsetWidth * 100}%`) : []);
		tables.forEach(({ element }, i) => {
			element.querySelectorAll('col').forEach((column, k) => column.style.width = widths[i][k] ?? '');
			element.style.tableLayout = fixed ? 'fixed' : '';
		});
	}

	function show(wish, at_once) {
		if (!index && !is_asked(wish))
			return 0;
		if (!index)
			make_index();
		fix_widths(!printing);
		const matches = judge(wish);
		waiting = [];
		for (const measures of index.measures) {
			measures.shown = measures.lists.some(({ entries }) => entries.some((entry) => entry.shown));
			hide(measures.part, !measures.shown);
			if (measures.shown)
				set_lists(measures.lists, wish.sort);
		}
		for (const table of index.tables)
			set_table(table, wish.sort);
		for (const heading of index.headings)
			if (heading.own || heading.lists.length)
				hide(heading.part, heading.own ? !heading.item.shown : !heading.lists.some((list) => list.shown));
		for (const section of index.sections)
			set_section(section, wish);
		show_waiting(at_once ? Infinity : AT_ONCE);
		return matches;
	}

	function count(matches) {
		const number = (n) => String(n).replace(/\B(?=(\d{3})+$)/g, ',');
		found.textContent = found.dataset.words
			.replace('{shown}', number(matches)).replace('{n}', number(index.count));
	}

	function announce(matches) {
		clearTimeout(announcement);
		announcement = setTimeout(count, 300, matches);
	}

	function apply(at_once) {
		const wish = asked();
		const matches = show(wish, at_once);
		for (const element of offered)
			element.hidden = !is_asked(wish);
		if (!is_asked(wish))
			controls.print.checked = false;
		if (index)
			announce(matches);
	}

	// The address holds what is asked for, so that a view can be sent to others. "#?" begins no id.

	function write_address() {
		const wish = asked();
		const kept = Object.entries(wish).filter(([, value]) => value);
		const fragment = is_asked(wish) ? `#?${new URLSearchParams(kept)}` : wish.to && `#${wish.to}`;
		history.replaceState(null, '', fragment || location.href.split('#')[0]);
	}

	function choose(wish) {
		controls.text.value = wish.text;
		for (const name of ['owner', 'status', 'sort'])
			if (controls[name])
				controls[name].value = [...controls[name].options].some(({ value }) => value === wish[name]) ?
					wish[name] : '';
		if (controls.overdue)
			controls.overdue.checked = !!wish.overdue;
		to = wish.to;
	}

	// What is shown already needs no more shown beside it.
	function lead_to(target) {
		if (target?.closest('[hidden]'))
			to = target.id;
	}

	function follow_address() {
		const hash = location.hash;
		if (!hash.startsWith('#?') && !is_asked(asked()))
			return;
		if (!hash || hash.startsWith('#?'))
			choose({ ...NOTHING, ...Object.fromEntries(new URLSearchParams(hash.slice(2))) });
		else
			lead_to(document.getElementById(hash.slice(1)));
		apply(true);
		write_address();
		document.getElementById(hash.startsWith('#?') ? to : hash.slice(1))?.scrollIntoView();
	}

	// On paper stands the whole plan, whatever is shown, unless the reader says so.
	function print(on) {
		if (!index || on === printing)
			return;
		printing = on;
		box.classList.toggle('partial', on && controls.print.checked);
		const matches = show(on && !controls.print.checked ? NOTHING : asked(), on);
		if (on && controls.print.checked)
			count(matches);
	}

	function start() {
		box.addEventListener('input', ({ target }) => {
			if (target.name === 'print')
				return;
			to = '';
			apply();
			write_address();
		});
		box.addEventListener('focusin', () => setTimeout(() => {
			if (!index)
				make_index();
			fix_widths(true);
		}), { once: true });
		button.addEventListener('click', () => {
			choose(NOTHING);
			controls.text.focus();
			apply();
			write_address();
		});
		addEventListener('hashchange', follow_address);
		addEventListener('beforeprint', () => print(true));
		addEventListener('afterprint', () => print(false));
		matchMedia('print').addEventListener('change', ({ matches }) => print(matches));
		const collator = new Intl.Collator(document.documentElement.lang, { numeric: true });
		controls.owner?.append(...[...controls.owner.options].slice(1)
			.sort((a, b) => collator.compare(a.text, b.text)));
		box.hidden = false;
		choose(NOTHING);
		follow_address();
	}

	if (document.readyState === 'loading')
		document.addEventListener('DOMContentLoaded', start);
	else
		start();
})();
