/**
 * Scores of extractive question answering as the official SQuAD 1.1 and 2.0 scripts compute them, with the outcome of every
 * question. Normalisers decide which differences between two answers do not count.
 */
package org.lorgnette.metrics.qa;
