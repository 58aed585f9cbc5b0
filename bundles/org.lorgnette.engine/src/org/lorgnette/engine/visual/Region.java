package org.lorgnette.engine.visual;

import java.util.OptionalDouble;

/**
 * A part of a picture and what was seen there.
 *
 * @param label such as {@code red circle}, in the language of the question
 * @param picture index of the picture among those of the question
 * @param relevant whether the answer rests on it
 * @param score how sure the engine is of the label, 0..1, if it says so
 */
public record Region(String label, int picture, PixelBox box, boolean relevant, OptionalDouble score) {
}
