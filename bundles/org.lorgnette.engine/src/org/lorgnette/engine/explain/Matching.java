package org.lorgnette.engine.explain;

/** When a decision about a changed text counts as the one that was made about the unchanged text. */
public enum Matching {
	/** The same type and the same places, moved with the change. */
	EXACT,
	/** The same type, and places that share a code unit with the moved ones. */
	OVERLAP
}
