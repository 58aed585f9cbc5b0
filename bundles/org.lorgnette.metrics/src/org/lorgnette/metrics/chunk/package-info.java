/**
 * Scores chunks and spans: conlleval, seqeval and SemEval-2013 task 9.1 as their original scripts count, and set equality,
 * error classes and confusions for spans that may nest. Scorers are mutable accumulators for one thread; what they return is
 * immutable and can be merged.
 */
package org.lorgnette.metrics.chunk;
