package org.lorgnette.training.vision;

import java.util.List;

import org.lorgnette.engine.training.GoldEvidence;
import org.lorgnette.engine.visual.Picture;
import org.lorgnette.engine.visual.PixelBox;

/**
 * Takes boxes of a picture to the picture as networks see it, which has another size.
 *
 * @param width of the picture there; likewise the height
 */
record BoxScale(Picture picture, int width, int height) {

	/** Each pixel that the box touches. */
	PixelBox apply(PixelBox box) {
		int left = (int) ((long) Math.min(box.x(), picture.width() - 1) * width / picture.width());
		int top = (int) ((long) Math.min(box.y(), picture.height() - 1) * height / picture.height());
		int right = (int) Math.ceilDiv((long) Math.min(box.x() + box.width(), picture.width()) * width, picture.width());
		int bottom = (int) Math.ceilDiv((long) Math.min(box.y() + box.height(), picture.height()) * height, picture.height());
		return new PixelBox(left, top, Math.max(1, right - left), Math.max(1, bottom - top));
	}

	GoldEvidence apply(GoldEvidence evidence) {
		return new GoldEvidence(apply(evidence.targets()), apply(evidence.references()));
	}

	private List<PixelBox> apply(List<PixelBox> boxes) {
		return boxes.stream().map(this::apply).toList();
	}
}
