package org.lorgnette.engine.llm.reply;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;

import org.lorgnette.engine.llm.chat.ChatReply;
import org.lorgnette.engine.llm.chat.TokenProbability;
import org.lorgnette.model.Span;

/**
 * How sure a model was of pieces of its reply: the mean of the probabilities of the tokens that wrote them, quotes included. It is
 * empty where the server does not tell, or tells of tokens that do not make up the reply.
 */
public final class TokenScores {

	private final int[] ends;
	private final double[] probabilities;

	private TokenScores(int[] ends, double[] probabilities) {
		this.ends = ends;
		this.probabilities = probabilities;
	}

	public static TokenScores of(ChatReply reply) {
		List<TokenProbability> tokens = reply.tokens();
		double[] probabilities = tokens.stream().mapToDouble(token -> Math.exp(token.logProbability())).toArray();
		boolean bytes = !tokens.isEmpty() && tokens.stream().allMatch(token -> token.bytes().isPresent());
		int[] ends = bytes ? endsByBytes(reply) : endsByText(reply);
		return new TokenScores(ends, probabilities);
	}

	private static int[] endsByText(ChatReply reply) {
		int[] ends = new int[reply.tokens().size()];
		int end = 0;
		for (int i = 0; i < ends.length; i++) {
			String token = reply.tokens().get(i).text();
			if (!reply.text().startsWith(token, end)) {
				return new int[0];
			}
			end += token.length();
			ends[i] = end;
		}
		return end == reply.text().length() ? ends : new int[0];
	}

	/** Tokens may end inside a character; such an end counts as one behind it. */
	private static int[] endsByBytes(ChatReply reply) {
		ByteArrayOutputStream written = new ByteArrayOutputStream();
		for (TokenProbability token : reply.tokens()) {
			token.bytes().orElseThrow().forEach(written::write);
		}
		byte[] all = written.toByteArray();
		if (!Arrays.equals(all, reply.text().getBytes(StandardCharsets.UTF_8))) {
			return new int[0];
		}
		int[] ends = new int[reply.tokens().size()];
		int units = 0;
		int at = 0;
		for (int i = 0; i < ends.length; i++) {
			int end = at + reply.tokens().get(i).bytes().orElseThrow().size();
			for (; at < end; at++) {
				int value = all[at] & 0xFF;
				// A character is counted by its first byte; those of four bytes are two units.
				units += (value & 0xC0) == 0x80 ? 0 : value >= 0xF0 ? 2 : 1;
			}
			ends[i] = units;
		}
		return ends;
	}

	/** 0..1 for pieces of the reply's text. */
	public OptionalDouble score(List<Span> pieces) {
		double sum = 0;
		int count = 0;
		int begin = 0;
		for (int i = 0; i < ends.length; i++) {
			Span token = new Span(begin, Math.max(begin, ends[i]));
			if (pieces.stream().anyMatch(token::overlaps)) {
				sum += probabilities[i];
				count++;
			}
			begin = token.end();
		}
		return count == 0 ? OptionalDouble.empty() : OptionalDouble.of(Math.min(1, sum / count));
	}
}
