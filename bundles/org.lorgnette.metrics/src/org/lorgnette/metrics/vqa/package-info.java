/**
 * Scores of visual question answering and grounding: the official VQA accuracy, plain accuracy with consistency over groups,
 * and intersection over union of boxes. All keep the outcome of every item.
 */
package org.lorgnette.metrics.vqa;
