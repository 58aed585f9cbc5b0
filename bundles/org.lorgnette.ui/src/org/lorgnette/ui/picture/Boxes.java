package org.lorgnette.ui.picture;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import org.eclipse.osgi.util.NLS;
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

	/** The gold box as far as it lies in the picture in sight, in whole pixels. */
	static Optional<PixelBox> gold(PictureState state) {
		if (state.goldBox().isEmpty() || state.picture().isEmpty() || state.pictureIndex() > 0) {
			return Optional.empty();
		}
		Box gold = state.goldBox().get();
		int x = (int) Math.clamp(Math.round(gold.x()), 0, state.picture().get().width() - 1L);
		int y = (int) Math.clamp(Math.round(gold.y()), 0, state.picture().get().height() - 1L);
		long right = Math.clamp(Math.round(gold.x() + gold.width()), x + 1L, state.picture().get().width());
		long bottom = Math.clamp(Math.round(gold.y() + gold.height()), y + 1L, state.picture().get().height());
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
			text.append('\n').append(NLS.bind(Messages.box_iou_engine, regions.getFirst().label(),
					Numbers.twoDigits(exact(box).iou(exact(regions.getFirst().box())))));
		}
		if (state.pictureIndex() == 0) {
			state.goldBox().ifPresent(gold -> text.append('\n')
					.append(NLS.bind(Messages.box_iou_gold, Numbers.twoDigits(gold.iou(exact(box))))));
		}
		return text.toString();
	}
}
