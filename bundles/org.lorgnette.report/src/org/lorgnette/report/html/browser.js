// Joins filters, list and detail, and keeps them in the address, so that a view can be passed on.

const SNIPPET_LEAD = 32;

class Browser {

	constructor(cases, words) {
		this.cases = cases;
		this.words = words;
		this.form = document.getElementById("case-filters");
		this.count = document.getElementById("case-count");
		this.detail = new CaseDetail(document.getElementById("case"), cases, words, by => this.list.step(by));
		this.list = new CaseList(document.getElementById("case-list"), one => this.row(one), (one, at) => this.chosen(one, at));
		this.fill();
		this.form.addEventListener("input", () => this.apply(this.filter(), -1));
		this.form.addEventListener("submit", event => event.preventDefault());
		this.form.addEventListener("reset", event => {
			event.preventDefault();
			this.go("");
		});
		document.addEventListener("click", event => this.follow(event));
		document.addEventListener("keydown", event => this.key(event));
		addEventListener("hashchange", () => this.arrive());
		document.getElementById("browser").hidden = false;
	}

	fill() {
		const types = side => [...new Set(this.cases.all.flatMap(one => one[side] ? [one[side][0]] : []))]
			.sort((a, b) => this.cases.data.types[a].localeCompare(this.cases.data.types[b]))
			.map(type => [type, this.cases.data.types[type]]);
		const gold = types("gold");
		const predicted = types("predicted");
		const kinds = [...new Set(this.cases.all.flatMap(one => one.asked ? [one.asked.kind] : []))]
			.map(kind => [kind, this.words[`kind.${this.cases.data.types[kind]}`] ?? this.cases.data.types[kind]]);
		const either = [...new Map(kinds.length ? kinds : [...gold, ...predicted])].sort((a, b) => a[1].localeCompare(b[1]));
		this.options("engine", this.cases.data.engines.map((name, at) => [at, name]));
		this.options("gold", [...gold, [NONE, this.words.none]]);
		this.options("predicted", [...predicted, [NONE, this.words.none]]);
		this.options("type", either);
		if (this.form.elements.change) {
			const changes = this.cases.data.changes.map((change, at) => [at, this.words[`change.${change}`]]);
			this.form.elements.change.append(new Option(this.words["change.none"], ""), new Option(this.words.any, ANY),
				...changes.map(([value, text]) => new Option(text, value)));
		}
	}

	options(name, entries) {
		this.form.elements[name].append(new Option(this.words.any, ""), ...entries.map(([value, text]) => new Option(this.words[`type.${text}`] ?? text, value)));
	}

	filter() {
		const choice = name => (this.form.elements[name]?.value ?? "") === "" ? null : Number(this.form.elements[name].value);
		const kinds = [...this.form.elements.kind].filter(box => box.checked).map(box => this.cases.data.kinds.indexOf(box.value));
		return {
			engine: choice("engine"), gold: choice("gold"), predicted: choice("predicted"), type: choice("type"),
			change: choice("change"), text: this.form.elements.text.value.trim(), kinds: new Set(kinds),
		};
	}

	set(filter) {
		for (const name of ["engine", "gold", "predicted", "type"]) {
			this.form.elements[name].value = filter[name] ?? "";
		}
		if (this.form.elements.change) {
			this.form.elements.change.value = filter.change ?? "";
		}
		this.form.elements.text.value = filter.text;
		for (const box of this.form.elements.kind) {
			box.checked = filter.kinds.has(this.cases.data.kinds.indexOf(box.value));
		}
	}

	// wanted: the number of the case to show first, -1 for the first of the list
	apply(filter, wanted) {
		this.current = filter;
		const { found, counts } = this.cases.select(filter);
		const number = value => count(value, this.words.locale);
		for (const box of this.form.elements.kind) {
			box.parentElement.querySelector(".number").textContent = number(counts[this.cases.data.kinds.indexOf(box.value)]);
		}
		const flips = filter.change !== null;
		// Kinds, types and gold are those of cases: of a flip they say nothing.
		for (const field of [...this.form.elements.kind, ...["gold", "predicted", "type"].map(name => this.form.elements[name])]) {
			field.disabled = flips;
		}
		const all = flips ? this.cases.flips.length : this.cases.all.length;
		const text = this.words[flips ? "count.flips" : "count"].replace("{0}", number(found.length)).replace("{1}", number(all));
		const sample = !flips && this.cases.data.inAll > all ? ` ${this.words.sample.replace("{0}", number(this.cases.data.inAll))}` : "";
		this.count.textContent = text + sample;
		this.list.show(found, found.findIndex(one => one.number === wanted));
	}

	chosen(one, at) {
		this.detail.show(one, at, this.list.items.length);
		if (this.arrived) {
			history.replaceState(null, "", this.address(one) || location.pathname + location.search);
		}
	}

	address(one) {
		const data = this.cases.data;
		const parts = [];
		const add = (name, text) => parts.push(`${name}=${encodeURIComponent(text)}`);
		if (this.current.engine !== null) {
			add("engine", data.engines[this.current.engine]);
		}
		for (const side of ["gold", "predicted", "type"]) {
			if (this.current[side] === NONE) {
				parts.push(`${side}-none`);
			} else if (this.current[side] !== null) {
				add(side, data.types[this.current[side]]);
			}
		}
		if (this.current.change !== null) {
			add("change", this.current.change === ANY ? "any" : data.changes[this.current.change]);
		}
		if (this.current.kinds.size) {
			add("kind", [...this.current.kinds].map(kind => data.kinds[kind]).join(","));
		}
		if (this.current.text) {
			add("text", this.current.text);
		}
		if (one) {
			parts.push(`case=${one.number}`);
		}
		return parts.length ? `#${parts.join("&")}` : "";
	}

