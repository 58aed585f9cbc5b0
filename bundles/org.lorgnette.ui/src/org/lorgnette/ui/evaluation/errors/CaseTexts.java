package org.lorgnette.ui.evaluation.errors;

import java.util.OptionalDouble;
import java.util.Optional;
import java.util.stream.Collectors;

import org.eclipse.osgi.util.NLS;
import org.lorgnette.evaluation.Case;
import org.lorgnette.evaluation.EvaluationResult;
import org.lorgnette.metrics.chunk.Outcome;
import org.lorgnette.model.Task;
import org.lorgnette.report.CaseNames;
import org.lorgnette.report.Texts;

/** Cases in words. */
final class CaseTexts {

	/** What cases are about. */
	enum Kind {

		MENTIONS, ANSWERS, PICTURES;

		static Kind of(EvaluationResult result) {
			return switch (result.experiment().task()) {
				case NER, RELATIONS -> MENTIONS;
				case QA -> ANSWERS;
				case VQA -> PICTURES;
			};
		}
	}

	private final Texts texts;

	CaseTexts(Texts texts) {
		this.texts = texts;
	}

	/** With a sign before it, so that kinds can be told apart at a glance. */
	String kind(Case one) {
		return kind(one.kind(), one.asked().isPresent());
	}

	String kind(Outcome.Kind kind, Task task) {
		return kind(kind, task == Task.QA || task == Task.VQA);
	}

	private String kind(Outcome.Kind kind, boolean answer) {
		return sign(kind, answer) + " " + texts.get("kind." + CaseNames.id(kind, answer));
	}

	private static String sign(Outcome.Kind kind, boolean answer) {
		return switch (kind) {
			case CORRECT -> "\u2713";
			case TYPE -> "\u2260";
			case BOUNDARY -> answer ? "\u2248" : "\u2194";
			case BOUNDARY_AND_TYPE -> answer ? "\u2717" : "\u2262";
			case MISSED -> "\u2212";
			case SPURIOUS -> "+";
		};
	}

	/** Type and words of an item; empty without one. */
	String item(Case one, Optional<Case.Item> item) {
		return item.map(found -> found.type() + "  " + CaseNames.words(found, one.context()).replaceAll("\\s+", " ")).orElse("");
	}

	String question(Case one) {
		return one.asked().map(asked -> asked.text().replaceAll("\\s+", " ")).orElse("");
	}

	String goldAnswers(Case one) {
		return answer(CaseNames.gold(one));
	}

	String answered(Case one) {
		return answer(CaseNames.predicted(one));
	}

	private String answer(String text) {
		return text.isEmpty() ? texts.get("label.no-answer") : text.replaceAll("\\s+", " ");
	}

	/** The kind of question. */
	String questionKind(Case one) {
		return one.asked().map(asked -> questionKind(asked.kind())).orElse("");
	}

	String questionKind(String kind) {
		return texts.find("question-kind." + kind, kind);
	}

	/** What every engine answers to the question about pictures, one after the other. */
	String said(Case one) {
		return one.asked().flatMap(Case.Asked::seen).map(seen -> seen.said().stream().map(this::said).collect(Collectors.joining(" \u00B7 ")))
				.orElse("");
	}

	/** Such as {@code rules: red (0.93)} with a sign for right or wrong. */
	String said(Case.Said said) {
		String sign = said.accuracy() == 1 ? "\u2713" : said.accuracy() == 0 ? "\u2717" : "\u2248";
		String sure = said.score().isPresent() ? " (" + number(said.score()) + ")" : "";
		return NLS.bind(Messages.CaseTexts_said, said.engine(), sign + " " + answer(said.text()) + sure);
	}

	String score(Case one) {
		return number(one.score());
	}

	/** Empty without one. */
	String number(OptionalDouble score) {
		return score.isPresent() ? texts.numbers().score(score.getAsDouble()) : "";
	}

	String count(long count) {
		return texts.numbers().count(count);
	}

	Texts texts() {
		return texts;
	}
}
