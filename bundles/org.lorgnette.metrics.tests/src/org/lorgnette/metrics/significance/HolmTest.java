package org.lorgnette.metrics.significance;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class HolmTest {

	/** What R prints for p.adjust(p, "holm"). */
	@Test
	void asInR() {
		assertArrayEquals(new double[] { 0.05, 0.08, 0.09, 0.09, 0.09 },
				Holm.adjust(new double[] { 0.01, 0.02, 0.03, 0.04, 0.05 }), 1e-15);
		assertArrayEquals(new double[] { 0.06, 0.003, 0.06 }, Holm.adjust(new double[] { 0.04, 0.001, 0.03 }), 1e-15);
		assertArrayEquals(new double[] { 1, 0.03, 1 }, Holm.adjust(new double[] { 0.7, 0.01, 0.6 }), 1e-15);
	}

	@Test
	void smallFamilies() {
		assertArrayEquals(new double[0], Holm.adjust(new double[0]));
		assertArrayEquals(new double[] { 0.2 }, Holm.adjust(new double[] { 0.2 }));
		assertArrayEquals(new double[] { 0.04, 0.04 }, Holm.adjust(new double[] { 0.02, 0.02 }));
	}

	@Test
	void onlyProbabilities() {
		assertThrows(IllegalArgumentException.class, () -> Holm.adjust(new double[] { 0.1, Double.NaN }));
		assertThrows(IllegalArgumentException.class, () -> Holm.adjust(new double[] { 1.1 }));
	}
}
