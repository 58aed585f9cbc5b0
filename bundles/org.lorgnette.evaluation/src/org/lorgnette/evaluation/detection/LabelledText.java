package org.lorgnette.evaluation.detection;

/**
 * A text of which it is known who wrote it.
 *
 * @param topic what it is about: texts on one topic are never learned from and tried on at once
 * @param machine whether a machine wrote it
 */
public record LabelledText(String id, String topic, boolean machine, String text) {
}
