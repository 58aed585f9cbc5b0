package org.lorgnette.world.scene;

/** The two sizes, as the radius about which a thing's varies, in parts of the picture's edge. */
public enum Size implements Trait {
	SMALL(0.066), LARGE(0.112);

	private final double radius;

	Size(double radius) {
		this.radius = radius;
	}

	double radius() {
		return radius;
	}

	@Override
	public Attribute attribute() {
		return Attribute.SIZE;
	}
}
