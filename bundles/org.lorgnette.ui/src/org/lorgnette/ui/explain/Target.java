package org.lorgnette.ui.explain;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.lorgnette.engine.explain.Decision;
import org.lorgnette.model.Document;
import org.lorgnette.model.Question;
import org.lorgnette.ui.session.AnnotationSession;
import org.lorgnette.ui.session.Sessions;

/**
 * A decision that can be explained.
 *
 * @param name what tables call the engine
 * @param document as the engine gets it, with the decision's own question alone
 * @param where the document in an editor, if it is open in one
 */
record Target(String engine, Map<String, String> settings, String name, Document document, Decision decision, Optional<Where> where) {

	/** A document of an open file. */
	record Where(AnnotationSession session, int part) {

		/** The text as it is now, if it is still there. */
		Optional<String> text() {
			return Sessions.open().contains(session) && part < session.corpus().parts().size()
					? Optional.of(session.corpus().parts().get(part).document().text())
					: Optional.empty();
		}
	}

	/** What tells a decision from others; tells nothing of where it is shown. */
	record Key(String engine, Map<String, String> settings, String text, Decision decision) {
	}

	/** Other questions of the document would be answered over and over. */
	static Target of(String engine, Map<String, String> settings, String name, Document document, Decision decision,
			Optional<Where> where) {
		Document asked = document.questions().isEmpty() ? document
				: document.toBuilder().questions(decision.question().map(id -> document.questions().stream()
						.filter(question -> question.id().equals(id)).toList()).orElse(List.of())).build();
		return new Target(engine, settings, name, asked, decision, where);
	}

	Key key() {
		return new Key(engine, settings, document.text(), decision);
	}

	/** The question that an answer is to. */
	Optional<Question> question() {
		return decision.question().flatMap(id -> document.questions().stream().filter(each -> each.id().equals(id)).findFirst());
	}

	/** Whether the text has changed since the engine decided, or is gone. */
	boolean isStale() {
		return where.isPresent() && !where.get().text().equals(Optional.of(document.text()));
	}
}
