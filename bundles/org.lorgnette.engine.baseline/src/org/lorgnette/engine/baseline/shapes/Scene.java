package org.lorgnette.engine.baseline.shapes;

import java.util.List;
import java.util.Optional;

/**
 * What was seen in a picture.
 *
 * @param width of the label map, which is the picture scaled down by {@code 1 / scale}
 * @param labels for each place of the map the label of the thing there, 0 for none
 * @param things from the largest on
 * @param trouble why the picture is not one of plain shapes, if it is not
 */
record Scene(int width, int height, double scale, int[] labels, List<Thing> things, Optional<String> trouble) {
}
