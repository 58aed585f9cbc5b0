package org.lorgnette.engine.llm.chat;

/**
 * Tokens of one request.
 *
 * @param prompt tokens read
 * @param completion tokens written
 * @param estimated whether the server did not say and the numbers are guessed from lengths
 */
public record TokenUsage(long prompt, long completion, boolean estimated) {

	public TokenUsage plus(TokenUsage other) {
		return new TokenUsage(prompt + other.prompt, completion + other.completion, estimated || other.estimated);
	}
}
