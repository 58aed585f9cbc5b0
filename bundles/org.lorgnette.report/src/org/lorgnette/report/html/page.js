// The page is complete without scripts; these only add the theme switch, sorting and the error browser.

const THEMES = ["auto", "light", "dark"];

function setUpTheme() {
	const button = document.getElementById("theme");
	let theme = recall("lorgnette-theme");
	const show = () => {
		if (theme === "auto") {
			delete document.documentElement.dataset.theme;
		} else {
			document.documentElement.dataset.theme = theme;
		}
		button.textContent = button.dataset[theme];
	};
	theme = THEMES.includes(theme) ? theme : "auto";
	button.hidden = false;
	button.addEventListener("click", () => {
		theme = THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length];
		remember("lorgnette-theme", theme);
		show();
	});
	show();
}

// A page opened from a file may be denied any storage.
function recall(key) {
	try {
		return localStorage.getItem(key);
	} catch {
		return null;
	}
}

function remember(key, value) {
	try {
		localStorage.setItem(key, value);
	} catch {
		// Then the choice lasts as long as the page.
	}
}

function setUpSorting() {
	for (const table of document.querySelectorAll("table.sortable")) {
		table.querySelectorAll("thead th").forEach((heading, column) => {
			const button = document.createElement("button");
			button.type = "button";
			button.append(...heading.childNodes);
			heading.append(button);
			button.addEventListener("click", () => sort(table, heading, column));
		});
	}
}

function sort(table, heading, column) {
	const numeric = heading.classList.contains("number");
	const before = heading.getAttribute("aria-sort");
	// Of scores the highest are wanted first.
	const descending = before ? before === "ascending" : numeric;
	table.querySelectorAll("thead th").forEach(other => other.removeAttribute("aria-sort"));
	heading.setAttribute("aria-sort", descending ? "descending" : "ascending");
	const body = table.tBodies[0];
	const keyed = [...body.rows].map(row => ({ row, key: sortKey(row.cells[column], numeric) }));
	keyed.sort((a, b) => {
		if (a.key === null || b.key === null) {
			return (a.key === null) - (b.key === null);
		}
		const order = numeric ? a.key - b.key : a.key.localeCompare(b.key, undefined, { numeric: true });
		return descending ? -order : order;
	});
	body.append(...keyed.map(entry => entry.row));
}

// Undefined numbers have no place in the order: they come last.
function sortKey(cell, numeric) {
	const data = cell.querySelector("data");
	if (numeric) {
		return data ? Number(data.value) : null;
	}
	return cell.textContent;
}

function setUpPrinting() {
	let opened = [];
	addEventListener("beforeprint", () => {
		opened = [...document.querySelectorAll("details:not([open])")];
		opened.forEach(details => details.open = true);
	});
	addEventListener("afterprint", () => opened.forEach(details => details.open = false));
}

function element(tag, className, ...children) {
	const made = document.createElement(tag);
	if (className) {
		made.className = className;
	}
	made.append(...children);
	return made;
}

// French leaves four digits together.
function count(value, locale) {
	return value.toLocaleString(locale, { useGrouping: locale === "fr" ? "min2" : "auto" });
}

setUpTheme();
setUpSorting();
setUpPrinting();
