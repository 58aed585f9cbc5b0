package org.lorgnette.training.vision;

import org.lorgnette.engine.djl.vqa.ImageInput;
import org.lorgnette.training.nn.Dense;
import org.lorgnette.training.nn.Ops;

/** One linear map of the pixels of each patch. */
final class PatchStem extends Stem {

	private final int rows;
	private final int columns;
	private final int patch;
	private final Dense map;

	PatchStem(ImageSize size) {
		rows = size.grid().rows();
		columns = size.grid().columns();
		patch = size.patch();
		map = child("map", new Dense(ImageInput.COLOURS * patch * patch, size.width()));
	}

	@Override
	<T> T patches(Ops<T> ops, T pixels) {
		T tiles = ops.transpose(ops.reshape(pixels, 0, ImageInput.COLOURS, rows, patch, columns, patch), 0, 2, 4, 1, 3, 5);
		return map.apply(ops, ops.reshape(tiles, 0, (long) rows * columns, (long) ImageInput.COLOURS * patch * patch));
	}
}
