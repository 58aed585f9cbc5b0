package org.lorgnette.engine.llm.chat;

import java.util.List;

/**
 * What came back.
 *
 * @param text the content; empty if the model refused or wrote nothing
 * @param finishReason as the server says, such as {@code stop} or {@code length}; empty if it does not
 * @param tokens those of the text in order; empty if the server does not tell
 * @param model the name by which the server says it answered; empty if it does not
 */
public record ChatReply(String text, String finishReason, List<TokenProbability> tokens, TokenUsage usage, String model) {

	public ChatReply {
		tokens = List.copyOf(tokens);
	}

	/** Whether the reply was cut off by the limit on its tokens. */
	public boolean isCut() {
		return finishReason.equals("length");
	}
}
