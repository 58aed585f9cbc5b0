package org.lorgnette.evaluation.scoring;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.lorgnette.evaluation.Case;
import org.lorgnette.evaluation.Flip;
import org.lorgnette.evaluation.change.ChangedDocument;
import org.lorgnette.metrics.qa.AnswerNormalizer;
import org.lorgnette.metrics.qa.GoldAnswers;
import org.lorgnette.model.Answer;
import org.lorgnette.model.Document;
import org.lorgnette.model.Prediction;
import org.lorgnette.model.Question;
import org.lorgnette.model.Span;

/**
 * Answers to questions over passages: the same if their words are, normalised as in the script of SQuAD, in French with
 * French articles, and
 * they do not stand at different places. An answer on the changed passage is what stands at its place in the original one. An
 * answer is
 * right if it matches a gold answer exactly.
 */
final class AnswerStability extends StabilityScoring {

	/** Passages up to this length, in UTF-16 code units, are shown whole. */
	private static final int WHOLE = 1_200;
	private static final int MARGIN = 400;

	/**
	 * @param text in the words of the original passage, empty for none; {@code span} in it, {@code own} in the answer's
	 * passage
	 */
	private record Said(String text, Optional<Span> span, Optional<Span> own) {

		static final Said NOTHING = new Said("", Optional.empty(), Optional.empty());
	}

	private final String engine;

	AnswerStability(String engine, long seed) {
		super(seed);
		this.engine = engine;
	}

	@Override
	void compare(ChangedDocument changed, EngineScorer.Predicted before, EngineScorer.Predicted after, FlipTally tally) {
		Map<String, List<Prediction<Answer>>> first = GivenAnswer.byQuestion(before.predictions());
		Map<String, List<Prediction<Answer>>> second = GivenAnswer.byQuestion(after.predictions());
		boolean french = QuestionScoring.isFrench(changed.original());
		AnswerNormalizer words = french ? AnswerNormalizer.FRENCH : AnswerNormalizer.SQUAD;
		for (int i = 0; i < changed.original().questions().size(); i++) {
			Question question = changed.original().questions().get(i);
			String asked = changed.changed().questions().get(i).text();
			if (changed.questions().contains(question.id())) {
				Said was = said(question, first, before.failed());
				Said is = projected(changed, said(question, second, after.failed()), tally);
				boolean elsewhere = was.span.isPresent() && is.span.isPresent() && !was.span.get().overlaps(is.span.get());
				boolean flipped = elsewhere || !words.normalize(was.text).equals(words.normalize(is.text));
				GoldAnswers gold = GoldAnswers.of(question);
				GoldAnswers earlier = new GoldAnswers(question.id(), was.text.isEmpty() ? List.of() : List.of(was.text));
				FlipTally.Unit unit = new FlipTally.Unit(flipped, isRight(french, gold, was, before), isRight(french, gold, is, after),
						new FlipTally.Kept.Share(elsewhere ? 0 : QuestionScoring.outcome(french, earlier, is.text).f1()));
				tally.add(changed.original().id(), unit, () -> flip(changed, question, asked, unit, was, is));
			}
		}
	}

	/** An answer that there is none could be right by luck if the engine failed. */
	private static boolean isRight(boolean french, GoldAnswers gold, Said said, EngineScorer.Predicted predicted) {
		return !predicted.failed() && QuestionScoring.outcome(french, gold, said.text).exact() == 1;
	}

	private static Said said(Question question, Map<String, List<Prediction<Answer>>> offered, boolean failed) {
		if (failed) {
			return Said.NOTHING;
		}
		Answer answer = GivenAnswer.of(question.id(), offered.getOrDefault(question.id(), List.of())).answer();
		return new Said(answer.text(), answer.span(), answer.span());
	}

	/** An answer that cannot be projected stays as it was written. */
	private static Said projected(ChangedDocument changed, Said said, FlipTally tally) {
		Optional<Span> back = said.span.flatMap(span -> changed.back(List.of(span))).map(List::getFirst);
		if (said.span.isPresent() && back.isEmpty()) {
			tally.lose();
		}
		boolean asWritten = said.span.filter(span -> span.end() <= changed.changed().text().length()
				&& span.of(changed.changed().text()).equals(said.text)).isPresent();
		return new Said(back.isPresent() && asWritten ? back.get().of(changed.original().text()) : said.text, back, said.own);
	}

	private Flip flip(ChangedDocument changed, Question question, String asked, FlipTally.Unit unit, Said was, Said is) {
		Document original = changed.original();
		Span here = context(original.text(), was.own.or(is::span));
		Span there = context(changed.changed().text(), is.own.or(() -> was.own.map(changed::around)));
		List<Span> gold = question.answers().stream().flatMap(answer -> answer.span().stream()).distinct().toList();
		String answers = String.join(" / ", question.answers().stream().map(Answer::text).distinct().toList());
		// What it wrote after the change is shown, not what stands for it in the original passage.
		String written = is.own.filter(span -> span.end() <= changed.changed().text().length()).map(span -> span.of(changed.changed().text()))
				.orElse(is.text);
		return new Flip(engine, original.id(), changed.change().id(), unit.rightBefore(), unit.rightAfter(),
				view(original.text(), here, gold, question.text(), answers),
				view(original.text(), here, was.own.stream().toList(), question.text(), was.text),
				view(changed.changed().text(), there, is.own.stream().toList(), asked, written));
	}

	private static Flip.View view(String text, Span context, List<Span> places, String question, String answer) {
		List<Case.Item> items = places.stream().filter(context::contains).map(place -> new Case.Item(Case.ANSWER,
				List.of(new Case.Part("", Case.ANSWER, List.of(place.shift(-context.begin())))))).toList();
		return new Flip.View(context.of(text), context.begin(), items, question, answer);
	}

	private static Span context(String text, Optional<Span> answer) {
		if (text.length() <= WHOLE) {
			return new Span(0, text.length());
		}
		Span focus = answer.filter(span -> span.end() <= text.length() && span.length() <= WHOLE).orElse(new Span(0, 0));
		int begin = Math.max(0, focus.begin() - MARGIN);
		int end = Math.min(text.length(), focus.end() + MARGIN);
		begin -= begin > 0 && Character.isLowSurrogate(text.charAt(begin)) ? 1 : 0;
		end += end < text.length() && Character.isLowSurrogate(text.charAt(end)) ? 1 : 0;
		return new Span(begin, end);
	}
}
