package org.lorgnette.world.scene;

/** Colours that stay apart from each other, and from the light background, when jittered and when few pixels are covered. */
public enum Colour implements Trait {
	RED(0xE02222), GREEN(0x2C9A3F), BLUE(0x2A52CC), YELLOW(0xF2C40F), PURPLE(0x9038B4), GREY(0x7C7C7C);

	private final int rgb;

	Colour(int rgb) {
		this.rgb = rgb;
	}

	/** The colour that things of this colour vary around. */
	public int rgb() {
		return rgb;
	}

	@Override
	public Attribute attribute() {
		return Attribute.COLOUR;
	}
}
