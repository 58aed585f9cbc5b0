package org.lorgnette.training.vision;

import java.util.List;

import org.lorgnette.training.nn.Net;
import org.lorgnette.training.nn.Ops;

/** Turns pixels [batch, colours, height, width] into patches [batch, patches, width], row by row. */
abstract class Stem extends Net {

	static Stem of(ImageSize size) {
		return switch (size.side()) {
			case VIT -> new PatchStem(size);
			case CONVOLUTION -> new ConvolutionStem(size);
		};
	}

	abstract <T> T patches(Ops<T> ops, T pixels);

	/** Input: pixels. */
	@Override
	public final <T> List<T> apply(Ops<T> ops, List<T> inputs) {
		return List.of(patches(ops, inputs.getFirst()));
	}
}
