package org.lorgnette.engine.corenlp.base;

import edu.stanford.nlp.util.logging.RedwoodConfiguration;

/** Stops CoreNLP from writing its log to standard error. */
public final class Quiet {

	static {
		RedwoodConfiguration.empty().apply();
	}

	private Quiet() {
	}

	/** Call before the first use of CoreNLP; further calls do nothing. */
	public static void please() {
		// The static initialiser has done it.
	}
}
