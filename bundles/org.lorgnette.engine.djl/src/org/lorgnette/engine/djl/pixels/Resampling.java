package org.lorgnette.engine.djl.pixels;

import java.util.Optional;
import java.util.stream.Stream;

/**
 * The filters of Pillow ({@code Image.resize}), by the numbers that configuration files give them. All but {@link #NEAREST} are
 * as wide as the pixels which they make one of, so that nothing is skipped when a picture gets smaller.
 */
public enum Resampling {

	/** The pixel in which the middle of the new one lies. */
	NEAREST(0, 0) {
		@Override
		double weight(double x) {
			throw new IllegalStateException("no weights");
		}
	},
	/** A sine cardinal in the window of a wider one. */
	LANCZOS(1, 3) {
		@Override
		double weight(double x) {
			return -3 <= x && x < 3 ? sinc(x) * sinc(x / 3) : 0;
		}
	},
	/** A triangle. */
	BILINEAR(2, 1) {
		@Override
		double weight(double x) {
			return Math.max(0, 1 - Math.abs(x));
		}
	},
	/** The cubic of Keys (1981) with the slope -1/2. */
	BICUBIC(3, 2) {
		@Override
		double weight(double x) {
			double size = Math.abs(x);
			return size < 1 ? ((SLOPE + 2) * size - (SLOPE + 3)) * size * size + 1
					: size < 2 ? (((size - 5) * size + 8) * size - 4) * SLOPE : 0;
		}
	},
	/** The mean. */
	BOX(4, 0.5) {
		@Override
		double weight(double x) {
			return x > -0.5 && x <= 0.5 ? 1 : 0;
		}
	},
	/** A sine cardinal in a window of Hamming. */
	HAMMING(5, 1) {
		@Override
		double weight(double x) {
			double size = Math.abs(x);
			// The window's two numbers are floats there.
			return size >= 1 ? 0 : sinc(size) * (size == 0 ? 1 : 0.54f + 0.46f * Math.cos(size * Math.PI));
		}
	};

	private static final double SLOPE = -0.5;

	private final int code;
	private final double support;

	Resampling(int code, double support) {
		this.code = code;
		this.support = support;
	}

	private static double sinc(double x) {
		return x == 0 ? 1 : Math.sin(x * Math.PI) / (x * Math.PI);
	}

	/** By its number, 0 to 5. */
	public static Optional<Resampling> ofCode(long code) {
		return Stream.of(values()).filter(each -> each.code == code).findFirst();
	}

	/** How far to each side the filter reaches, in pixels of the smaller picture. */
	double support() {
		return support;
	}

	/** The weight of what lies so far from the middle, before weights are divided by their sum. */
	abstract double weight(double x);
}
