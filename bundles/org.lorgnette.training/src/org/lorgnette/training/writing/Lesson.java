package org.lorgnette.training.writing;

import java.util.List;
import java.util.function.Supplier;

import org.lorgnette.engine.djl.writing.SourceText;

/**
 * A source, and what is to be written about it.
 *
 * @param source made when it is asked for
 * @param length of the source and what is written, in words
 * @param targets tokens without the end; of several any may be written
 * @param weight of its loss
 * @param corpus the number of its part of the data
 * @param document the number of its document in the part
 */
record Lesson(Supplier<SourceText> source, int length, List<int[]> targets, float weight, int corpus, int document) {
}
