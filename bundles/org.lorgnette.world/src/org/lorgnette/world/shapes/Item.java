package org.lorgnette.world.shapes;

/** A thing in a cell. */
record Item(Quality shape, Quality colour) {

	boolean is(Quality quality) {
		return shape == quality || colour == quality;
	}
}
