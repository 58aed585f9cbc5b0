package org.lorgnette.ui.session;

import org.lorgnette.model.Document;

/**
 * A document of the open file, with its gold as it is now, and where its text begins in the text that the editor shows. All spans of the
 * document are relative to its own text.
 */
public record Part(Document document, int offset) {

	public int end() {
		return offset + document.text().length();
	}
}
