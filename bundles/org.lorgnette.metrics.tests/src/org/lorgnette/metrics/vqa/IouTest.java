package org.lorgnette.metrics.vqa;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;

import org.junit.jupiter.api.Test;

class IouTest {

	private static final Box TEN = new Box(0, 0, 10, 10);

	@Test
	void dividesIntersectionByUnion() {
		assertEquals(1, TEN.iou(TEN));
		assertEquals(0.5, TEN.iou(new Box(0, 0, 10, 5)));
		assertEquals(25.0 / 175, TEN.iou(new Box(5, 5, 10, 10)));
		assertEquals(0, TEN.iou(new Box(10, 0, 10, 10)), "boxes that touch share no area");
		assertEquals(0, TEN.iou(new Box(20, 20, 1, 1)), "apart in both directions");
		assertEquals(0.5, new Box(0, 0, 0.5, 0.5).iou(new Box(0, 0, 0.5, 0.25)), "smaller than a pixel");
		assertEquals(0.25, new Box(-5, -5, 10, 10).iou(new Box(-5, -5, 5, 5)));
	}

	/** Against counting pixels of boxes with whole coordinates. */
	@Test
	void equalsCountingPixels() {
		Random random = new Random(3);
		for (int round = 0; round < 500; round++) {
			int[] a = { random.nextInt(6), random.nextInt(6), 1 + random.nextInt(6), 1 + random.nextInt(6) };
			int[] b = { random.nextInt(6), random.nextInt(6), 1 + random.nextInt(6), 1 + random.nextInt(6) };
			int both = 0;
			int any = 0;
			for (int x = 0; x < 12; x++) {
				for (int y = 0; y < 12; y++) {
					boolean inA = x >= a[0] && x < a[0] + a[2] && y >= a[1] && y < a[1] + a[3];
					boolean inB = x >= b[0] && x < b[0] + b[2] && y >= b[1] && y < b[1] + b[3];
					both += inA && inB ? 1 : 0;
					any += inA || inB ? 1 : 0;
				}
			}
			Box first = new Box(a[0], a[1], a[2], a[3]);
			Box second = new Box(b[0], b[1], b[2], b[3]);
			assertEquals((double) both / any, first.iou(second));
			assertEquals(first.iou(second), second.iou(first));
		}
	}

	@Test
	void boxesWithoutAreaMatchOnlyTheirEqual() {
		Box point = new Box(3, 3, 0, 0);
		assertEquals(1, point.iou(new Box(3, 3, 0, 0)));
		assertEquals(0, point.iou(new Box(4, 3, 0, 0)));
		assertEquals(0, point.iou(TEN));
		assertEquals(0, new Box(0, 0, 10, 0).iou(new Box(0, 0, 5, 0)));
		assertThrows(IllegalArgumentException.class, () -> new Box(0, 0, -1, 1));
		assertThrows(IllegalArgumentException.class, () -> new Box(Double.NaN, 0, 1, 1));
		assertThrows(IllegalArgumentException.class, () -> new Box(0, 0, 1e200, 1e200));
	}

	@Test
	void thresholdsAreReachedByEquality() {
		Iou scores = new Iou(List.of(Iou.Outcome.of("1", TEN, Optional.of(new Box(0, 0, 10, 5))),
				Iou.Outcome.of("2", TEN, Optional.of(new Box(0, 0, 5, 5)))))
				.plus(new Iou(List.of(Iou.Outcome.of("3", TEN, Optional.empty()), Iou.Outcome.of("4", TEN, Optional.of(TEN)))));
		assertEquals(OptionalDouble.of(1.75 / 4), scores.meanIou());
		assertEquals(OptionalDouble.of(0.75), scores.acc25());
		assertEquals(OptionalDouble.of(0.5), scores.acc50());
		assertEquals(OptionalDouble.of(0.25), scores.acc75());
		assertEquals(OptionalDouble.empty(), Iou.ZERO.acc50());
	}
}
