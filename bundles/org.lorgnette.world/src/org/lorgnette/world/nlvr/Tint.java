package org.lorgnette.world.nlvr;

import java.util.Locale;

/** Colours of things, as the public pictures have them. */
enum Tint {
	YELLOW(0xFFFF00), BLACK(0x000000), BLUE(0x0099FF);

	private final int rgb;

	Tint(int rgb) {
		this.rgb = rgb;
	}

	int rgb() {
		return rgb;
	}

	String word() {
		return name().toLowerCase(Locale.ROOT);
	}
}
