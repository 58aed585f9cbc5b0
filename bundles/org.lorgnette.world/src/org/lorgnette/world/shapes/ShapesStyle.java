package org.lorgnette.world.shapes;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;

import org.lorgnette.world.DrawnPicture;
import org.lorgnette.world.Style;
import org.lorgnette.world.WorldSettings;

/** As SHAPES draws and asks, in English. */
public final class ShapesStyle implements Style {

	static final String LANGUAGE = "en";

	@Override
	public String id() {
		return "shapes";
	}

	@Override
	public List<String> languages() {
		return List.of(LANGUAGE);
	}

	@Override
	public int smallest() {
		return GridPainter.EDGE;
	}

	@Override
	public int largest() {
		return GridPainter.EDGE;
	}

	@Override
	public int usual() {
		return GridPainter.EDGE;
	}

	@Override
	public List<String> kinds() {
		return Arrays.stream(Kind.values()).map(Kind::id).toList();
	}

	@Override
	public Iterator<DrawnPicture> draw(WorldSettings settings) {
		return new ShapesWorld(settings);
	}
}
