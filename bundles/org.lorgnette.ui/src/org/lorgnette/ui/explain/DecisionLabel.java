package org.lorgnette.ui.explain;

import org.eclipse.osgi.util.NLS;
import org.lorgnette.engine.explain.Decision;
import org.lorgnette.model.Answer;
import org.lorgnette.model.Document;
import org.lorgnette.model.Entity;
import org.lorgnette.model.Relation;

/** What a decision says, in one line. */
final class DecisionLabel {

	private static final int LONGEST = 60;

	private DecisionLabel() {
	}

	static String of(Target target) {
		return NLS.bind(Messages.decision, target.name(), of(target.decision(), target.document()));
	}

	private static String of(Decision decision, Document document) {
		return switch (decision) {
			case Decision.OfEntity(Entity entity) -> entity.type() + " " + mention(entity, document);
			case Decision.OfRelation(Relation relation, Entity head, Entity tail) -> relation.type() + " " + mention(head, document)
					+ (relation.symmetric() ? " \u2194 " : " \u2192 ") + mention(tail, document);
			case Decision.OfAnswer(Answer answer) -> (answer.isNone() ? Messages.no_answer : quote(answer.text())) + " \u2013 "
					+ document.questions().stream().filter(question -> question.id().equals(answer.question())).findFirst()
							.map(question -> oneLine(question.text())).orElse(answer.question());
		};
	}

	private static String mention(Entity entity, Document document) {
		return quote(entity.text(document.text()));
	}

	private static String quote(String text) {
		return NLS.bind(Messages.quoted, oneLine(text));
	}

	/** Without line ends and control characters, and cut where it is long. */
	static String oneLine(String text) {
		String line = text.strip().replaceAll("[\\s\\p{Cc}]+", " ");
		return line.codePointCount(0, line.length()) <= LONGEST ? line
				: line.substring(0, line.offsetByCodePoints(0, LONGEST - 1)) + "\u2026";
	}
}
