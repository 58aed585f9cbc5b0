package org.lorgnette.engine.llm.reply;

import java.util.Locale;

/** What was wrong with a reply that was read all the same. */
public enum Mend {
	/** It stood in a Markdown fence. */
	FENCE,
	/** Other text stood before or behind it. */
	CHATTER,
	/** The model thought aloud before. */
	THINKING,
	/** A comma stood before a closing bracket, or was missing between values. */
	COMMA,
	/** Strings stood in single or curly quotes, or without any. */
	QUOTES,
	/** A string held a line end, another control character or an unknown escape. */
	STRING,
	/** A comment stood in it. */
	COMMENT,
	/** It broke off; what was complete before was kept. */
	TRUNCATED,
	/** It was not the object that was asked for, but what should have been in it. */
	SHAPE,
	/** An element lacked a part, or had one of another kind, and was left out. */
	ELEMENT,
	/** A label was none of those asked for, and its element was left out. */
	LABEL,
	/** It was nested deeper than anything that is asked for. */
	DEPTH;

	public String id() {
		return name().toLowerCase(Locale.ROOT);
	}
}
