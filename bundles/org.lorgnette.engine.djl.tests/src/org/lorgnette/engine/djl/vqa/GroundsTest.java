package org.lorgnette.engine.djl.vqa;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.lorgnette.engine.djl.runtime.FloatTensor;
import org.lorgnette.engine.visual.GroundingMap;
import org.lorgnette.engine.visual.PatchGrid;
import org.lorgnette.engine.visual.Picture;
import org.lorgnette.engine.visual.PixelBox;
import org.lorgnette.engine.visual.Region;

class GroundsTest {

	private static Picture picture(int width, int height) {
		return Picture.of(width, height, new int[width * height]);
	}

	@Test
	void mapsAreThoseOfTheHeads() {
		Grounds grounds = new Grounds(new PatchGrid(1, 2), picture(20, 10));
		FloatTensor attention = new FloatTensor(new float[] {0.1f, 0.9f, 0.2f, 0.8f, 0.3f, 0.7f, 0.4f, 0.6f}, new long[] {1, 2, 2, 2});
		List<GroundingMap> maps = grounds.maps("cross-attention", 3, attention, 2);
		assertEquals(2, maps.size());
		assertEquals(3, maps.get(1).layer().orElseThrow());
		assertEquals(1, maps.get(1).head().orElseThrow());
		assertArrayEquals(new float[] {0.2f, 0.8f}, maps.get(0).ofToken(1));
		assertArrayEquals(new float[] {0.3f, 0.7f}, maps.get(1).ofToken(0));
		FloatTensor pooled = new FloatTensor(new float[] {0.25f, 0.75f}, new long[] {1, 1, 1, 2});
		assertArrayEquals(new float[] {0.25f, 0.75f}, grounds.maps("pooling", 0, pooled, 3).getFirst().ofToken(2));
	}

	@Test
	void mapsBackAreTurned() {
		Grounds grounds = new Grounds(new PatchGrid(1, 2), picture(20, 10));
		FloatTensor attention = new FloatTensor(new float[] {0.1f, 0.2f, 0.7f, 0.3f, 0.3f, 0.4f}, new long[] {1, 1, 2, 3});
		GroundingMap map = grounds.mapsBack("back", 0, attention, 3).getFirst();
		assertArrayEquals(new float[] {0.1f, 0.3f}, map.ofToken(0));
		assertArrayEquals(new float[] {0.7f, 0.4f}, map.ofToken(2));
		GroundingMap small = new Grounds(new PatchGrid(1, 2), picture(1, 1)).mapsBack("back", 0, attention, 3).getFirst();
		assertEquals(0.55, small.weight(2, 0), 1e-6);
	}

	@Test
	void aPictureSmallerThanTheGridHasCoarserPatches() {
		Grounds grounds = new Grounds(new PatchGrid(2, 4), picture(2, 1));
		assertEquals(new PatchGrid(1, 2), grounds.grid());
		float[] weights = {0.1f, 0.1f, 0.2f, 0.05f, 0.1f, 0.05f, 0.3f, 0.1f};
		float[] shown = grounds.everyWord("pointing", weights, 1).ofToken(0);
		assertEquals(0.35, shown[0], 1e-6);
		assertEquals(0.65, shown[1], 1e-6);
	}

	@Test
	void aBoxHoldsTheLikeliestPatchAndThoseBesideItThatAreNearlyAsLikely() {
		Grounds grounds = new Grounds(new PatchGrid(3, 3), picture(30, 30));
		Region region = grounds.pointed(new float[] {0.2f, 0, 0, 0, 0.3f, 0.25f, 0, 0.15f, 0.1f}, "red");
		assertEquals(new PixelBox(10, 10, 20, 20), region.box());
		assertEquals(0.7, region.score().orElseThrow(), 1e-6);
		assertTrue(region.relevant());
	}

	@Test
	void optionsAreTheOnlyAnswers() {
		AnswerChoice choice = new AnswerChoice(List.of("yes", "no", "Red", "blue"), 1);
		float[] logits = {1, 3, 2, 0};
		assertEquals(List.of("no", "Red", "yes"), choice.choose(logits, List.of(), 3).stream().map(AnswerChoice.Chosen::text).toList());
		double sum = choice.choose(logits, List.of(), 9).stream().mapToDouble(AnswerChoice.Chosen::probability).sum();
		assertEquals(1, sum, 1e-9);
		List<AnswerChoice.Chosen> offered = choice.choose(logits, List.of("BLUE", "red ", "pineapple"), 9);
		assertEquals(List.of("red ", "BLUE"), offered.stream().map(AnswerChoice.Chosen::text).toList());
		assertEquals(Math.E * Math.E / (1 + Math.E * Math.E), offered.getFirst().probability(), 1e-9);
		assertEquals(List.of("Faux", "vrai"),
				choice.choose(logits, List.of("vrai", "Faux"), 9).stream().map(AnswerChoice.Chosen::text).toList());
		assertEquals(List.of(), choice.choose(logits, List.of("pineapple"), 9));
		AnswerChoice warm = new AnswerChoice(List.of("yes", "no", "Red", "blue"), 1000);
		assertEquals(0.25, warm.choose(logits, List.of(), 1).getFirst().probability(), 0.001);
	}
}
