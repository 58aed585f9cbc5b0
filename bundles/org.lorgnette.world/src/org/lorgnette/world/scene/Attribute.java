package org.lorgnette.world.scene;

/** What can be asked of a thing. */
public enum Attribute {
	COLOUR, SHAPE, SIZE;

	/** How many values it has. */
	public int count() {
		return switch (this) {
			case COLOUR -> Colour.values().length;
			case SHAPE -> Shape.values().length;
			case SIZE -> Size.values().length;
		};
	}
}
