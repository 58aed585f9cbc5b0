package org.lorgnette.metrics.chunk;

/** A tag that a scorer cannot read, and where it stands. */
public final class IllegalTagException extends IllegalArgumentException {

	private static final long serialVersionUID = 1L;

	/** Which of the two tag sequences. */
	public enum Side {
		GOLD, PREDICTED
	}

	private final Side side;
	private final String tag;
	private final long sentenceIndex;
	private final int tokenIndex;

	IllegalTagException(Side side, String tag, long sentenceIndex, int tokenIndex, String expected) {
		super("sentence " + (sentenceIndex + 1) + ", token " + (tokenIndex + 1) + ": illegal "
				+ (side == Side.GOLD ? "gold" : "predicted") + " tag '" + tag + "'; " + expected);
		this.side = side;
		this.tag = tag;
		this.sentenceIndex = sentenceIndex;
		this.tokenIndex = tokenIndex;
	}

	public Side side() {
		return side;
	}

	public String tag() {
		return tag;
	}

	/** Counted from 0 over the non-empty sentences added to the scorer. */
	public long sentenceIndex() {
		return sentenceIndex;
	}

	/** Counted from 0. */
	public int tokenIndex() {
		return tokenIndex;
	}
}
