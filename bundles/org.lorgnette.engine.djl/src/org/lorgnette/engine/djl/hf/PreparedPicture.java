package org.lorgnette.engine.djl.hf;

/**
 * A picture as a network takes it.
 *
 * @param values [3, height, width]; not to be changed
 */
record PreparedPicture(int width, int height, float[] values) {
}
