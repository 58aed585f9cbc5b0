package org.lorgnette.model.tagging;

/** The position of a token in a chunk, independent of the letters by which a scheme writes it. */
public enum Prefix {
	OUTSIDE, BEGIN, INSIDE, END, SINGLE
}
