package org.lorgnette.training.vision;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import org.lorgnette.engine.visual.PatchGrid;

/**
 * The shape of an {@link ImageNet}.
 *
 * @param pixelWidth of pictures
 * @param patch the side of a patch in pixels; it divides both sides of pictures
 * @param width of the vectors of patches
 * @param layers of attention among patches
 */
record ImageSize(Side side, int pixelWidth, int pixelHeight, int patch, Positions positions, int width, int layers, int heads,
		int inner) {

	/** How pixels become patches. */
	enum Side {
		/** Each patch by one linear map (Dosovitskiy et al. 2021). */
		VIT,
		/** By convolutions that halve the picture until a pixel stands for a patch (Xiao et al. 2021). */
		CONVOLUTION
	}

	/** How patches know where they are. */
	enum Positions {
		/** A vector for each place, learned. */
		LEARNED,
		/** Sines and cosines of row and column (Vaswani et al. 2017, in two dimensions). */
		SINUSOIDAL
	}

	private static final int LEAST_CHANNELS = 16;

	/** @throws IllegalArgumentException if sizes do not fit each other */
	ImageSize {
		if (patch < 1 || pixelWidth < 1 || pixelHeight < 1 || pixelWidth % patch != 0 || pixelHeight % patch != 0) {
			throw new IllegalArgumentException("patches of " + patch + " x " + patch + " pixels do not divide pictures of " + pixelWidth + " x "
					+ pixelHeight + "; set 'patch' to a divisor of both sides, or change 'image-size'");
		}
		if (side == Side.CONVOLUTION && (patch < 2 || Integer.bitCount(patch) != 1)) {
			throw new IllegalArgumentException("patches of " + patch + " x " + patch
					+ " pixels; the image side 'convolution' halves pictures, set 'patch' to 2, 4, 8, 16 or 32");
		}
		if (positions == Positions.SINUSOIDAL && width % 4 != 0) {
			throw new IllegalArgumentException("sinusoidal positions need a width that 4 divides, not " + width);
		}
	}

	PatchGrid grid() {
		return new PatchGrid(pixelHeight / patch, pixelWidth / patch);
	}

	int patches() {
		return grid().patches();
	}

	/** Channels behind each convolution: the last the width, each before it half as many, but no fewer than a few. */
	int[] channels() {
		int[] channels = new int[Integer.numberOfTrailingZeros(patch)];
		for (int i = 0; i < channels.length; i++) {
			channels[i] = Math.max(Math.min(LEAST_CHANNELS, width), width >> channels.length - 1 - i);
		}
		return channels;
	}

	static <E extends Enum<E>> List<String> ids(Class<E> kind) {
		return Stream.of(kind.getEnumConstants()).map(each -> each.name().toLowerCase(Locale.ROOT)).toList();
	}

	static <E extends Enum<E>> E of(Class<E> kind, String id) {
		return Enum.valueOf(kind, id.toUpperCase(Locale.ROOT));
	}
}
