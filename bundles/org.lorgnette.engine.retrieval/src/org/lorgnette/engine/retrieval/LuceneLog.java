package org.lorgnette.engine.retrieval;

import java.util.logging.Level;
import java.util.logging.Logger;

/** Keeps Lucene from advising every user of the command line to start Java with a vector module, which BM25 makes no use of. */
final class LuceneLog {

	/** Held here, since loggers that nobody holds are forgotten with their level. */
	private static final Logger VECTORS = Logger.getLogger("org.apache.lucene.internal.vectorization.VectorizationProvider");

	private LuceneLog() {
	}

	/** Leaves a level alone that somebody has set. */
	static void quieten() {
		if (VECTORS.getLevel() == null) {
			VECTORS.setLevel(Level.SEVERE);
		}
	}
}
