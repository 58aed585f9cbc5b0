package org.lorgnette.world.style;

import java.util.List;
import java.util.Optional;

import org.lorgnette.world.FreeStyle;
import org.lorgnette.world.Style;
import org.lorgnette.world.nlvr.NlvrStyle;
import org.lorgnette.world.shapes.ShapesStyle;

/** The styles there are. */
public final class Styles {

	private static final List<Style> ALL = List.of(new FreeStyle(), new ShapesStyle(), new NlvrStyle());

	private Styles() {
	}

	public static List<Style> all() {
		return ALL;
	}

	public static Optional<Style> of(String id) {
		return ALL.stream().filter(style -> style.id().equals(id)).findFirst();
	}
}
