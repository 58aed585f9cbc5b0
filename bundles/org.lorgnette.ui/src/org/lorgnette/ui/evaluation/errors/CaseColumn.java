package org.lorgnette.ui.evaluation.errors;

import java.text.Collator;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiFunction;

import org.lorgnette.evaluation.Case;

/** The columns of the list of cases. */
enum CaseColumn {

	PICTURE(92, (texts, one) -> ""),
	KIND(168, CaseTexts::kind),
	QUESTION(270, (texts, one) -> texts.question(one)),
	ANSWERS(120, (texts, one) -> texts.goldAnswers(one)),
	ANSWERED(120, (texts, one) -> texts.answered(one)),
	SAID(330, (texts, one) -> texts.said(one)),
	QUESTION_KIND(110, (texts, one) -> texts.questionKind(one)),
	GOLD(180, (texts, one) -> texts.item(one, one.gold())),
	PREDICTED(180, (texts, one) -> texts.item(one, one.predicted())),
	CONTEXT(420, (texts, one) -> one.context().replaceAll("\\s", " ")),
	ENGINE(120, (texts, one) -> one.engine()),
	SCORE(64, (texts, one) -> texts.score(one)),
	DOCUMENT(130, (texts, one) -> one.instance()),
	QUESTION_ID(100, (texts, one) -> one.instance()),
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
			case PICTURE -> Messages.CaseColumn_picture;
			case KIND -> Messages.CaseColumn_kind;
			case QUESTION -> Messages.CaseColumn_question;
			case SAID -> Messages.CaseColumn_said;
			case QUESTION_KIND -> Messages.CaseColumn_questionKind;
			case GOLD, ANSWERS -> Messages.CaseColumn_gold;
			case PREDICTED, ANSWERED -> Messages.CaseColumn_predicted;
			case CONTEXT -> Messages.CaseColumn_context;
			case ENGINE -> Messages.CaseColumn_engine;
			case SCORE -> Messages.CaseColumn_score;
			case QUESTION_ID -> Messages.CaseColumn_questionId;
			case DOCUMENT -> Messages.CaseColumn_document;
			case EVIDENCE -> Messages.CaseColumn_evidence;
		};
	}

	/** Those of a list of entities or relations, of answers about texts, and of answers about pictures. */
	static List<CaseColumn> of(CaseTexts.Kind kind) {
		return switch (kind) {
			case MENTIONS -> List.of(KIND, GOLD, PREDICTED, CONTEXT, ENGINE, SCORE, DOCUMENT, EVIDENCE);
			case ANSWERS -> List.of(KIND, QUESTION, ANSWERS, ANSWERED, CONTEXT, ENGINE, SCORE, QUESTION_KIND, DOCUMENT, EVIDENCE);
			case PICTURES -> List.of(PICTURE, QUESTION, ANSWERS, ANSWERED, SCORE, ENGINE, SAID, KIND, QUESTION_KIND, QUESTION_ID);
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
