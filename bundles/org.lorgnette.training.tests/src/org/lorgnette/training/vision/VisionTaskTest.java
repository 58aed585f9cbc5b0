package org.lorgnette.training.vision;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.lorgnette.engine.djl.vqa.Blindness;
import org.lorgnette.engine.djl.vqa.ImageInput;
import org.lorgnette.engine.training.ComputeDevice;
import org.lorgnette.engine.training.GoldEvidence;
import org.lorgnette.engine.training.TrainingData;
import org.lorgnette.engine.visual.PatchGrid;
import org.lorgnette.engine.visual.PixelBox;
import org.lorgnette.model.VisualQuestion;
import org.lorgnette.training.loop.Torch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;

/** What networks are shown as right, and how sure they are told to be. */
class VisionTaskTest {

	private static AskedPicture.Asked asked(String id, PixelBox box, String... answers) {
		Map<String, Integer> counts = new LinkedHashMap<>();
		Stream.of(answers).forEach(answer -> counts.merge(answer, 1, Integer::sum));
		return new AskedPicture.Asked(new VisualQuestion(id, List.of("x"), "?", List.of(), List.of(answers), Optional.empty(),
				Optional.empty(), Optional.empty(), Map.of()), new String[] {"what", "?"}, counts, Optional.ofNullable(box), Optional.empty());
	}

	private static PictureCorpus corpus(AskedPicture... pictures) {
		return new PictureCorpus(new TrainingData.Part("part", Stream::empty, 1, Optional.empty()), List.of(pictures));
	}

	private static AskedPicture picture(AskedPicture.Asked... questions) {
		return new AskedPicture(new byte[3 * 8 * 4], 0, List.of(questions));
	}

	@Test
	void theMostFrequentAnswersAreKept() {
		PictureCorpus corpus = corpus(picture(asked("a", null, "red", "red", "blue"), asked("b", null, "blue", "tan", "ash"),
				asked("c", null, "red")));
		assertEquals(List.of("red", "blue", "ash", "tan"), AnswerSet.of(List.of(corpus), 10).answers());
		AnswerSet two = AnswerSet.of(List.of(corpus), 2);
		float[] shares = new float[5];
		assertTrue(two.fill(Map.of("red", 2, "blue", 1, "tan", 5), shares, 2));
		assertArrayEquals(new float[] {0, 0, 2 / 3f, 1 / 3f, 0}, shares, 1e-6f);
		assertFalse(two.fill(Map.of("tan", 5), shares, 0));
		assertArrayEquals(new float[] {0, 0, 2 / 3f, 1 / 3f, 0}, shares, 1e-6f);
	}

	/** Pictures of 8 x 4 pixels in 4 x 2 patches of 2 x 2; a box over one and a half of them. */
	@Test
	void boxesBecomeSharesOfPatches() {
		ImageInput input = ImageInput.of(8, 4, new PatchGrid(2, 4));
		PictureBatch batches = new PictureBatch(null, input, Blindness.NONE);
		AskedPicture one = picture(asked("a", new PixelBox(2, 2, 3, 2), "red"), asked("b", null, "green"));
		AskedPicture other = picture(asked("c", null, "blue"));
		AnswerSet answers = AnswerSet.of(List.of(corpus(one, other)), 2);
		PictureBatch.Gold gold = batches.gold(List.of(one, other), List.of(new Augmentation.Change(0, -2, 1, 0), Augmentation.Change.NONE),
				answers);
		assertEquals(2, gold.answered(), "one of the three answers is not kept");
		assertEquals(1, gold.boxes());
		float[] expected = new float[4 * 8];
		expected[1] = 2 / 3f;
		expected[2] = 1 / 3f;
		assertArrayEquals(expected, gold.patches(), 1e-6f);
		assertEquals(List.of("blue", "green"), answers.answers());
		// Rows: red (unknown), green; blue, padding.
		assertArrayEquals(new float[] {0, 0, 0, 1, 1, 0, 0, 0}, gold.shares());
	}

	/** The same pictures; middles of boxes, moved with the picture. */
	@Test
	void evidenceMarksTheMiddlesOfThings() {
		PictureBatch batches = new PictureBatch(null, ImageInput.of(8, 4, new PatchGrid(2, 4)), Blindness.NONE);
		AskedPicture.Asked plain = asked("a", null, "red");
		AskedPicture one = picture(new AskedPicture.Asked(plain.question(), plain.words(), plain.answers(), Optional.empty(),
				Optional.of(new GoldEvidence(List.of(new PixelBox(0, 0, 2, 2), new PixelBox(5, 1, 3, 3)), List.of(new PixelBox(0, 0, 8, 4))))),
				asked("b", null, "blue"));
		PictureBatch.Gold gold = batches.gold(List.of(one), List.of(new Augmentation.Change(1, 0, 1, 0)),
				AnswerSet.of(List.of(corpus(one)), 2));
		assertArrayEquals(new float[] {1, 0}, gold.evident());
		float[] expected = new float[2 * 8 * 2];
		// Boxes from 1 to 3, from 6 to 8, and from 1 to 8.
		expected[2 * 1] = 1;
		expected[2 * 7] = 1;
		expected[2 * 6 + 1] = 1;
		assertArrayEquals(expected, gold.evidence());
	}

	/** Against the plain formula; the second of three questions has no evidence and does not count. */
	@Test
	void evidenceIsLearnedByCrossEntropy() {
		float[] logits = {-3, 2, 40, -0.5f, 1, 1, 1, 1, 0.25f, -60, 5, -5};
		float[] marks = {0, 1, 1, 0, 1, 1, 1, 1, 1, 0, 0, 1};
		float[] known = {1, 0, 1};
		double sum = 0;
		for (int i = 0; i < logits.length; i++) {
			double likely = 1 / (1 + Math.exp(-logits[i]));
			sum -= known[i / 4] * (marks[i] > 0 ? Math.log(likely) : Math.log(1 - likely));
		}
		try (NDManager manager = Torch.manager(ComputeDevice.CPU)) {
			PictureBatch.Gold gold = new PictureBatch.Gold(new float[0], 0, new float[0], 0, marks, known);
			NDArray loss = VisionTask.evidenceLoss(manager.create(logits, new Shape(3, 2, 2)), gold, manager);
			assertEquals(sum / 2, loss.getFloat(), 1e-5);
		}
	}

	/** Logits that say twice as much as they know are brought back by a temperature of two. */
	@Test
	void theTemperatureMakesProbabilitiesTrue() {
		SplittableRandom random = new SplittableRandom(1);
		AnswerSet answers = AnswerSet.of(List.of(corpus(picture(asked("a", null, "no", "yes")))), 2);
		List<VisionEvaluation.Scored> scored = new ArrayList<>();
		for (int i = 0; i < 20_000; i++) {
			double logit = random.nextDouble(-3, 3);
			boolean yes = random.nextDouble() < 1 / (1 + Math.exp(-logit));
			scored.add(new VisionEvaluation.Scored(asked("q" + i, null, yes ? "yes" : "no"), new float[] {0, (float) (2 * logit)}, false));
		}
		double temperature = VisionCalibration.temperature(scored, answers);
		assertEquals(2, temperature, 0.1);
		assertTrue(VisionCalibration.error(scored, answers, temperature).orElseThrow() < 0.02);
		assertTrue(VisionCalibration.error(scored, answers, 1).orElseThrow() > 0.05);
		assertEquals(1, VisionCalibration.temperature(List.of(), answers));
		assertEquals(OptionalDouble.empty(), VisionCalibration.error(List.of(), answers, 1));
	}
}
