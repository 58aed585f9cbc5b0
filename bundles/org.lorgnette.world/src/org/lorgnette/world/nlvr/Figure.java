package org.lorgnette.world.nlvr;

import java.util.Locale;

/** Shapes of things. */
enum Figure {
	CIRCLE, SQUARE, TRIANGLE;

	String word() {
		return name().toLowerCase(Locale.ROOT);
	}
}
