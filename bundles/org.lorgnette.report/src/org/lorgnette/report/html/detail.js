// One case: its sentence as the gold has it and as the engine has it. All text goes in as text nodes, never as markup.

function sentence(text, marks) {
	const line = element("p", "sentence");
	line.dir = "auto";
	const clamp = offset => Math.max(0, Math.min(text.length, offset));
	const shown = marks.map(mark => ({ ...mark, begin: clamp(mark.begin), end: clamp(mark.end) }))
		.sort((a, b) => a.begin - b.begin || b.end - a.end);
	const borders = [...new Set([0, text.length, ...shown.flatMap(mark => [mark.begin, mark.end])])].sort((a, b) => a - b);
	borders.forEach((from, i) => {
		shown.filter(mark => mark.begin === from && mark.end === from).forEach(mark => line.append(marked(mark, "", true)));
		if (i + 1 < borders.length) {
			line.append(segment(text, from, borders[i + 1], shown));
		}
	});
	return line;
}

// A piece between two borders lies inside each mark wholly or not at all: marks may nest and cross.
function segment(text, from, to, marks) {
	const around = marks.filter(mark => mark.begin <= from && to <= mark.end && mark.begin < mark.end);
	return around.reduceRight((inner, mark) => marked(mark, inner, mark.end === to), text.slice(from, to));
}

function marked(mark, content, last) {
	const made = element("span", `mark ${mark.look}`, content);
	made.title = mark.title;
	if (last) {
		made.append(element("span", "tag", mark.label));
	}
	return made;
}

class CaseDetail {

	constructor(box, cases, words, onStep) {
		this.box = box;
		this.cases = cases;
		this.words = words;
		this.onStep = onStep;
	}

	show(one, at, of) {
		this.box.replaceChildren();
		if (!one) {
			this.box.append(element("p", "nothing", this.words.empty));
			return;
		}
		const engine = this.cases.data.engines[one.engine];
		this.box.append(this.header(one, engine, at, of));
		if (one.effect) {
			this.flip(one);
			return;
		}
		if (one.asked) {
			this.answers(one, engine);
		} else {
			this.side(one, "gold", this.words.gold);
			this.side(one, "predicted", engine);
		}
		this.box.append(this.facts(one));
	}

	// What the gold has; then side by side what the engine said of the text as it is, and after the change.
	flip(one) {
		const { documents, changes } = this.cases.data;
		this.box.append(this.view(one.gold, "gold"), element("div", "sides", this.view(one.before, "before"), this.view(one.after, "after")));
		const list = element("dl", "");
		const fact = (name, value) => list.append(element("dt", "", name), element("dd", "", value));
		fact(this.words.changed, this.words[`change.${changes[one.change]}`]);
		fact(this.words.document, documents[one.document]);
		this.box.append(list);
	}

	// A passage that both sides show need not be shown for the gold answer.
	view(view, name) {
		const { contexts, questions } = this.cases.data;
		const question = questions[view.question];
		const gold = name === "gold";
		const made = element("div", "", element("h3", "", `${this.words[name]}${this.words.colon} `));
		if (question && !gold) {
			const asked = element("p", "question", question);
			asked.dir = "auto";
			made.append(asked);
		}
		if (question || view.answer) {
			made.append(element("p", view.answer ? "" : "nothing", view.answer || this.words.nothing));
		}
		if (contexts[view.context] && !(question && gold)) {
			const marks = view.items.flatMap(item => this.itemMarks(item, gold ? "gold" : "predicted"));
			made.append(sentence(contexts[view.context], marks.map(mark => ({ ...mark, label: this.words[`type.${mark.label}`] ?? mark.label }))));
		}
		return made;
	}

	// The question, what each side answers, and where the answers stand in the passage.
	answers(one, engine) {
		const { question, gold, predicted, seen } = one.asked;
		const line = (name, answers) => {
			const list = element("ul", "answers", ...answers.map(answer => element("li", "", answer)));
			list.dir = "auto";
			this.box.append(element("h3", "", `${name}${this.words.colon} `), answers.length ? list
				: element("p", "nothing", this.words.nothing));
		};
		const asked = element("p", "question", this.cases.data.questions[question]);
		asked.dir = "auto";
		this.box.append(asked);
		if (seen) {
			this.pictures(seen.pictures);
		}
		line(this.words.gold, gold);
		if (seen) {
			this.said(seen.said);
			this.offered(seen.offered);
			return;
		}
		line(engine, predicted ? [predicted] : []);
		const marks = ["gold", "predicted"].flatMap(side => one[side]
			? this.itemMarks(one[side], side).map(mark => ({ ...mark, label: side === "gold" ? this.words.gold : engine })) : []);
		this.box.append(element("h3", "", `${this.words["in-text"]}${this.words.colon}`), sentence(this.cases.text(one), marks));
	}

