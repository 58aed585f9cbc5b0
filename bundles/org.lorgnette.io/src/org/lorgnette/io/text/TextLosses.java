package org.lorgnette.io.text;

import org.lorgnette.io.CorpusException;
import org.lorgnette.io.Location;
import org.lorgnette.io.LossListener;
import org.lorgnette.model.Document;
import org.lorgnette.model.Instance;

/** What plain text drops of a document. */
final class TextLosses {

	private TextLosses() {
	}

	/** @throws CorpusException unless the instance is a document */
	static Document document(Instance instance, LossListener losses) throws CorpusException {
		if (!(instance instanceof Document document)) {
			throw new CorpusException(Location.of(instance.id()), "is no document; expected one to write as plain text");
		}
		report(losses, document, "entity", document.entities().size());
		report(losses, document, "relation", document.relations().size());
		report(losses, document, "event", document.events().size());
		report(losses, document, "chain", document.chains().size());
		report(losses, document, "note", document.notes().size());
		report(losses, document, "link", document.links().size());
		report(losses, document, "question", document.questions().size());
		return document;
	}

	private static void report(LossListener losses, Document document, String kind, int count) {
		if (count > 0) {
			losses.report(document.id(), kind, count + " dropped: plain text holds no annotations");
		}
	}
}
