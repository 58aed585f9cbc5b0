package org.lorgnette.world.shapes;

import java.util.Locale;

/** What is asked of a thing: its shape or its colour. */
enum Quality {
	CIRCLE, SQUARE, TRIANGLE, RED, GREEN, BLUE;

	boolean isShape() {
		return ordinal() < RED.ordinal();
	}

	/** Whether the other one is a shape too, or a colour too. */
	boolean isAlike(Quality other) {
		return isShape() == other.isShape();
	}

	String word() {
		return name().toLowerCase(Locale.ROOT);
	}

	/** "a circle", "a red shape" */
	String phrase() {
		return isShape() ? "a " + word() : "a " + word() + " shape";
	}
}
