package org.lorgnette.world;

import java.util.Iterator;
import java.util.List;

/** A manner of drawing pictures and of asking about them. */
public interface Style {

	String id();

	/** ISO 639-1 codes of the languages it can ask in. */
	List<String> languages();

	/** The least height of its pictures in pixels. */
	int smallest();

	/** The greatest height of its pictures in pixels. */
	int largest();

	/** The height of its pictures in pixels unless another is asked for. */
	int usual();

	/** Kinds of questions, in the order in which they are told. */
	List<String> kinds();

	/**
	 * The pictures of a world in turn, as many as the settings say. The first ones do not depend on how many follow.
	 *
	 * @param settings
	 *            of this style
	 */
	Iterator<DrawnPicture> draw(WorldSettings settings);
}
