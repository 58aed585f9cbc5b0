package org.lorgnette.engine.llm.chat;

import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * How a reply is drawn. What is empty is left to the server.
 *
 * @param temperature 0 or more
 * @param mostTokens tokens of the reply at most
 * @param logProbabilities whether those of the reply's tokens are asked for
 */
public record Sampling(OptionalDouble temperature, OptionalInt seed, OptionalInt mostTokens, boolean logProbabilities) {
}