	// The filter that an address asks for; a name it does not know gives a filter that nothing passes, not one that all pass.
	read(address) {
		const data = this.cases.data;
		const asked = new Map(address.split("&").filter(part => part).map(part => {
			const at = part.indexOf("=");
			return at < 0 ? [part, ""] : [part.slice(0, at), decode(part.slice(at + 1))];
		}));
		const index = (name, list) => asked.has(name) ? known(list.indexOf(asked.get(name))) : null;
		const side = name => asked.has(`${name}-none`) ? NONE : index(name, data.types);
		const filter = {
			engine: index("engine", data.engines), gold: side("gold"), predicted: side("predicted"), type: side("type"),
			change: asked.get("change") === "any" ? ANY : index("change", data.changes), text: asked.get("text") ?? "",
			kinds: new Set((asked.get("kind") ?? "").split(",").map(kind => data.kinds.indexOf(kind)).filter(kind => kind >= 0)),
		};
		const wanted = /^\d+$/.test(asked.get("case") ?? "") ? Number(asked.get("case")) : -1;
		return { filter, wanted };
	}

	go(address) {
		const { filter, wanted } = this.read(address);
		this.set(filter);
		this.apply(filter, wanted);
	}

	arrive() {
		const address = location.hash.slice(1);
		const isOurs = /(^|&)(engine|gold|predicted|type|kind|change|text|case)(-none)?(=|&|$)/.test(address)
			&& !document.getElementById(address);
		if (isOurs || !this.arrived) {
			this.go(isOurs ? address : "");
		}
		if (isOurs) {
			document.getElementById("cases").scrollIntoView();
		}
		this.arrived = true;
	}

	// Links into the browser work again and again, also when the address already says the same.
	follow(event) {
		const link = event.target.closest?.('a[href^="#"]');
		const address = link?.getAttribute("href").slice(1) ?? "";
		if (link && !document.getElementById(address)) {
			event.preventDefault();
			this.go(address);
			document.getElementById("cases").scrollIntoView();
			this.list.box.focus({ preventScroll: true });
		}
	}

	key(event) {
		const typing = event.target.closest?.("input, select, textarea");
		if (!typing && !event.ctrlKey && !event.metaKey && !event.altKey && (event.key === "j" || event.key === "k")) {
			this.list.step(event.key === "j" ? 1 : -1);
		}
	}

	row(one) {
		if (one.effect) {
			return this.flip(one);
		}
		if (one.asked) {
			return this.question(one);
		}
		const kind = this.cases.data.kinds[one.kind];
		const name = item => this.cases.type(item) ?? "\u2013";
		const types = one.gold && one.predicted && one.gold[0] === one.predicted[0] ? name(one.gold)
			: `${name(one.gold)} \u2192 ${name(one.predicted)}`;
		const what = element("div", "what", element("span", `badge ${kind}`, this.words[kind]), element("span", "", types),
			element("span", "engine", this.cases.data.engines[one.engine]));
		return element("div", "case-row", what, this.snippet(one));
	}

	// A unit of which something else is said after a change.
	flip(one) {
		const data = this.cases.data;
		const what = element("div", "what", element("span", `badge ${one.effect}`, this.words[`flip.${one.effect}`]),
			element("span", "", this.words[`change.${data.changes[one.change]}`]), element("span", "engine", data.engines[one.engine]));
		const line = element("div", "snippet", element("b", "", data.questions[one.after.question] || data.contexts[one.after.context]));
		line.dir = "auto";
		return element("div", "case-row", what, line);
	}

	// A question with what was answered; what is right stands in the details.
	question(one) {
		const kind = this.cases.data.kinds[one.kind];
		const what = element("div", "what", element("span", `badge ${kind}`, this.words[kind]),
			element("span", "", one.asked.predicted || this.words.nothing),
			element("span", "engine", this.cases.data.engines[one.engine]));
		const line = element("div", "snippet", element("b", "", this.cases.data.questions[one.asked.question]));
		line.dir = "auto";
		const row = element("div", "case-row", what, line);
		const thumbnail = one.asked.seen?.pictures.map(picture => this.cases.data.thumbnails[picture]).find(address => address);
		if (thumbnail) {
			row.classList.add("pictured");
			const image = element("img", "");
			image.src = thumbnail;
			image.alt = "";
			row.prepend(image);
		}
		return row;
	}

	// The words at issue, with a little of what comes before, so that they are in sight however long the sentence is.
	snippet(one) {
		const text = this.cases.text(one);
		const spans = [one.gold, one.predicted].filter(item => item).flatMap(item => this.cases.parts(item))
			.flatMap(part => part.spans);
		const begin = Math.min(text.length, ...spans.map(span => span[0]));
		const end = Math.max(begin, ...spans.map(span => span[1]));
		const from = begin > SNIPPET_LEAD ? text.indexOf(" ", begin - SNIPPET_LEAD) + 1 : 0;
		const start = from > 0 && from <= begin ? from : 0;
		const line = element("div", "snippet", start ? `\u2026${text.slice(start, begin)}` : text.slice(0, begin),
			element("b", "", text.slice(begin, end)), text.slice(end, end + 160));
		line.dir = "auto";
		return line;
	}
}

function decode(text) {
	try {
		return decodeURIComponent(text);
	} catch {
		return text;
	}
}

// An index that no case has.
function known(index) {
	return index < 0 ? Number.MAX_SAFE_INTEGER : index;
}

function setUpBrowser() {
	const data = document.getElementById("case-data");
	if (data) {
		const words = JSON.parse(document.getElementById("case-words").textContent);
		new Browser(new Cases(JSON.parse(data.textContent)), words).arrive();
	}
}

setUpBrowser();
