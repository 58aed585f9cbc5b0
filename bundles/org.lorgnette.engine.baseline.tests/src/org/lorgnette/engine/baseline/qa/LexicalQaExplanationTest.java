package org.lorgnette.engine.baseline.qa;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lorgnette.engine.Cancellation;
import org.lorgnette.engine.EngineException;
import org.lorgnette.engine.Settings;
import org.lorgnette.engine.explain.Decision;
import org.lorgnette.engine.explain.ExplainListener;
import org.lorgnette.engine.explain.ExplainSettings;
import org.lorgnette.engine.explain.Explainer;
import org.lorgnette.engine.explain.Explanation;
import org.lorgnette.engine.explain.Faithfulness;
import org.lorgnette.engine.explain.FaithfulnessMeasure;
import org.lorgnette.engine.explain.Method;
import org.lorgnette.engine.explain.Word;
import org.lorgnette.engine.explain.WordAttribution;
import org.lorgnette.model.Answer;
import org.lorgnette.model.Document;
import org.lorgnette.model.Question;
import org.lorgnette.model.Span;
import org.lorgnette.model.Task;

/** Explanations of answers that are really given, against asking the engine by hand. */
class LexicalQaExplanationTest {

	private static final String ENGLISH = "Lukas Brandt was born in Geneva in 1912. His sister Clara worked as a nurse in Basel.";
	private static final String FRENCH =
			"Lukas Brandt est n\u00E9 \u00E0 Gen\u00E8ve en 1912. Sa s\u0153ur Clara travaillait \u00E0 B\u00E2le.";

	private final LexicalQaEngine engine = new LexicalQaEngine(Settings.of(LexicalQaEngine.DESCRIPTOR.settings(), Map.of()));

	private static Document document(String language, String text, String question) {
		return Document.builder("d", text).language(Optional.of(language)).questions(List.of(new Question("q", question))).build();
	}

	/** By hand: the probability of this very answer at this very place, 0 if it is not among those given. */
	private double score(Document document, String answer, int at) throws EngineException {
		return engine.analyze(document, Cancellation.NONE).answers("q").stream()
				.filter(each -> each.value().equals(new Answer("q", answer, Optional.of(new Span(at, at + answer.length())))))
				.mapToDouble(each -> each.score().orElseThrow()).findFirst().orElse(0);
	}

	private static Explanation explain(LexicalQaEngine engine, Document document) throws EngineException {
		Decision best = Decision.of(document, engine.analyze(document, Cancellation.NONE), Task.QA).getFirst();
		return new Explainer(engine, List.of()).explain(document, best, ExplainSettings.of(Method.OCCLUSION), ExplainListener.NONE,
				Cancellation.NONE);
	}

	private static double value(Explanation explanation, Word.In in, String word) {
		return explanation.words().stream().filter(each -> each.word().in() == in && each.word().text().equals(word))
				.mapToDouble(WordAttribution::value).findFirst().orElseThrow();
	}

	@ParameterizedTest
	@CsvSource({"en,Lukas ", "en,born ", "en,His ", "en,sister ", "en,1912", "fr,Lukas ", "fr,n\u00E9 ", "fr,Clara ", "fr,1912"})
	void aWordsPartIsWhatTheAnswerLosesWithoutIt(String language, String word) throws EngineException {
		boolean english = language.equals("en");
		String text = english ? ENGLISH : FRENCH;
		String question = english ? "Where was Lukas Brandt born?" : "O\u00F9 Lukas Brandt est-il n\u00E9 ?";
		String answer = english ? "Geneva" : "Gen\u00E8ve";
		Explanation explanation = explain(engine, document(language, text, question));
		assertEquals(answer, ((Answer) explanation.decision().value()).text());
		String without = text.replaceFirst(word, "");
		double before = score(document(language, text, question), answer, text.indexOf(answer));
		double after = score(document(language, without, question), answer, without.indexOf(answer));
		assertEquals(before, explanation.base().orElseThrow());
		assertEquals(before - after, value(explanation, Word.In.TEXT, word.strip()), word);
	}

	@Test
	void theQuestionsWordsHaveTheirPart() throws EngineException {
		Explanation explanation = explain(engine, document("en", ENGLISH, "Where was Lukas Brandt born?"));
		double before = explanation.base().orElseThrow();
		double after = score(document("en", ENGLISH, "Where was Lukas Brandt ?"), "Geneva", ENGLISH.indexOf("Geneva"));
		assertTrue(before != after);
		assertEquals(before - after, value(explanation, Word.In.QUESTION, "born"));
	}

	@Test
	void theExplanationIsMoreFaithfulThanChance() throws EngineException {
		Faithfulness.Measured measured = assertInstanceOf(Faithfulness.Measured.class,
				explain(engine, document("en", ENGLISH, "Where was Lukas Brandt born?")).faithfulness().orElseThrow());
		Faithfulness.Score deletion = measured.scores().get(FaithfulnessMeasure.DELETION);
		assertTrue(deletion.value() < deletion.randomMean().orElseThrow(), deletion.toString());
		Faithfulness.Score insertion = measured.scores().get(FaithfulnessMeasure.INSERTION);
		assertTrue(insertion.value() > insertion.randomMean().orElseThrow(), insertion.toString());
	}
}
