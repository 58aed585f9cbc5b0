package org.lorgnette.engine.llm.cache;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lorgnette.engine.llm.chat.ChatReply;
import org.lorgnette.engine.llm.chat.TokenProbability;
import org.lorgnette.engine.llm.chat.TokenUsage;

class ReplyCacheTest {

	private static final String A = "a".repeat(64);
	private static final String B = "b".repeat(64);

	@TempDir
	Path folder;

	private static KeptReply kept(String text) {
		List<TokenProbability> tokens = List.of(new TokenProbability("é", Optional.of(List.of(0xC3, 0xA9)), -0.25),
				new TokenProbability("\n", Optional.empty(), 0));
		return new KeptReply(new ChatReply(text, "stop", tokens, new TokenUsage(5, 6, true), "m"), "payer", 3, 1234);
	}

	@Test
	void keepsRepliesAsTheyAre() throws IOException {
		KeptReply reply = kept("line one\nline \"two\"  \uD83D\uDE00 \u0000");
		try (ReplyCache cache = ReplyCache.open(folder.resolve("x/y"))) {
			assertTrue(cache.find(A).isEmpty());
			cache.put(A, reply);
			assertEquals(Optional.of(reply), cache.find(A));
			assertTrue(cache.find(B).isEmpty());
		}
		try (ReplyCache cache = ReplyCache.open(folder.resolve("x/y"))) {
			assertEquals(Optional.of(reply), cache.find(A));
			assertEquals(1, cache.size());
		}
	}

	@Test
	void aTornOrDamagedLineLosesNothingElse() throws IOException {
		try (ReplyCache cache = ReplyCache.open(folder)) {
			cache.put(A, kept("first"));
			cache.put(B, kept("second"));
		}
		Path file = folder.resolve(ReplyCache.FILE);
		byte[] bytes = Files.readAllBytes(file);
		int firstEnd = new String(bytes, StandardCharsets.ISO_8859_1).indexOf('\n') + 1;
		for (int cut = firstEnd; cut < bytes.length; cut += 7) {
			Files.write(file, java.util.Arrays.copyOf(bytes, cut));
			try (ReplyCache cache = ReplyCache.open(folder)) {
				assertEquals("first", cache.find(A).orElseThrow().reply().text());
				assertTrue(cache.find(B).isEmpty(), "cut at " + cut);
				cache.put(B, kept("again"));
				assertEquals("again", cache.find(B).orElseThrow().reply().text());
				assertEquals("first", cache.find(A).orElseThrow().reply().text());
			}
		}
		bytes[firstEnd + 100] ^= 1;
		Files.write(file, bytes);
		try (ReplyCache cache = ReplyCache.open(folder)) {
			assertEquals("first", cache.find(A).orElseThrow().reply().text());
			assertTrue(cache.find(B).isEmpty(), "its checksum does not fit");
		}
	}

	@Test
	void seesWhatAnotherAdds() throws IOException {
		try (ReplyCache one = ReplyCache.open(folder); ReplyCache two = ReplyCache.open(folder)) {
			assertTrue(two.find(A).isEmpty());
			one.put(A, kept("first"));
			assertEquals("first", two.find(A).orElseThrow().reply().text());
			two.put(A, kept("another"));
			assertEquals("first", one.find(A).orElseThrow().reply().text(), "the first stays");
		}
	}
}
