package org.lorgnette.world.scene;

/** Shapes of things. */
public enum Shape implements Trait {
	CIRCLE, SQUARE, TRIANGLE, STAR, CROSS;

	@Override
	public Attribute attribute() {
		return Attribute.SHAPE;
	}
}
