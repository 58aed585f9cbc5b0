// A list of any length: only the rows in sight are in the page. All rows are of one height, so that a row's place is its number
// times that height.

const ROW_HEIGHT = 58;
const SPARE_ROWS = 8;

class CaseList {

	constructor(box, makeRow, onChoose) {
		this.box = box;
		this.space = box.firstElementChild;
		this.makeRow = makeRow;
		this.onChoose = onChoose;
		this.items = [];
		this.chosen = -1;
		this.rows = new Map();
		box.addEventListener("scroll", () => this.render(), { passive: true });
		box.addEventListener("keydown", event => this.key(event));
		box.addEventListener("click", event => {
			const row = event.target.closest(".case-row");
			if (row) {
				this.choose(Number(row.dataset.at));
			}
		});
		new ResizeObserver(() => this.render()).observe(box);
	}

	show(items, chosen) {
		this.items = items;
		this.rows.forEach(row => row.remove());
		this.rows.clear();
		this.space.style.height = `${items.length * ROW_HEIGHT}px`;
		this.box.scrollTop = 0;
		this.choose(items.length ? Math.max(0, chosen) : -1);
	}

	choose(at) {
		this.chosen = Math.min(at, this.items.length - 1);
		if (this.chosen >= 0) {
			this.reveal(this.chosen);
		}
		this.render();
		this.onChoose(this.items[this.chosen], this.chosen);
	}

	step(by) {
		if (this.items.length) {
			this.choose(Math.max(0, Math.min(this.items.length - 1, this.chosen + by)));
		}
	}

	reveal(at) {
		const top = at * ROW_HEIGHT;
		if (top < this.box.scrollTop) {
			this.box.scrollTop = top;
		} else if (top + ROW_HEIGHT > this.box.scrollTop + this.box.clientHeight) {
			this.box.scrollTop = top + ROW_HEIGHT - this.box.clientHeight;
		}
	}

	render() {
		const first = Math.max(0, Math.floor(this.box.scrollTop / ROW_HEIGHT) - SPARE_ROWS);
		const last = Math.min(this.items.length, Math.ceil((this.box.scrollTop + this.box.clientHeight) / ROW_HEIGHT) + SPARE_ROWS);
		for (const [at, row] of this.rows) {
			if (at < first || at >= last) {
				row.remove();
				this.rows.delete(at);
			}
		}
		for (let at = first; at < last; at++) {
			this.renderRow(at);
		}
		if (this.chosen >= 0) {
			this.box.setAttribute("aria-activedescendant", `case-row-${this.chosen}`);
		} else {
			this.box.removeAttribute("aria-activedescendant");
		}
	}

	renderRow(at) {
		let row = this.rows.get(at);
		if (!row) {
			row = this.makeRow(this.items[at]);
			row.id = `case-row-${at}`;
			row.dataset.at = at;
			row.style.top = `${at * ROW_HEIGHT}px`;
			row.setAttribute("role", "option");
			row.setAttribute("aria-setsize", this.items.length);
			row.setAttribute("aria-posinset", at + 1);
			this.rows.set(at, row);
			this.space.append(row);
		}
		row.setAttribute("aria-selected", at === this.chosen);
	}

	key(event) {
		const page = Math.max(1, Math.floor(this.box.clientHeight / ROW_HEIGHT) - 1);
		const steps = { ArrowDown: 1, ArrowUp: -1, PageDown: page, PageUp: -page, Home: -this.items.length, End: this.items.length };
		if (event.key in steps && !event.ctrlKey && !event.metaKey && !event.altKey) {
			event.preventDefault();
			this.step(steps[event.key]);
		}
	}
}
