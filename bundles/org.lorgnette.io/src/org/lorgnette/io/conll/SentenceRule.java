package org.lorgnette.io.conll;

import java.util.List;

import org.lorgnette.io.conll.ConllRows.Row;

/** Where a sentence ends although no blank line stands there. */
@FunctionalInterface
public interface SentenceRule {

	/** @param rows the rows of the sentence so far, at least one */
	boolean endsBefore(List<Row> rows, Row next);

	default SentenceRule or(SentenceRule other) {
		return (rows, next) -> endsBefore(rows, next) || other.endsBefore(rows, next);
	}
}
