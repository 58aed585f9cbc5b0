package org.lorgnette.engine.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.lorgnette.engine.Analysis;
import org.lorgnette.engine.Cancellation;
import org.lorgnette.engine.EngineDescriptor;
import org.lorgnette.engine.EngineException;
import org.lorgnette.engine.EngineUnavailableException;
import org.lorgnette.engine.Settings;
import org.lorgnette.engine.TextEngine;
import org.lorgnette.model.Document;
import org.lorgnette.model.Entity;
import org.lorgnette.model.Question;
import org.lorgnette.model.Relation;
import org.lorgnette.model.Span;
import org.lorgnette.model.Task;

class ExplainerTest {

	private static final Map<String, Double> WEIGHTS = Map.of("NAME", 0.2, "born", 0.3, "in", 0.05, "not", -0.1, "PLACE", 0.15,
			"who",
			0.1, "was", 0.02);
	private static final Document DOCUMENT = Document.builder("d", "NAME was born, not dead in\r\nPLACE \uD83D\uDE00!")
			.questions(List.of(new Question("q", "who was it?"))).build();

	private static ExplainSettings occlusion(Hiding hiding, boolean own) {
		return new ExplainSettings(Method.OCCLUSION, new OcclusionSettings(hiding, 1, OptionalInt.empty(), own, true, Matching.EXACT,
				2),
				AttentionChoice.DEFAULT, GradientSettings.DEFAULT, Optional.empty());
	}

	private static Decision decision(TextEngine engine, Document document, Task task, int number) throws EngineException {
		return Decision.of(document, engine.analyze(document, Cancellation.NONE), task).get(number);
	}

	private static Explanation explain(TextEngine engine, Task task, int number, ExplainSettings settings) throws EngineException {
		return new Explainer(engine, List.of()).explain(DOCUMENT, decision(engine, DOCUMENT, task, number), settings,
				ExplainListener.NONE, Cancellation.NONE);
	}

	private static Map<String, Double> values(Explanation explanation, Word.In in) {
		return explanation.words().stream().filter(word -> word.word().in() == in)
				.collect(Collectors.toMap(word -> word.word().text(), WordAttribution::value));
	}

	private static double weight(String word) {
		return WEIGHTS.getOrDefault(word, 0.0);
	}

	@Test
	void occlusionFindsTheWeightsOfASum() throws EngineException {
		for (Hiding hiding : List.of(Hiding.LEAVE_OUT, Hiding.replaceBy("x"))) {
			Explanation explanation = explain(new AdditiveEngine(WEIGHTS), Task.NER, 0, occlusion(hiding, false));
			Map<String, Double> values = values(explanation, Word.In.TEXT);
			assertEquals(Set.of("was", "born", ",", "not", "dead", "in", "PLACE", "\uD83D\uDE00", "!"), values.keySet());
			values.forEach((word, value) -> assertEquals(weight(word), value, 1e-12, word));
			assertEquals(0.62, explanation.base().orElseThrow(), 1e-12);
			assertTrue(explanation.scored());
			explanation.words().forEach(word -> assertEquals(word.word().text(), word.word().span().of(DOCUMENT.text())));
		}
	}

	@Test
	void aDecisionIsGoneWithoutItsOwnWords() throws EngineException {
		Explanation entity = explain(new AdditiveEngine(WEIGHTS), Task.NER, 1, occlusion(Hiding.LEAVE_OUT, true));
		assertEquals(0.62, values(entity, Word.In.TEXT).get("PLACE"), 1e-12);
		assertEquals(List.of("PLACE"),
				entity.words().stream().filter(WordAttribution::own).map(word -> word.word().text()).toList());
		Explanation relation = explain(new AdditiveEngine(WEIGHTS), Task.RELATIONS, 0, occlusion(Hiding.LEAVE_OUT, true));
		assertEquals(0.62, values(relation, Word.In.TEXT).get("PLACE"), 1e-12);
		assertEquals(0.62, values(relation, Word.In.TEXT).get("NAME"), 1e-12);
		assertEquals(0.3, values(relation, Word.In.TEXT).get("born"), 1e-12);
		assertEquals(List.of("PLACE", "born", "NAME", "not", "in"),
				entity.ranked().stream().limit(5).map(word -> word.word().text()).toList(), "by size, whatever the sign");
	}

	@Test
	void theQuestionHasItsPartInAnAnswer() throws EngineException {
		Explanation explanation = explain(new AdditiveEngine(WEIGHTS), Task.QA, 0, occlusion(Hiding.LEAVE_OUT, false));
		assertEquals(0.1, values(explanation, Word.In.QUESTION).get("who"), 1e-12);
		assertEquals(0.02, values(explanation, Word.In.QUESTION).get("was"), 1e-12);
		assertEquals(0.3, values(explanation, Word.In.TEXT).get("born"), 1e-12);
		assertEquals(0.74, explanation.base().orElseThrow(), 1e-12);
		assertEquals(Set.of("was", "born", ",", "not", "dead", "in", "PLACE", "\uD83D\uDE00", "!"),
				values(explanation, Word.In.TEXT).keySet());
	}

