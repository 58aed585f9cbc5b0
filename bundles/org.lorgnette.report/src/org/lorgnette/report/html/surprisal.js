// What could have stood in the place of a piece that is chosen, by a click or by the arrow keys.

function setUpSurprisal() {
	const panel = document.getElementById("piece");
	if (!panel) {
		return;
	}
	for (const painted of document.querySelectorAll(".painted")) {
		painted.addEventListener("click", event => {
			const piece = event.target.closest(".painted > span");
			if (piece) {
				choosePiece(piece, panel);
			}
		});
		painted.addEventListener("keydown", event => {
			const step = { ArrowRight: "nextElementSibling", ArrowLeft: "previousElementSibling" }[event.key];
			if (!step) {
				return;
			}
			const current = painted.querySelector("[aria-current]");
			const piece = current ? current[step] : painted.firstElementChild;
			if (piece) {
				event.preventDefault();
				choosePiece(piece, panel);
				piece.scrollIntoView({ block: "nearest" });
			}
		});
	}
}

function choosePiece(piece, panel) {
	document.querySelectorAll(".painted [aria-current]").forEach(other => other.removeAttribute("aria-current"));
	piece.setAttribute("aria-current", "true");
	const number = (value, digits) => Number(value).toLocaleString(panel.dataset.locale,
		{ minimumFractionDigits: digits, maximumFractionDigits: digits });
	const line = document.createElement("p");
	const name = document.createElement("strong");
	name.textContent = visiblePiece(piece.textContent, panel);
	line.append(name, ` \u2013 ${panel.dataset.bits}: ${number(piece.dataset.b, 2)}`,
		` \u00b7 ${panel.dataset.rank}: ${piece.dataset.r}`, ` \u00b7 ${panel.dataset.entropy}: ${number(piece.dataset.e, 2)}`);
	panel.replaceChildren(line);
	const flat = JSON.parse(piece.dataset.a ?? "[]");
	if (flat.length > 0) {
		panel.append(alternativesTable(flat, panel, number));
	}
	panel.hidden = false;
}

function alternativesTable(flat, panel, number) {
	const table = document.createElement("table");
	const head = table.createTHead().insertRow();
	for (const title of [panel.dataset.likeliest, panel.dataset.probability, ""]) {
		const cell = document.createElement(title ? "th" : "td");
		cell.textContent = title;
		head.append(cell);
	}
	const body = table.createTBody();
	for (let at = 0; at < flat.length; at += 2) {
		const row = body.insertRow();
		row.insertCell().textContent = visiblePiece(flat[at], panel);
		row.insertCell().textContent = number(flat[at + 1], 4);
		const share = document.createElement("span");
		share.className = "share";
		share.style.width = `${(flat[at + 1] * 12).toFixed(3)}rem`;
		row.insertCell().append(share);
	}
	return table;
}

function visiblePiece(text, panel) {
	return text === "" ? panel.dataset.end : text.replaceAll(" ", "\u2423").replaceAll("\n", "\u21b5").replaceAll("\t", "\u21e5");
}

setUpSurprisal();