	pictures(numbers) {
		const box = element("div", "pictures");
		for (const number of numbers) {
			const name = this.cases.data.pictures[number];
			const address = this.cases.data.thumbnails[number];
			const figure = element("figure", "");
			if (address) {
				const image = element("img", "");
				image.src = address;
				image.alt = `${this.words.picture} ${name}`;
				figure.append(image);
			} else {
				figure.append(element("p", "nothing", this.words["no-picture"]));
			}
			figure.append(element("figcaption", "", name));
			box.append(figure);
		}
		this.box.append(box);
	}

	// What every engine answered, this one among them.
	said(entries) {
		const list = element("dl", "said");
		for (const [engine, text, accuracy] of entries) {
			const badge = accuracy === 1 ? "correct" : text ? accuracy > 0 ? "partly-right" : "wrong" : "missed";
			list.append(element("dt", "", this.cases.data.engines[engine]),
				element("dd", "", element("span", `badge ${badge}`, text || this.words.nothing)));
		}
		this.box.append(element("h3", "", `${this.words.predicted}${this.words.colon}`), list);
	}

	// What the engine weighed, as bars, if it gives scores.
	offered(entries) {
		const scored = entries.filter(entry => entry.length > 1);
		if (!scored.length) {
			return;
		}
		const list = element("ol", "offered");
		for (const [text, score] of scored) {
			const number = score.toLocaleString(this.words.locale, { minimumFractionDigits: 3, maximumFractionDigits: 3 });
			const bar = element("span", "share");
			bar.style.setProperty("--share", score);
			list.append(element("li", "", element("span", "", text || this.words.nothing), bar, element("span", "number", number)));
		}
		this.box.append(element("h3", "", `${this.words.considered}${this.words.colon}`), list);
	}

	header(one, engine, at, of) {
		const position = this.words.position.replace("{0}", count(at + 1, this.words.locale)).replace("{1}", count(of,
			this.words.locale));
		const step = element("span", "step", position);
		for (const [by, sign, key] of [[-1, "\u2190", "k"], [1, "\u2192", "j"]]) {
			const button = element("button", "", sign);
			button.type = "button";
			button.title = key;
			button.setAttribute("aria-label", by < 0 ? this.words.previous : this.words.next);
			button.addEventListener("click", () => this.onStep(by));
			step.append(button);
		}
		const kind = this.cases.data.kinds[one.kind];
		const badge = one.effect ? element("span", `badge ${one.effect}`, this.words[`flip.${one.effect}`])
			: element("span", `badge ${kind}`, this.words[kind]);
		return element("header", "", badge, element("span", "", engine), step);
	}

	side(one, side, name) {
		const item = one[side];
		const heading = element("h3", "", `${name}${this.words.colon} `, element("b", "", this.cases.type(item) ?? this.words.nothing));
		this.box.append(heading, sentence(this.cases.text(one), this.marks(one, side)));
	}

	marks(one, side) {
		const others = this.cases.around(one).filter(other => other !== one && other[side])
			.flatMap(other => this.itemMarks(other[side], "other"));
		return one[side] ? [...others, ...this.itemMarks(one[side], side)] : others;
	}

	itemMarks(item, look) {
		const type = this.cases.type(item);
		return this.cases.parts(item).flatMap(part => part.spans.map(([begin, end]) => {
			const label = part.role ? `${part.role} ${part.type}` : type;
			return { begin, end, look, label, title: part.role ? `${type}: ${label}` : type };
		}));
	}

	facts(one) {
		const data = this.cases.data;
		const list = element("dl", "");
		const fact = (name, value) => list.append(element("dt", "", name), element("dd", "", value));
		if (one.score !== null) {
			fact(this.words.score, one.score.toLocaleString(this.words.locale, { maximumFractionDigits: 4 }));
		}
		if (one.asked) {
			fact(one.asked.seen ? this.words.accuracy : this.words.f1, one.asked.f1.toLocaleString(this.words.locale, { maximumFractionDigits: 4 }));
		}
		if (one.evidence.length) {
			fact(this.words.evidence, one.evidence.map(entry => data.evidence[entry]).join("; "));
		}
		if (!one.asked?.seen) {
			fact(this.words.document, data.documents[one.document]);
		}
		const offsets = ["gold", "predicted"].filter(side => one[side] && this.offsets(one, side))
			.map(side => `${this.words[side]} ${this.offsets(one, side)}`).join(", ");
		if (offsets) {
			fact(this.words.offsets, offsets);
		}
		if (one.asked) {
			fact(this.words.answers, one.asked.id);
		}
		return list;
	}

	offsets(one, side) {
		return this.cases.parts(one[side]).flatMap(part => part.spans)
			.map(([begin, end]) => `${one.offset + begin}\u2013${one.offset + end}`).join(" ");
	}
}
