/**
 * Experiments made for a corpus that nobody has written one for: its format, task, labels and the engines that fit are found out. What is
 * guessed is written down in the experiment, where it can be read and changed.
 */
package org.lorgnette.evaluation.draft;
