package org.lorgnette.world.scene;

/** A value of an {@link Attribute}. */
public sealed interface Trait permits Colour, Shape, Size {

	Attribute attribute();

	/** Its place among the values of its attribute. */
	int ordinal();
}