	@Test
	void anEngineWithoutScoresCountsOneOrNothing() throws EngineException {
		Explanation explanation = explain(new AdditiveEngine(WEIGHTS, false, ""), Task.NER, 0, occlusion(Hiding.LEAVE_OUT, true));
		assertFalse(explanation.scored());
		assertEquals(1, explanation.base().orElseThrow());
		values(explanation, Word.In.TEXT).forEach((word, value) -> assertEquals(word.equals("NAME") ? 1 : 0, value, word));
	}

	@Test
	void theContextIsCountedInWordsFromTheDecision() throws EngineException {
		OcclusionSettings near = new OcclusionSettings(Hiding.LEAVE_OUT, 1, OptionalInt.of(2), true, true, Matching.EXACT, 1);
		Explanation explanation = explain(new AdditiveEngine(WEIGHTS), Task.NER, 1,
				new ExplainSettings(Method.OCCLUSION, near, AttentionChoice.DEFAULT, GradientSettings.DEFAULT, Optional.empty()));
		assertEquals(List.of("dead", "in", "PLACE", "\uD83D\uDE00", "!"),
				explanation.words().stream().map(word -> word.word().text()).toList());
		assertEquals(10, explanation.totalWords());
	}

	@Test
	void aDecisionThatIsNotMadeHasNoBaseAndNoFaithfulness() throws EngineException {
		Decision never = new Decision.OfEntity(new Entity("n", "OTHER", new Span(0, 4)));
		Explanation explanation = new Explainer(new AdditiveEngine(WEIGHTS), List.of()).explain(DOCUMENT, never,
				ExplainSettings.of(Method.OCCLUSION), ExplainListener.NONE, Cancellation.NONE);
		assertTrue(explanation.base().isEmpty());
		assertEquals(0, explanation.largest());
		assertEquals(new Faithfulness.Undefined(Faithfulness.Reason.NO_RANKING), explanation.faithfulness().orElseThrow());
	}

	@Test
	void aWordWithoutWhichTheDecisionIsMadeSpeaksAgainstIt() throws EngineException {
		// The engine relates the first two mentions: the first and the third only where the second is hidden.
		Document document = Document.builder("d", "NAME PLACE NAME").build();
		AdditiveEngine engine = new AdditiveEngine(Map.of("NAME", 0.4));
		List<Entity> mentions = engine.analyze(document, Cancellation.NONE).entities();
		Decision outer = new Decision.OfRelation(new Relation("x", "in", "e0", "e2"), mentions.get(0), mentions.get(2));
		Explanation explanation = new Explainer(engine, List.of()).explain(document, outer, occlusion(Hiding.LEAVE_OUT, true),
				ExplainListener.NONE, Cancellation.NONE);
		assertEquals(List.of(0.0, -0.8, 0.0), explanation.words().stream().map(WordAttribution::value).toList());
		assertTrue(explanation.base().isEmpty());
		Decision inner = decision(engine, document, Task.RELATIONS, 0);
		assertEquals(List.of(0.8, 0.8, 0.4), new Explainer(engine, List.of()).explain(document, inner, occlusion(Hiding.LEAVE_OUT,
				true),
				ExplainListener.NONE, Cancellation.NONE).words().stream().map(WordAttribution::value).toList());
	}

	@Test
	void theResultDoesNotDependOnThreadsAndBatches() throws EngineException {
		AdditiveEngine plain = new AdditiveEngine(WEIGHTS);
		AtomicInteger batches = new AtomicInteger();
		class Batching extends OtherEngine implements AnalyzesBatches {

			Batching() {
				super(plain);
			}

			@Override
			public int batchSize() {
				return 4;
			}

			@Override
			public List<Analysis> analyzeAll(List<Document> documents, Cancellation cancellation) throws EngineException {
				assertTrue(documents.size() <= 4);
				batches.incrementAndGet();
				List<Analysis> analyses = new ArrayList<>();
				for (Document document : documents) {
					analyses.add(plain.analyze(document, cancellation));
				}
				return analyses;
			}
		}
		ExplainSettings settings = ExplainSettings.of(Method.OCCLUSION);
		Explanation one = explain(plain, Task.QA, 0, settings);
		Explanation other = explain(new Batching(), Task.QA, 0, settings);
		assertEquals(one, other);
		assertTrue(batches.get() > 3, batches.toString());
		assertEquals(one.words(), explain(plain, Task.QA, 0, occlusion(Hiding.LEAVE_OUT, true)).words());
	}

