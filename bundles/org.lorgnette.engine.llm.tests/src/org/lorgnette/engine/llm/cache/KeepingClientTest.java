package org.lorgnette.engine.llm.cache;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lorgnette.engine.Cancellation;
import org.lorgnette.engine.EngineException;
import org.lorgnette.engine.llm.chat.ChatClient;
import org.lorgnette.engine.llm.chat.ChatListener;
import org.lorgnette.engine.llm.chat.ChatMessage;
import org.lorgnette.engine.llm.chat.ChatReply;
import org.lorgnette.engine.llm.chat.ChatRequest;
import org.lorgnette.engine.llm.chat.Endpoint;
import org.lorgnette.engine.llm.chat.RequestJson;
import org.lorgnette.engine.llm.chat.Sampling;
import org.lorgnette.engine.llm.chat.TokenUsage;
import org.lorgnette.engine.llm.ledger.Ledger;
import org.lorgnette.engine.llm.ledger.LedgerEntry.Kind;
import org.lorgnette.engine.llm.ledger.LedgerTotals;
import org.lorgnette.engine.llm.ledger.Prices;

class KeepingClientTest {

	private static final TokenUsage USAGE = new TokenUsage(1_000_000, 500_000, false);

	@TempDir
	Path folder;

	/** Answers with the question, and counts. */
	private static class Echo implements ChatClient {

		final AtomicInteger asked = new AtomicInteger();
		volatile Optional<Exception> fault = Optional.empty();

		@Override
		public Endpoint endpoint() {
			return new Endpoint(java.net.URI.create("http://h/v1"), "m", "");
		}

		@Override
		public Answered ask(ChatRequest request, ChatListener listener, Cancellation cancellation) throws EngineException {
			asked.incrementAndGet();
			try {
				Thread.sleep(5);
				if (fault.isPresent()) {
					throw fault.get();
				}
			} catch (EngineException | RuntimeException e) {
				throw e;
			} catch (Exception e) {
				throw new IllegalStateException(e);
			}
			return new Answered(new ChatReply(request.messages().getFirst().text(), "stop", List.of(), USAGE, "m"), 2, 5);
		}

		@Override
		public void close() {
			// Holds nothing.
		}
	}

	private KeepingClient client(ChatClient client) throws IOException {
		return client(client, "ledger.jsonl");
	}

	private KeepingClient client(ChatClient client, String ledger) throws IOException {
		return new KeepingClient(client, ReplyCache.open(folder), Ledger.open(folder.resolve(ledger)), new Prices(2, 8), "llm-test");
	}

	private static ChatRequest request(String text) {
		return request(text, 0);
	}

	private static ChatRequest request(String text, int repeat) {
		return new ChatRequest(List.of(ChatMessage.of(ChatMessage.Role.USER, text)),
				new Sampling(OptionalDouble.empty(), OptionalInt.empty(), OptionalInt.empty(), false), Optional.empty(), repeat);
	}

	/** Another run needs the same tokens, though it does not pay them. */
	@Test
	void whatOthersPaidCountsAsSaved() throws Exception {
		Echo echo = new Echo();
		try (KeepingClient client = client(echo)) {
			client.ask(request("secret words"), Cancellation.NONE);
		}
		try (KeepingClient other = client(echo, "other.jsonl")) {
			other.ask(request("secret words"), Cancellation.NONE);
			assertEquals(500_000, other.ledger().totals().saved().completion());
			assertEquals(0, other.ledger().totals().usage().completion());
		}
		assertEquals(1, echo.asked.get());
	}

	@Test
	void asksOnceAndBooksBoth() throws Exception {
		Echo echo = new Echo();
		try (KeepingClient client = client(echo)) {
			assertEquals(2, client.ask(request("secret words"), Cancellation.NONE).attempts());
			ChatClient.Answered again = client.ask(request("secret words"), Cancellation.NONE);
			assertEquals(0, again.attempts());
			assertEquals("secret words", again.reply().text());
			client.ask(request("secret words", 1), Cancellation.NONE);
			assertEquals(2, echo.asked.get(), "another repeat is another request");
			LedgerTotals totals = client.ledger().totals();
			assertEquals(2, totals.paid());
			assertEquals(1, totals.kept());
			assertEquals(2 * (2 + 4), totals.cost(), 1e-9);
			assertEquals(2_000_000, totals.usage().prompt());
			assertEquals(0, totals.saved().completion(), "it was paid here, and counts once");
			assertEquals(totals, client.ledger().ownTotals());
		}
		assertFalse(Files.readString(folder.resolve("ledger.jsonl")).contains("secret words"));
		assertEquals(List.of(Kind.PAID, Kind.KEPT, Kind.PAID),
				Ledger.entries(folder.resolve("ledger.jsonl")).stream().map(entry -> entry.kind()).toList());
	}

	@Test
	void equalRequestsOfManyThreadsArePaidOnce() throws Exception {
		Echo echo = new Echo();
		ExecutorService threads = Executors.newFixedThreadPool(16);
		try (KeepingClient one = client(echo); KeepingClient two = client(echo)) {
			List<Future<ChatClient.Answered>> work = new ArrayList<>();
			for (int i = 0; i < 400; i++) {
				ChatRequest request = request("text " + i % 10);
				KeepingClient client = i % 3 == 0 ? one : two;
				work.add(threads.submit(() -> client.ask(request, Cancellation.NONE)));
			}
			for (int i = 0; i < 400; i++) {
				assertEquals("text " + i % 10, work.get(i).get().reply().text());
			}
			assertEquals(10, echo.asked.get());
			assertEquals(10, one.ledger().totals().paid());
			assertEquals(390, one.ledger().totals().kept());
		} finally {
			threads.shutdown();
		}
	}

	@Test
	void failuresAreBookedAndNotKept() throws Exception {
		Echo echo = new Echo();
		try (KeepingClient client = client(echo)) {
			echo.fault = Optional.of(new EngineException("boom"));
			assertThrows(EngineException.class, () -> client.ask(request("a"), Cancellation.NONE));
			echo.fault = Optional.of(new CancellationException());
			assertThrows(CancellationException.class, () -> client.ask(request("a"), Cancellation.NONE));
			echo.fault = Optional.empty();
			assertEquals("a", client.ask(request("a"), Cancellation.NONE).reply().text());
			assertEquals(2, client.ledger().totals().failed());
			assertEquals(1, client.ledger().totals().paid());
		}
	}

	@Test
	void whatAKilledProcessKeptButDidNotBookIsBooked() throws Exception {
		Echo echo = new Echo();
		String hash = RequestJson.hash(echo.endpoint(), request("a"));
		try (Ledger ledger = Ledger.open(folder.resolve("ledger.jsonl")); ReplyCache cache = ReplyCache.open(folder)) {
			cache.put(hash, new KeptReply(new ChatReply("a", "stop", List.of(), USAGE, "m"), ledger.id(), 1, 7));
			String other = RequestJson.hash(echo.endpoint(), request("b"));
			cache.put(other, new KeptReply(new ChatReply("b", "stop", List.of(), USAGE, "m"), "another-ledger", 1, 7));
		}
		try (KeepingClient client = client(echo)) {
			for (int i = 0; i < 3; i++) {
				client.ask(request("a"), Cancellation.NONE);
				client.ask(request("b"), Cancellation.NONE);
			}
			assertEquals(0, echo.asked.get());
			assertEquals(1, client.ledger().totals().paid(), "once, and only what this ledger paid");
			assertEquals(6, client.ledger().totals().kept());
		}
	}
}
