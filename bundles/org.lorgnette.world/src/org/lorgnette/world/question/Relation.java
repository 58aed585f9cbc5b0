package org.lorgnette.world.question;

import org.lorgnette.world.scene.Thing;

/** Where one thing's centre lies from another's: to a side, however far above or below, and the other way round. */
public enum Relation {
	LEFT, RIGHT, ABOVE, BELOW;

	/** How many pixels the thing lies to this side of the reference; negative on the other side. */
	double distance(Thing thing, Thing reference) {
		return switch (this) {
			case LEFT -> reference.x() - thing.x();
			case RIGHT -> thing.x() - reference.x();
			case ABOVE -> reference.y() - thing.y();
			case BELOW -> thing.y() - reference.y();
		};
	}
}
