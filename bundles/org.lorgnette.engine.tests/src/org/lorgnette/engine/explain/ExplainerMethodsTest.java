package org.lorgnette.engine.explain;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

import org.junit.jupiter.api.Test;
import org.lorgnette.engine.Cancellation;
import org.lorgnette.engine.EngineException;
import org.lorgnette.engine.TextEngine;
import org.lorgnette.model.Document;
import org.lorgnette.model.Task;

/** The methods that need an engine to show its inside, on one that does. */
class ExplainerMethodsTest {

	private static final Document DOCUMENT = Document.builder("d", "Yesterday NAME was not born").build();
	private static final Map<String, Double> WEIGHTS = Map.of("NAME", 0.3, "born", 0.4, "not", -0.1);

	private final GlassEngine engine = new GlassEngine(WEIGHTS);

	private Explanation explain(TextEngine which, List<GradientAttribution> gradients, ExplainSettings settings)
			throws EngineException {
		Decision decision = Decision.of(DOCUMENT, which.analyze(DOCUMENT, Cancellation.NONE), Task.NER).getFirst();
		return new Explainer(which, gradients).explain(DOCUMENT, decision, settings, ExplainListener.NONE, Cancellation.NONE);
	}

	private static double[] values(Explanation explanation) {
		return explanation.words().stream().mapToDouble(WordAttribution::value).toArray();
	}

	@Test
	void allMethodsAreOffered() {
		assertEquals(EnumSet.allOf(Method.class), new Explainer(engine, List.of()).methods());
		GlassEngine other = new GlassEngine(WEIGHTS);
		assertEquals(EnumSet.of(Method.OCCLUSION), new Explainer(new AdditiveEngine(WEIGHTS), List.of(other)).methods());
	}

	@Test
	void attentionIsThatOfTheDecisionsWord() throws EngineException {
		Explanation last = explain(engine, List.of(), ExplainSettings.of(Method.ATTENTION));
		assertArrayEquals(new double[] {0.5, 0.5, 0, 0, 0}, values(last), 1e-12);
		assertEquals("attention.1, mean of 1 heads", last.shown());
		assertInstanceOf(Faithfulness.Measured.class, last.faithfulness().orElseThrow());
		// Of two layers with a residual of one half, 0.75 x 0.75 stays with the word.
		Explanation rolled = explain(engine, List.of(), ExplainSettings.of(Method.ROLLOUT));
		assertArrayEquals(new double[] {0.4375, 0.5625, 0, 0, 0}, values(rolled), 1e-12);
		assertEquals("attention, 2 layers", rolled.shown());
	}

	@Test
	void gradientsFindTheWeightsOfASum() throws EngineException {
		Explanation explanation = explain(engine, List.of(), ExplainSettings.of(Method.GRADIENTS));
		assertArrayEquals(new double[] {0, 0.3, 0, -0.1, 0.4}, values(explanation), 1e-12);
		assertTrue(explanation.completeness().orElseThrow().holds());
		assertEquals(0.6, explanation.completeness().orElseThrow().sum(), 1e-12);
		assertEquals("sum", explanation.shown());
		assertTrue(engine.closed);
	}

	@Test
	void wordsThatAreNotWeighedStillCountForCompleteness() throws EngineException {
		OcclusionSettings near = new OcclusionSettings(Hiding.LEAVE_OUT, 1, OptionalInt.of(1), true, true, Matching.EXACT, 1);
		Explanation explanation = explain(engine, List.of(), new ExplainSettings(Method.GRADIENTS, near, AttentionChoice.DEFAULT,
				GradientSettings.DEFAULT, ExplainSettings.of(Method.GRADIENTS).faithfulness()));
		assertArrayEquals(new double[] {0, 0.3, 0}, values(explanation), 1e-12);
		assertEquals(0.6, explanation.completeness().orElseThrow().sum(), 1e-12);
	}

	@Test
	void anotherBundleMayGiveTheGradients() throws EngineException {
		AdditiveEngine plain = new AdditiveEngine(WEIGHTS);
		GradientAttribution elsewhere = new GradientAttribution() {
			@Override
			public boolean supports(TextEngine which) {
				return which == plain;
			}

			@Override
			public DifferentiableDecision open(TextEngine which, Document document, Decision decision, Cancellation cancellation) {
				return engine.open(which, document, decision, cancellation);
			}
		};
		assertArrayEquals(new double[] {0, 0.3, 0, -0.1, 0.4},
				values(explain(plain, List.of(engine, elsewhere), ExplainSettings.of(Method.GRADIENTS))), 1e-12);
	}
}
