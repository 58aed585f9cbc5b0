package org.lorgnette.engine.llm.chat;

/** Hears a reply while it is written, if it is streamed. Called in a thread of the client's own; must not block. */
@FunctionalInterface
public interface ChatListener {

	ChatListener NONE = text -> {
	};

	/** The next piece of the reply. What was heard before is void if {@link #restarted} is called. */
	void written(String text);

	/** The stream broke and the request is sent again. */
	default void restarted() {
	}
}
