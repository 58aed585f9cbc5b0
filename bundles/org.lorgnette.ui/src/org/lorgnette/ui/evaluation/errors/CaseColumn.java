package org.lorgnette.ui.evaluation.errors;

import java.text.Collator;
import java.util.Comparator;
import java.util.function.BiFunction;

import org.lorgnette.evaluation.Case;

/** The columns of the list of cases. */
enum CaseColumn {

	KIND(168, (texts, one) -> texts.kind(one.kind())),
	GOLD(180, (texts, one) -> texts.item(one, one.gold())),
	PREDICTED(180, (texts, one) -> texts.item(one, one.predicted())),
	CONTEXT(420, (texts, one) -> one.context().replaceAll("\\s", " ")),
	ENGINE(120, (texts, one) -> one.engine()),
	SCORE(64, (texts, one) -> texts.score(one)),
	DOCUMENT(130, (texts, one) -> one.instance()),
	EVIDENCE(200, (texts, one) -> String.join("; ", one.evidence()));

	private final int width;
	private final BiFunction<CaseTexts, Case, String> text;

	CaseColumn(int width, BiFunction<CaseTexts, Case, String> text) {
		this.width = width;
		this.text = text;
	}

	/** At first, in points. */
	int width() {
		return width;
	}

	String text(CaseTexts texts, Case one) {
		return text.apply(texts, one);
	}

	String title() {
		return switch (this) {
			case KIND -> Messages.CaseColumn_kind;
			case GOLD -> Messages.CaseColumn_gold;
			case PREDICTED -> Messages.CaseColumn_predicted;
			case CONTEXT -> Messages.CaseColumn_context;
			case ENGINE -> Messages.CaseColumn_engine;
			case SCORE -> Messages.CaseColumn_score;
			case DOCUMENT -> Messages.CaseColumn_document;
			case EVIDENCE -> Messages.CaseColumn_evidence;
		};
	}

	/** Kinds in their own order, scores by number (cases without come last), the rest by words. */
	Comparator<Case> order(CaseTexts texts, boolean down) {
		if (this == SCORE) {
			Comparator<Case> values = Comparator.comparingDouble(one -> one.score().orElse(0));
			return Comparator.comparing((Case one) -> one.score().isEmpty()).thenComparing(down ? values.reversed() : values);
		}
		Collator words = Collator.getInstance();
		Comparator<Case> order = this == KIND ? Comparator.comparing(Case::kind)
				: Comparator.comparing(one -> text(texts, one), words::compare);
		return down ? order.reversed() : order;
	}
}
