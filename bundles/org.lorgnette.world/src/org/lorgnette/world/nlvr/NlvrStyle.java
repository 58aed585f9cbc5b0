package org.lorgnette.world.nlvr;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;

import org.lorgnette.world.DrawnPicture;
import org.lorgnette.world.Style;
import org.lorgnette.world.WorldSettings;

/** As NLVR draws and people spoke there, in English. */
public final class NlvrStyle implements Style {

	static final String LANGUAGE = "en";

	@Override
	public String id() {
		return "nlvr";
	}

	@Override
	public List<String> languages() {
		return List.of(LANGUAGE);
	}

	@Override
	public int smallest() {
		return BoxesPainter.HEIGHT;
	}

	@Override
	public int largest() {
		return BoxesPainter.HEIGHT;
	}

	@Override
	public int usual() {
		return BoxesPainter.HEIGHT;
	}

	@Override
	public List<String> kinds() {
		return Arrays.stream(Kind.values()).map(Kind::id).toList();
	}

	@Override
	public Iterator<DrawnPicture> draw(WorldSettings settings) {
		return new NlvrWorld(settings);
	}
}
