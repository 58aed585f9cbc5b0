package org.lorgnette.ui.picture;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import org.eclipse.osgi.util.NLS;
import org.lorgnette.engine.visual.Picture;
import org.lorgnette.engine.visual.PixelBox;
import org.lorgnette.engine.visual.Region;
import org.lorgnette.metrics.vqa.Box;

/** How the box that the user drew covers those of the engine and of the gold. */
final class Boxes {

	private Boxes() {
	}

	private static Box exact(PixelBox box) {
		return new Box(box.x(), box.y(), box.width(), box.height());
	}

	/** The regions that the answer rests on, the one that the user's box covers best first. */
	static List<Region> ofEngine(PictureState state) {
		List<Region> relevant = state.analysis().map(found -> found.regions()).orElse(List.of()).stream()
				.filter(region -> region.relevant() && region.picture() == state.pictureIndex()).toList();
		return state.box().map(box -> relevant.stream()
				.sorted(Comparator.comparingDouble((Region region) -> exact(region.box()).iou(exact(box))).reversed()).toList()).orElse(relevant);
	}

	/** A box as far as it lies in a picture, in whole pixels; empty if it lies outside. */
	static Optional<PixelBox> inPixels(Box box, Picture picture) {
		if (box.x() >= picture.width() || box.y() >= picture.height() || box.x() + box.width() <= 0 || box.y() + box.height() <= 0) {
			return Optional.empty();
		}
		int x = (int) Math.clamp(Math.round(box.x()), 0, picture.width() - 1L);
		int y = (int) Math.clamp(Math.round(box.y()), 0, picture.height() - 1L);
		long right = Math.clamp(Math.round(box.x() + box.width()), x + 1L, picture.width());
		long bottom = Math.clamp(Math.round(box.y() + box.height()), y + 1L, picture.height());
		return Optional.of(new PixelBox(x, y, (int) right - x, (int) bottom - y));
	}

	/** In words; empty without a box and outside of drawing. */
	static String describe(PictureState state) {
		if (state.box().isEmpty()) {
			return state.isDrawing() ? Messages.box_how : "";
		}
		PixelBox box = state.box().get();
		StringBuilder text = new StringBuilder(NLS.bind(Messages.box_is, new Object[] { box.x(), box.y(), box.width(), box.height() }));
		List<Region> regions = ofEngine(state);
		if (regions.isEmpty()) {
			state.analysis().ifPresent(any -> text.append('\n').append(Messages.box_no_engine));
		} else {
			text.append('\n').append(NLS.bind(Messages.box_iou_engine, Regions.label(regions.getFirst()),
					Numbers.twoDigits(exact(box).iou(exact(regions.getFirst().box())))));
		}
		if (state.pictureIndex() == 0) {
			state.gold().thing().ifPresent(gold -> text.append('\n')
					.append(NLS.bind(Messages.box_iou_gold, Numbers.twoDigits(gold.iou(exact(box))))));
		}
		return text.toString();
	}
}
