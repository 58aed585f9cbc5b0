package org.lorgnette.engine.llm.reply;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.lorgnette.engine.llm.chat.ChatReply;
import org.lorgnette.engine.llm.chat.TokenProbability;
import org.lorgnette.engine.llm.chat.TokenUsage;
import org.lorgnette.model.Span;

class TokenScoresTest {

	private static final TokenUsage USAGE = new TokenUsage(0, 0, false);

	private static TokenProbability token(String text, double probability) {
		return new TokenProbability(text, Optional.empty(), Math.log(probability));
	}

	@Test
	void theMeanOfTheTokensThatWroteIt() {
		ChatReply reply = new ChatReply("{\"a\": \"Adèle M\"}", "stop",
				List.of(token("{\"", 1), token("a", 0.5), token("\": \"", 0.4), token("Ad", 0.6), token("èle", 0.8),
						token(" M", 0.2), token("\"}", 0.9)),
				USAGE, "");
		TokenScores scores = TokenScores.of(reply);
		assertEquals((0.4 + 0.6 + 0.8 + 0.2 + 0.9) / 5, scores.score(List.of(new Span(6, 15))).getAsDouble(), 1e-12);
		assertEquals(0.8, scores.score(List.of(new Span(9, 10))).getAsDouble(), 1e-12);
		assertEquals((0.8 + 0.5) / 2, scores.score(List.of(new Span(9, 10), new Span(2, 3))).getAsDouble(), 1e-12);
		assertTrue(scores.score(List.of()).isEmpty());
	}

	@Test
	void tokensThatAreNotTheReplyTellNothing() {
		Span all = new Span(0, 3);
		assertTrue(TokenScores.of(new ChatReply("abc", "", List.of(token("ab", 1)), USAGE, "")).score(List.of(all)).isEmpty());
		assertTrue(TokenScores.of(new ChatReply("abc", "", List.of(token("xyz", 1)), USAGE, "")).score(List.of(all)).isEmpty());
		assertTrue(TokenScores.of(new ChatReply("abc", "", List.of(), USAGE, "")).score(List.of(all)).isEmpty());
	}

	@Test
	void tokensMayEndInsideACharacter() {
		String text = "a\uD83D\uDE00b";
		byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
		List<TokenProbability> tokens = new ArrayList<>();
		for (int[] part : new int[][] {{0, 1}, {1, 3}, {3, 5}, {5, 6}}) {
			List<Integer> values = new ArrayList<>();
			for (int i = part[0]; i < part[1]; i++) {
				values.add(bytes[i] & 0xFF);
			}
			tokens.add(new TokenProbability("\uFFFD", Optional.of(values), Math.log((part[0] + 1) / 10.0)));
		}
		TokenScores scores = TokenScores.of(new ChatReply(text, "", tokens, USAGE, ""));
		assertEquals(0.1, scores.score(List.of(new Span(0, 1))).getAsDouble(), 1e-12);
		assertEquals(0.2, scores.score(List.of(new Span(1, 3))).getAsDouble(), 1e-12);
		assertEquals(0.6, scores.score(List.of(new Span(3, 4))).getAsDouble(), 1e-12);
	}
}
