package org.lorgnette.engine.baseline.shapes;

import org.lorgnette.engine.visual.PixelBox;

/**
 * A coloured shape that was seen.
 *
 * @param label its number in the scene's label map, from 1
 * @param area in pixels of the scene
 * @param x centre of gravity in pixels of the scene; likewise y
 * @param box in pixels of the picture
 * @param score how sure colour and form are, 0..1
 */
record Thing(int label, Colour colour, Form form, double area, double x, double y, double width, double height, PixelBox box,
		double score) {
}
