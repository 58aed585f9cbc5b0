package org.lorgnette.engine.visual.explain;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CancellationException;

import org.junit.jupiter.api.Test;
import org.lorgnette.engine.Cancellation;
import org.lorgnette.engine.EngineDescriptor;
import org.lorgnette.engine.EngineException;
import org.lorgnette.engine.Family;
import org.lorgnette.engine.Settings;
import org.lorgnette.engine.VisualEngine;
import org.lorgnette.engine.explain.ExplainListener;
import org.lorgnette.engine.explain.Faithfulness;
import org.lorgnette.engine.explain.FaithfulnessMeasure;
import org.lorgnette.engine.explain.FaithfulnessSettings;
import org.lorgnette.engine.visual.GroundingMap;
import org.lorgnette.engine.visual.PatchGrid;
import org.lorgnette.engine.visual.Picture;
import org.lorgnette.engine.visual.PixelBox;
import org.lorgnette.engine.visual.VisualAnalysis;
import org.lorgnette.model.Answer;
import org.lorgnette.model.Prediction;
import org.lorgnette.model.Task;
import org.lorgnette.model.VisualQuestion;

class PatchOcclusionTest {

	private static final VisualQuestion QUESTION = new VisualQuestion("q", List.of("p.png"), "Is it bright?", List.of(), List.of(),
			Optional.empty(), Optional.empty(), Optional.empty(), Map.of());
	private static final PatchGrid GRID = new PatchGrid(3, 4);
	/** How much white in each patch speaks for yes. */
	private static final double[] WEIGHTS = {0, 0, 0.1, 0, 0, 0.5, 0.2, 0, 0, 0, 0, 0.05};

	/** Says yes as surely as white stands where it counts; a patch counts whole, by its middle pixel. */
	private static final class WhiteEngine implements VisualEngine {

		private int asked;

		@Override
		public EngineDescriptor descriptor() {
			return new EngineDescriptor("white", Family.RULES, Set.of(Task.VQA), Set.of("en"), List.of(), "White.", List.of(), List.of());
		}

		@Override
		public Settings settings() {
			return Settings.of(List.of(), Map.of());
		}

		@Override
		public VisualAnalysis answer(VisualQuestion question, List<Picture> pictures, Cancellation cancellation) throws EngineException {
			asked++;
			double yes = 0;
			for (int patch = 0; patch < WEIGHTS.length; patch++) {
				PixelBox box = GRID.box(patch, pictures.getFirst());
				boolean isWhite = pictures.getFirst().argb(box.x() + box.width() / 2, box.y() + box.height() / 2) == 0xFFFFFFFF;
				yes += isWhite ? WEIGHTS[patch] : 0;
			}
			List<Prediction<Answer>> answers = new ArrayList<>(List.of(said("yes", yes), said("no", 1 - yes)));
			answers.sort((one, other) -> Double.compare(other.score().orElseThrow(), one.score().orElseThrow()));
			return new VisualAnalysis(question, answers, List.of(), Optional.empty(), List.of(), List.of());
		}

		private static Prediction<Answer> said(String text, double score) {
			return new Prediction<>(new Answer("q", text, Optional.empty()), OptionalDouble.of(score), "white", List.of());
		}

		@Override
		public void close() {
			// Nothing is held.
		}
	}

	/** White, but for one black corner so that the mean colour is not white. */
	private static Picture picture() {
		int[] pixels = new int[20 * 12];
		Arrays.fill(pixels, 0xFFFFFFFF);
		pixels[0] = 0xFF000000;
		return Picture.of(20, 12, pixels);
	}

	private static PictureProbe probe(WhiteEngine engine, String answer) {
		return new PictureProbe(engine, QUESTION, List.of(picture()), 0, GRID, new Answer("q", answer, Optional.empty()));
	}

