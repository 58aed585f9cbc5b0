package org.lorgnette.evaluation.run;

import java.util.Random;
import java.util.function.DoubleUnaryOperator;

import org.lorgnette.engine.visual.Picture;
import org.lorgnette.evaluation.experiment.Change;

/** Pictures changed a little; the opacity of pixels stays. */
final class ChangedPicture {

	private static final int LARGEST = 255;
	private static final double NOISE = 4;
	private static final double TENTH = .1;
	private static final int RIGHT = 1;
	private static final int DOWN = 2;

	private ChangedPicture() {
	}

	/** @throws IllegalArgumentException if it is no change of pictures */
	static Picture of(Picture picture, Change change) {
		return switch (change) {
			case SHIFT_RIGHT -> shifted(picture, RIGHT, 0);
			case SHIFT_DOWN -> shifted(picture, 0, DOWN);
			case NOISE -> noisy(picture);
			case BRIGHTER -> each(picture, channel -> channel * (1 + TENTH));
			case DARKER -> each(picture, channel -> channel * (1 - TENTH));
			default -> throw new IllegalArgumentException(change.id() + " changes no picture");
		};
	}

	private static Picture shifted(Picture picture, int right, int down) {
		int[] pixels = new int[picture.width() * picture.height()];
		for (int y = 0; y < picture.height(); y++) {
			for (int x = 0; x < picture.width(); x++) {
				pixels[y * picture.width() + x] = picture.argb(Math.max(0, x - right), Math.max(0, y - down));
			}
		}
		return Picture.of(picture.width(), picture.height(), pixels);
	}

	/** The noise follows from the picture, so that it is the same in every run and for every engine. */
	private static Picture noisy(Picture picture) {
		Random random = new Random(picture.hashCode());
		return each(picture, channel -> channel + NOISE * random.nextGaussian());
	}

	private static Picture each(Picture picture, DoubleUnaryOperator change) {
		int[] pixels = picture.pixels();
		for (int i = 0; i < pixels.length; i++) {
			int changed = pixels[i] & 0xFF000000;
			for (int shift = 16; shift >= 0; shift -= 8) {
				double channel = change.applyAsDouble(pixels[i] >> shift & LARGEST);
				changed |= (int) Math.round(Math.clamp(channel, 0, LARGEST)) << shift;
			}
			pixels[i] = changed;
		}
		return Picture.of(picture.width(), picture.height(), pixels);
	}
}
