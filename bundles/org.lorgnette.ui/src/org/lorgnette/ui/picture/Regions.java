package org.lorgnette.ui.picture;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.graphics.Point;
import org.lorgnette.engine.visual.PixelBox;
import org.lorgnette.engine.visual.Region;
import org.lorgnette.ui.ask.Percent;

/** What an engine saw in the picture in sight: what is told of it, and how the user gets from one to the next. */
final class Regions {

	/** What neural engines call a thing by which another is found. */
	private static final String REFERENCE = "reference";

	private Regions() {
	}

	private static List<Region> all(PictureState state) {
		return state.analysis().map(found -> found.regions()).orElse(List.of());
	}

	/** The places of those in the picture in sight among all regions: those that decide the answer first. */
	private static List<Integer> inSight(PictureState state) {
		List<Region> all = all(state);
		List<Integer> places = new ArrayList<>(IntStream.range(0, all.size()).boxed()
				.filter(place -> all.get(place).picture() == state.pictureIndex()).toList());
		places.sort(Comparator.comparing(place -> !all.get(place).relevant()));
		return places;
	}

	/** The one chosen, if it is in sight. */
	static Optional<Region> chosen(PictureState state) {
		return state.areRegionsVisible() && state.region().isPresent() ? Optional.of(all(state).get(state.region().getAsInt()))
				: Optional.empty();
	}

	static boolean isReference(Region region) {
		return region.label().equals(REFERENCE);
	}

	private static boolean isNumber(Region region) {
		return region.label().matches("[0-9]+");
	}

	/** What stands beside it in the picture. */
	static String label(Region region) {
		return isReference(region) ? Messages.region_reference : region.label();
	}

	/** The smallest that holds a pixel of the picture; those that decide the answer come before others. */
	static OptionalInt at(PictureState state, Point pixel) {
		if (!state.areRegionsVisible()) {
			return OptionalInt.empty();
		}
		List<Region> all = all(state);
		Comparator<Integer> order = Comparator.comparing(place -> !all.get(place).relevant());
		return inSight(state).stream().filter(place -> holds(all.get(place).box(), pixel))
				.min(order.thenComparing(place -> all.get(place).box().area())).map(OptionalInt::of).orElse(OptionalInt.empty());
	}

	private static boolean holds(PixelBox box, Point pixel) {
		return pixel.x >= box.x() && pixel.x < box.x() + box.width() && pixel.y >= box.y() && pixel.y < box.y() + box.height();
	}

	/** The next of them, or with -1 the one before; from the last on to the first. */
	static OptionalInt step(PictureState state, int by) {
		List<Integer> places = state.areRegionsVisible() ? inSight(state) : List.of();
		if (places.isEmpty()) {
			return OptionalInt.empty();
		}
		int now = state.region().isPresent() ? places.indexOf(state.region().getAsInt()) : by > 0 ? -1 : 0;
		return OptionalInt.of(places.get(Math.floorMod(now + by, places.size())));
	}

	/** The chosen one in words, with how sure the engine is of it; empty if none is chosen. */
	static String describe(PictureState state) {
		return chosen(state).map(region -> {
			String pattern = isReference(region) ? Messages.region_is_reference
					: isNumber(region) ? Messages.region_is_target : Messages.region_is;
			String sure = region.score().isPresent() ? NLS.bind(Messages.region_sure, Percent.of(region.score().getAsDouble()))
					: Messages.region_unsure;
			return NLS.bind(Messages.region_says, NLS.bind(pattern, region.label()), sure);
		}).orElse("");
	}
}
