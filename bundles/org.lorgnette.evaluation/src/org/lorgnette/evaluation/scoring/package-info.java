/**
 * Scores what engines predicted against the gold of a corpus, document by document, in one pass and without holding the corpus. What
 * intervals and tests need is kept as whole numbers per unit.
 */
package org.lorgnette.evaluation.scoring;
