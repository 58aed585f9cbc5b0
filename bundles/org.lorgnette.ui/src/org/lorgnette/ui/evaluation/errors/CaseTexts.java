package org.lorgnette.ui.evaluation.errors;

import java.util.Optional;

import org.lorgnette.evaluation.Case;
import org.lorgnette.metrics.chunk.Outcome;
import org.lorgnette.report.CaseNames;
import org.lorgnette.report.Texts;

/** Cases in words. */
final class CaseTexts {

	private final Texts texts;

	CaseTexts(Texts texts) {
		this.texts = texts;
	}

	/** With a sign before it, so that kinds can be told apart at a glance. */
	String kind(Outcome.Kind kind) {
		return sign(kind) + " " + texts.get("kind." + CaseNames.id(kind));
	}

	private static String sign(Outcome.Kind kind) {
		return switch (kind) {
			case CORRECT -> "\u2713";
			case TYPE -> "\u2260";
			case BOUNDARY -> "\u2194";
			case BOUNDARY_AND_TYPE -> "\u2262";
			case MISSED -> "\u2212";
			case SPURIOUS -> "+";
		};
	}

	/** Type and words of an item; empty without one. */
	String item(Case one, Optional<Case.Item> item) {
		return item.map(found -> found.type() + "  " + CaseNames.words(found, one.context()).replaceAll("\\s+", " ")).orElse("");
	}

	String score(Case one) {
		return one.score().isPresent() ? texts.numbers().score(one.score().getAsDouble()) : "";
	}

	String count(long count) {
		return texts.numbers().count(count);
	}

	Texts texts() {
		return texts;
	}
}
