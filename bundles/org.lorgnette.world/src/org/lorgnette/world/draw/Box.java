package org.lorgnette.world.draw;

/** Part of a picture in whole pixels, from the top left corner. */
public record Box(int x, int y, int width, int height) {
}