	@Test
	void whatAPatchAloneGivesIsWhatItsCoveringTakes() throws EngineException {
		WhiteEngine engine = new WhiteEngine();
		PatchOcclusion.Result found = PatchOcclusion.attribute(probe(engine, "yes"), 0, ExplainListener.NONE, Cancellation.NONE);
		assertEquals(0.85, found.base(), 1e-12);
		assertArrayEquals(WEIGHTS, found.attribution(), 1e-12);
		assertEquals(1 + WEIGHTS.length, engine.asked);
		for (int patch = 0; patch < WEIGHTS.length; patch++) {
			// Only without the patch that gives half is no the better answer.
			assertEquals(patch == 5 ? Optional.of("no") : Optional.empty(), found.instead().get(patch).map(Answer::text), "patch " + patch);
		}
		double[] against = PatchOcclusion.attribute(probe(engine, "no"), 0, ExplainListener.NONE, Cancellation.NONE).attribution();
		assertArrayEquals(Arrays.stream(WEIGHTS).map(weight -> -weight).toArray(), against, 1e-12);
	}

	@Test
	void squaresShareWhatTheyLose() throws EngineException {
		double[] found = PatchOcclusion.attribute(probe(new WhiteEngine(), "yes"), 1, ExplainListener.NONE, Cancellation.NONE).attribution();
		double[] expected = new double[WEIGHTS.length];
		for (int patch = 0; patch < expected.length; patch++) {
			int squares = 0;
			for (int middle = 0; middle < expected.length; middle++) {
				if (near(patch, middle)) {
					squares++;
					for (int other = 0; other < expected.length; other++) {
						expected[patch] += near(other, middle) ? WEIGHTS[other] : 0;
					}
				}
			}
			expected[patch] /= squares;
		}
		assertArrayEquals(expected, found, 1e-12);
		assertThrows(IllegalArgumentException.class,
				() -> PatchOcclusion.attribute(probe(new WhiteEngine(), "yes"), -1, ExplainListener.NONE, Cancellation.NONE));
	}

	private static boolean near(int patch, int other) {
		return Math.abs(patch / 4 - other / 4) <= 1 && Math.abs(patch % 4 - other % 4) <= 1;
	}

	@Test
	void anAnswerThatIsNotGivenScoresNothing() throws EngineException {
		assertArrayEquals(new double[WEIGHTS.length],
				PatchOcclusion.attribute(probe(new WhiteEngine(), "maybe"), 0, ExplainListener.NONE, Cancellation.NONE).attribution());
	}

	@Test
	void coversWithTheMeanColour() {
		int[] pixels = {0xFF0000FF, 0xFF00FF00, 0xFF0000FF, 0xFF00FF00};
		BitSet second = new BitSet();
		second.set(1);
		Picture covered = Covering.of(Picture.of(2, 2, pixels), new PatchGrid(2, 1), second);
		assertArrayEquals(new int[] {0xFF0000FF, 0xFF00FF00, 0xFF008080, 0xFF008080}, covered.pixels());
	}

	@Test
	void aMapThatShowsWhatCountsIsMoreFaithfulThanChance() throws EngineException {
		float[][] right = new float[2][WEIGHTS.length];
		float[][] wrong = new float[2][WEIGHTS.length];
		for (int patch = 0; patch < WEIGHTS.length; patch++) {
			right[1][patch] = (float) WEIGHTS[patch];
			wrong[0][patch] = (float) (1 - WEIGHTS[patch]);
		}
		PictureProbe probe = probe(new WhiteEngine(), "yes");
		Faithfulness.Score good = deletion(probe, right);
		Faithfulness.Score bad = deletion(probe, wrong);
		assertTrue(good.value() < good.randomMean().orElseThrow() && good.rank().orElseThrow() < 0.1, good.toString());
		assertTrue(bad.value() > bad.randomMean().orElseThrow() && bad.rank().orElseThrow() > 0.5, bad.toString());
	}

	private static Faithfulness.Score deletion(PictureProbe probe, float[][] weights) throws EngineException {
		GroundingMap map = new GroundingMap("test", OptionalInt.empty(), OptionalInt.empty(), 0, weights);
		Faithfulness measured = MapFaithfulness.of(probe, map, new FaithfulnessSettings(6, 20, 3), ExplainListener.NONE, Cancellation.NONE);
		return assertInstanceOf(Faithfulness.Measured.class, measured).scores().get(FaithfulnessMeasure.DELETION);
	}

	@Test
	void endsWhenCancelled() {
		assertThrows(CancellationException.class,
				() -> PatchOcclusion.attribute(probe(new WhiteEngine(), "yes"), 0, ExplainListener.NONE, () -> true));
	}
}
