package org.lorgnette.engine.llm.ledger;

import org.lorgnette.engine.llm.chat.TokenUsage;

/** What a model costs, per million tokens, in whatever currency the user thinks in. */
public record Prices(double perMillionRead, double perMillionWritten) {

	public double cost(TokenUsage usage) {
		return (usage.prompt() * perMillionRead + usage.completion() * perMillionWritten) / 1e6;
	}
}