	@Test
	void failureAndCancellationEndTheWork() throws EngineException {
		AdditiveEngine fragile = new AdditiveEngine(WEIGHTS, true, "born");
		EngineException failure = assertThrows(EngineException.class,
				() -> explain(fragile, Task.NER, 0, occlusion(Hiding.LEAVE_OUT, true)));
		assertEquals("misses born", failure.getMessage());
		AdditiveEngine engine = new AdditiveEngine(WEIGHTS);
		Decision decision = decision(engine, DOCUMENT, Task.NER, 0);
		int before = engine.calls.get();
		assertThrows(CancellationException.class, () -> new Explainer(engine, List.of()).explain(DOCUMENT, decision,
				ExplainSettings.of(Method.OCCLUSION), ExplainListener.NONE, () -> engine.calls.get() > before + 5));
		assertTrue(engine.calls.get() < before + 10, engine.calls.toString());
	}

	/** One thread fails while the other one is at work: that one is told to stop, and is not waited for to its end. */
	@Test
	void aFailureStopsTheOtherThreads() throws EngineException {
		AdditiveEngine inner = new AdditiveEngine(WEIGHTS);
		Decision decision = decision(inner, DOCUMENT, Task.NER, 0);
		CountDownLatch begun = new CountDownLatch(1);
		AtomicBoolean stopped = new AtomicBoolean();
		EngineProbe probe = new EngineProbe(new OtherEngine(inner) {
			@Override
			public Analysis analyze(Document document, Cancellation cancellation) throws EngineException {
				try {
					if (document.text().startsWith("NAME")) {
						begun.await(10, TimeUnit.SECONDS);
						throw new EngineException("no");
					}
					begun.countDown();
					for (int i = 0; i < 1000 && !stopped.get(); i++) {
						stopped.set(cancellation.isCancelled());
						Thread.sleep(10);
					}
				} catch (InterruptedException e) {
					Thread.currentThread().interrupt();
				}
				return super.analyze(document, cancellation);
			}
		}, DOCUMENT, decision, Words.of(DOCUMENT, DOCUMENT), Hiding.LEAVE_OUT, Matching.EXACT, 2);
		BitSet first = new BitSet();
		first.set(0);
		assertThrows(EngineException.class,
				() -> probe.of(List.of(new BitSet(), first), ExplainListener.NONE, Cancellation.NONE));
		assertTrue(stopped.get());
	}

	/** Hands everything on. */
	private static class OtherEngine implements TextEngine {

		private final TextEngine inner;

		OtherEngine(TextEngine inner) {
			this.inner = inner;
		}

		@Override
		public EngineDescriptor descriptor() {
			return inner.descriptor();
		}

		@Override
		public Settings settings() {
			return inner.settings();
		}

		@Override
		public Analysis analyze(Document document, Cancellation cancellation) throws EngineException {
			return inner.analyze(document, cancellation);
		}

		@Override
		public void close() {
			inner.close();
		}
	}

	@Test
	void progressEndsAtItsTotal() throws EngineException {
		List<String> heard = new ArrayList<>();
		new Explainer(new AdditiveEngine(WEIGHTS), List.of()).explain(DOCUMENT,
				decision(new AdditiveEngine(WEIGHTS), DOCUMENT, Task.NER, 0), occlusion(Hiding.LEAVE_OUT, true),
				(done, total) -> heard.add(done + "/" + total), Cancellation.NONE);
		assertEquals("1/10", heard.getFirst());
		assertEquals("10/10", heard.getLast());
	}

	@Test
	void anEngineThatShowsNothingSaysWhatItAllows() throws EngineException {
		AdditiveEngine engine = new AdditiveEngine(WEIGHTS);
		assertEquals(Set.of(Method.OCCLUSION), new Explainer(engine, List.of()).methods());
		for (Method method : List.of(Method.ATTENTION, Method.ROLLOUT, Method.GRADIENTS)) {
			EngineUnavailableException refused = assertThrows(EngineUnavailableException.class,
					() -> explain(engine, Task.NER, 0, ExplainSettings.of(method)));
			assertTrue(refused.remedy().contains("occlusion"), refused.remedy());
		}
	}

	@Test
	void faithfulnessComesWithAnExplanation() throws EngineException {
		Explanation explanation = explain(new AdditiveEngine(WEIGHTS), Task.NER, 0, ExplainSettings.of(Method.OCCLUSION));
		assertInstanceOf(Faithfulness.Measured.class, explanation.faithfulness().orElseThrow());
		assertEquals("17", explanation.settings().get("seed"));
		assertEquals("leave out", explanation.settings().get("hiding"));
	}
}
