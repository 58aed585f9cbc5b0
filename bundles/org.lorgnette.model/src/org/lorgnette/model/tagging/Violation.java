package org.lorgnette.model.tagging;

/**
 * An illegal place in a tag sequence of n tags. {@code position} is the index of the tag at which it shows, or n if the
 * sequence ends inside a chunk.
 */
public record Violation(int position, Kind kind) {

	/** What is wrong at a position. */
	public enum Kind {
		/** The tag is not written as the scheme writes tags: unknown letter, or no type where others have one. */
		UNKNOWN_TAG,
		/** An inside or end tag continues a chunk, but none of any type is open. */
		MISSING_BEGIN,
		/** The open chunk is left without the tag that must end it. */
		MISSING_END,
		/** An inside or end tag continues an open chunk of another type. */
		TYPE_CHANGE,
		/** IOB1: a begin tag that does not separate two adjacent chunks of one type. */
		NEEDLESS_BEGIN,
		/** IOE1: an end tag that does not separate two adjacent chunks of one type. */
		NEEDLESS_END
	}
}
