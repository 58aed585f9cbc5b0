// The cases and what a filter leaves of them. A side that a filter leaves open is null; NONE asks for cases without an item
// there.

const NONE = -1;

// A change that a filter asks for: any of them.
const ANY = -2;

class Cases {

	constructor(data) {
		this.data = data;
		this.all = data.cases.map((row, number) => ({
			number, engine: row[0], document: row[1], kind: row[2], context: row[3], offset: row[4],
			gold: row[5] || null, predicted: row[6] || null, score: row[7], evidence: row[8], asked: asked(row[9]),
		}));
		this.flips = data.flips.map((row, at) => ({
			number: this.all.length + at, engine: row[0], document: row[1], change: row[2], effect: data.effects[row[3]],
			gold: view(row[4]), before: view(row[5]), after: view(row[6]),
		}));
		this.searched = { text: "", hits: null };
	}

	text(one) {
		return this.data.contexts[one.context];
	}

	type(item) {
		return item ? this.data.types[item[0]] : null;
	}

	parts(item) {
		return item.slice(1).map(([role, type, ...offsets]) => ({
			role: this.data.roles[role], type: this.data.types[type],
			spans: offsets.flatMap((begin, at) => at % 2 ? [] : [[begin, offsets[at + 1]]]),
		}));
	}

	// The cases that pass, and for each kind how many would if only that kind were asked for.
	select(filter) {
		const counts = new Array(this.data.kinds.length).fill(0);
		const search = this.search(filter.text.toLowerCase());
		if (filter.change !== null) {
			return { counts, found: this.flips.filter(one => (filter.engine === null || one.engine === filter.engine)
				&& (filter.change === ANY || one.change === filter.change) && search(one)) };
		}
		const found = [];
		for (const one of this.all) {
			if (filter.engine !== null && one.engine !== filter.engine || !isSide(filter.gold, one.gold)
					|| !isSide(filter.predicted, one.predicted) || !search(one)) {
				continue;
			}
			if (filter.type !== null && !isSide(filter.type, one.gold) && !isSide(filter.type, one.predicted)
					&& one.asked?.kind !== filter.type) {
				continue;
			}
			counts[one.kind]++;
			if (filter.kinds.size === 0 || filter.kinds.has(one.kind)) {
				found.push(one);
			}
		}
		return { found, counts };
	}

	// Sentences stand behind many cases: each string is searched once.
	search(text) {
		if (!text) {
			return () => true;
		}
		if (this.searched.text !== text) {
			const has = list => list.map(entry => entry.toLowerCase().includes(text));
			this.searched = { text, contexts: has(this.data.contexts), documents: has(this.data.documents),
				evidence: has(this.data.evidence), questions: has(this.data.questions) };
		}
		const { contexts, documents, evidence, questions } = this.searched;
		const answers = asked => [...asked.gold, asked.predicted].some(answer => answer.toLowerCase().includes(text));
		// A passage holds the words of many questions: where there are questions, these and their answers are searched.
		const flip = one => [one.before, one.after].some(side => contexts[side.context] || questions[side.question]
			|| side.answer.toLowerCase().includes(text));
		return one => documents[one.document] || one.effect && flip(one) || !one.effect && (one.asked ? questions[one.asked.question]
			|| answers(one.asked) : contexts[one.context] || one.evidence.some(entry => evidence[entry]));
	}

	// Cases of the same engine in the same sentence, this one included.
	around(one) {
		const key = other => `${other.engine} ${other.document} ${other.context} ${other.offset}`;
		if (!this.bySentence) {
			this.bySentence = Map.groupBy ? Map.groupBy(this.all, key) : groupBy(this.all, key);
		}
		return this.bySentence.get(key(one));
	}
}

function view(entry) {
	return { context: entry[0], offset: entry[1], items: entry[2], question: entry[3], answer: entry[4] };
}

function asked(entry) {
	return entry ? { id: entry[0], question: entry[1], kind: entry[2], gold: entry[3], predicted: entry[4], f1: entry[5],
		seen: entry[6] ? { pictures: entry[6][0], offered: entry[6][1], said: entry[6][2] } : null } : null;
}

function isSide(wanted, item) {
	return wanted === null || (item ? item[0] === wanted : wanted === NONE);
}

function groupBy(list, key) {
	const groups = new Map();
	for (const entry of list) {
		const group = groups.get(key(entry));
		if (group) {
			group.push(entry);
		} else {
			groups.set(key(entry), [entry]);
		}
	}
	return groups;
}
