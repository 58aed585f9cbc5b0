package org.lorgnette.engine.djl.hf;

import java.util.OptionalInt;

/** To how many pixels a picture is scaled, as the image processors of transformers compute it. */
sealed interface SizeRule {

	/** A width and a height, 1 or more. */
	record Size(int width, int height) {

		/** Of numbers that may be too large or, of a picture that is much longer than wide, 0. */
		private static Size of(double width, double height) {
			return new Size((int) Math.max(1, width), (int) Math.max(1, height));
		}
	}

	/** @return sides of up to {@link Integer#MAX_VALUE} */
	Size of(int width, int height);

	/** Whatever the proportions. */
	record Exact(int width, int height) implements SizeRule {

		@Override
		public Size of(int ofWidth, int ofHeight) {
			return new Size(width, height);
		}
	}

	/**
	 * The shorter side has a length, unless the longer one would exceed its own ({@code get_resize_output_image_size} in
	 * transformers).
	 */
	record Shortest(int edge, OptionalInt longest) implements SizeRule {

		@Override
		public Size of(int width, int height) {
			long small = edge;
			long large = (long) ((double) ((long) edge * Math.max(width, height)) / Math.min(width, height));
			if (longest.isPresent() && large > longest.getAsInt()) {
				small = (long) ((double) ((long) longest.getAsInt() * small) / large);
				large = longest.getAsInt();
			}
			return width <= height ? Size.of(small, large) : Size.of(large, small);
		}
	}

	/**
	 * As {@link Shortest}, with a longest side of 1333/800 times the shortest, each then cut to a multiple, at least one of it
	 * ({@code ViltImageProcessor}).
	 */
	record Multiples(int edge, int divisor) implements SizeRule {

		/** Of the shorter side to the longer one (Kim et al. 2021). */
		private static final double LONGEST = 1333.0 / 800;

		@Override
		public Size of(int width, int height) {
			int longest = longest(edge);
			double scale = (double) edge / Math.min(width, height);
			double newHeight = height < width ? edge : scale * height;
			double newWidth = height < width ? scale * width : edge;
			if (Math.max(newHeight, newWidth) > longest) {
				scale = longest / Math.max(newHeight, newWidth);
				newHeight *= scale;
				newWidth *= scale;
			}
			return new Size(multiple(newWidth), multiple(newHeight));
		}

		static int longest(int edge) {
			return (int) (LONGEST * edge);
		}

		private int multiple(double length) {
			return Math.max(divisor, (int) (length + 0.5) / divisor * divisor);
		}
	}
}
