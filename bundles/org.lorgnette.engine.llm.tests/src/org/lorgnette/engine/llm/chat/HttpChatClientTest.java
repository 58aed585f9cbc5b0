package org.lorgnette.engine.llm.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lorgnette.engine.Cancellation;
import org.lorgnette.engine.EngineException;
import org.lorgnette.engine.EngineUnavailableException;
import org.lorgnette.engine.llm.ScriptedServer;

class HttpChatClientTest {

	private static final String KEY = "sk-very-secret-0123456789";

	private final ScriptedServer server = new ScriptedServer(ScriptedServer.reply("{\"answer\": \"yes\"}"));
	private final List<HttpChatClient> clients = new ArrayList<>();

	@AfterEach
	void close() {
		clients.forEach(HttpChatClient::close);
		server.close();
	}

	private HttpChatClient client(boolean stream, int retries, Duration timeout) throws EngineUnavailableException {
		Endpoint endpoint = Endpoint.of(server.address(), "m", "SECRET");
		HttpChatClient client = new HttpChatClient(endpoint, name -> Optional.of(KEY),
				new HttpChatClient.Options(timeout, retries, stream, 1 << 20), new RequestLimits(8, 0, System::nanoTime),
						new Backoff(() -> 0.99));
		clients.add(client);
		return client;
	}

	private HttpChatClient client() throws EngineUnavailableException {
		return client(false, 2, Duration.ofSeconds(10));
	}

	private static ChatRequest request(String text) {
		return new ChatRequest(List.of(ChatMessage.of(ChatMessage.Role.USER, text)),
				new Sampling(OptionalDouble.of(0), OptionalInt.of(17), OptionalInt.of(50), true),
				Optional.of(new ReplySchema("answer", "{\"type\":\"object\"}", ReplySchema.Constraint.SCHEMA)), 0);
	}

	private static ChatReply ask(HttpChatClient client) throws EngineException {
		return client.ask(request("?"), Cancellation.NONE).reply();
	}

	@Test
	void sendsWhatTheProtocolAsksFor() throws EngineException {
		ChatReply reply = ask(client());
		assertEquals("{\"answer\": \"yes\"}", reply.text());
		assertEquals("stop", reply.finishReason());
		assertEquals(new TokenUsage(100, 10, false), reply.usage());
		ScriptedServer.Asked asked = server.asked().getFirst();
		assertEquals("m", asked.body().get("model").getAsString());
		assertEquals(17, asked.body().get("seed").getAsInt());
		assertEquals(0, asked.body().get("temperature").getAsDouble());
		assertTrue(asked.body().get("logprobs").getAsBoolean());
		assertTrue(asked.body().getAsJsonObject("response_format").getAsJsonObject("json_schema").get("strict").getAsBoolean());
		assertEquals(List.of("Bearer " + KEY), asked.headers().get("Authorization"));
	}

	@Test
	void sendsPicturesAndWholeCharacters() throws EngineException {
		ChatPart.Image image = ChatPart.Image.png(new byte[] {1, 2, 3});
		ChatMessage message = new ChatMessage(ChatMessage.Role.USER, List.of(image, new ChatPart.Text("half \uD83D, é, \uD83D\uDE00")));
		client().ask(new ChatRequest(List.of(message), request("").sampling(), Optional.empty(), 0), Cancellation.NONE);
		var content = server.asked().getFirst().body().getAsJsonArray("messages").get(0).getAsJsonObject().getAsJsonArray("content");
		assertEquals("data:image/png;base64,AQID",
				content.get(0).getAsJsonObject().getAsJsonObject("image_url").get("url").getAsString());
		assertEquals("half \uFFFD, é, \uD83D\uDE00", content.get(1).getAsJsonObject().get("text").getAsString());
	}

	@Test
	void estimatesTokensWhereTheServerDoesNotCount() throws EngineException {
		server.next(ScriptedServer.body("{\"choices\":[{\"message\":{\"content\":\"12345678\"}}]}"));
		TokenUsage usage = ask(client()).usage();
		assertTrue(usage.estimated());
		assertEquals(2, usage.completion());
	}

	@Test
	void waitsAsLongAsTheServerAsks() throws EngineException {
		server.next((asked, exchange) -> {
			exchange.getResponseHeaders().set("Retry-After", "1");
			ScriptedServer.send(exchange, 429, "application/json", "{\"error\":{\"message\":\"slow down\"}}");
		});
		long start = System.nanoTime();
		ChatClient.Answered answered = client().ask(request("?"), Cancellation.NONE);
		assertEquals(2, answered.attempts());
		assertTrue(System.nanoTime() - start >= TimeUnit.MILLISECONDS.toNanos(1000), "came back before it was asked to");
	}

	@Test
	void doesNotWaitForHours() throws EngineException {
		server.otherwise((asked, exchange) -> {
			exchange.getResponseHeaders().set("Retry-After", DateTimeFormatter.RFC_1123_DATE_TIME
					.format(Instant.now().plusSeconds(7200).atOffset(ZoneOffset.UTC)));
			ScriptedServer.send(exchange, 429, "application/json", "{\"error\":{\"message\":\"quota\"}}");
		});
		EngineException refusal = assertThrows(EngineException.class, () -> ask(client()));
		assertTrue(refusal.getMessage().contains("quota") && refusal.getMessage().contains("left alone"), refusal.getMessage());
		assertEquals(1, server.asked().size());
	}

	@ParameterizedTest
	@ValueSource(ints = {500, 502, 503, 529, 408})
	void triesAgainWhenTheServerFails(int status) throws EngineException {
		server.next(ScriptedServer.status(status, "<html><body>Bad Gateway</body></html>"));
		assertEquals("{\"answer\": \"yes\"}", ask(client()).text());
		assertEquals(2, server.asked().size());
	}

	@Test
	void givesUpInTheEndAndSaysWhatTheServerSaid() throws EngineException {
		server.otherwise(ScriptedServer.status(500, "{\"error\":{\"message\":\"out of memory\"}}"));
		EngineException failure = assertThrows(EngineException.class, () -> ask(client()));
		assertEquals(3, server.asked().size());
		assertTrue(failure.getMessage().contains(server.address()) && failure.getMessage().contains("500")
				&& failure.getMessage().contains("out of memory"), failure.getMessage());
	}

	@ParameterizedTest
	@ValueSource(ints = {400, 401, 403, 404, 422, 301, 307})
	void doesNotRepeatWhatIsRefused(int status) throws EngineException {
		server.otherwise((asked, exchange) -> {
			exchange.getResponseHeaders().set("Location", server.address());
			ScriptedServer.send(exchange, status, "application/json", "{\"error\":{\"message\":\"bad key " + KEY + "\"}}");
		});
		EngineUnavailableException failure = assertThrows(EngineUnavailableException.class, () -> ask(client()));
		assertEquals(1, server.asked().size());
		assertFalse(failure.remedy().isBlank());
		assertTrue(failure.getMessage().contains(String.valueOf(status)) && failure.getMessage().contains("bad key [key]"),
				failure.getMessage());
	}

	@Test
	void namesTheModelThatIsNotThere() throws EngineException {
		server.otherwise(ScriptedServer.status(404, "{\"error\":{\"message\":\"model 'm' not found\"}}"));
		EngineUnavailableException failure = assertThrows(EngineUnavailableException.class, () -> ask(client()));
		assertTrue(failure.remedy().contains("'m'") && failure.remedy().contains("/v1/models"), failure.remedy());
	}

	@ParameterizedTest
	@ValueSource(strings = {"", "no JSON at all", "{\"choices\": [", "{}", "{\"choices\": []}", "[1, 2]",
			"{\"choices\": [{\"message\": {\"content\": 5}}]}"})
	void triesAgainWhenTheEnvelopeIsBroken(String body) throws EngineException {
		server.next(ScriptedServer.body(body));
		assertEquals("{\"answer\": \"yes\"}", ask(client()).text());
		server.otherwise(ScriptedServer.body(body));
		EngineException failure = assertThrows(EngineException.class, () -> ask(client(false, 0, Duration.ofSeconds(5))));
		assertTrue(failure.getMessage().contains(server.address()), failure.getMessage());
	}

	@Test
	void anAnswerThatHangsIsGivenUpAndAskedAgain() throws EngineException {
		server.next(ScriptedServer.hang());
		assertEquals("{\"answer\": \"yes\"}", ask(client(false, 1, Duration.ofSeconds(1))).text());
		server.otherwise(ScriptedServer.hang());
		EngineException failure = assertThrows(EngineException.class, () -> ask(client(false, 0, Duration.ofSeconds(1))));
		assertTrue(failure.getMessage().contains("within 1 seconds") && failure.getMessage().contains("timeout"), failure.getMessage());
	}

	@Test
	void aHugeAnswerIsNotRead() throws EngineException {
		server.otherwise((asked, exchange) -> {
			exchange.sendResponseHeaders(200, 0);
			byte[] block = new byte[1 << 16];
			while (true) {
				exchange.getResponseBody().write(block);
			}
		});
		EngineException failure = assertThrows(EngineException.class, () -> ask(client()));
		assertTrue(failure.getMessage().contains("more than 1 MB"), failure.getMessage());
		assertEquals(1, server.asked().size());
	}

	@Test
	void readsAStreamAndTellsItsPieces() throws EngineException {
		List<String> heard = new ArrayList<>();
		server.next(ScriptedServer.events(List.of(ScriptedServer.delta("{\"answer\":"), ScriptedServer.delta("\"é\uD83D\uDE00\"}"),
				"{\"choices\":[{\"delta\":{},\"finish_reason\":\"stop\"}]}",
						"{\"choices\":[],\"usage\":{\"prompt_tokens\":7,\"completion_tokens\":3}}",
				"[DONE]"), 5));
		ChatReply reply = client(true, 0, Duration.ofSeconds(5)).ask(request("?"), heard::add, Cancellation.NONE).reply();
		assertEquals("{\"answer\":\"é\uD83D\uDE00\"}", reply.text());
		assertEquals(List.of("{\"answer\":", "\"é\uD83D\uDE00\"}"), heard);
		assertEquals(new TokenUsage(7, 3, false), reply.usage());
		assertTrue(server.asked().getFirst().body().get("stream").getAsBoolean());
	}

	@Test
	void aStreamThatBreaksOffIsAskedAgain() throws EngineException {
		AtomicBoolean restarted = new AtomicBoolean();
		server.next(ScriptedServer.events(List.of(ScriptedServer.delta("{\"ans")), 5));
		ChatListener listener = new ChatListener() {
			@Override
			public void written(String text) {
				// Only the restart is of interest.
			}

			@Override
			public void restarted() {
				restarted.set(true);
			}
		};
		ChatReply reply = client(true, 1, Duration.ofSeconds(5)).ask(request("?"), listener, Cancellation.NONE).reply();
		assertEquals("{\"answer\": \"yes\"}", reply.text(), "a server that does not stream is understood as well");
		assertTrue(restarted.get());
		server.otherwise(ScriptedServer.events(List.of(ScriptedServer.delta("{\"ans")), 5));
		EngineException failure = assertThrows(EngineException.class, () -> ask(client(true, 0, Duration.ofSeconds(5))));
		assertTrue(failure.getMessage().contains("middle of the reply"), failure.getMessage());
	}

	@Test
	void aStreamMayReportAFault() throws EngineException {
		server.otherwise(ScriptedServer.events(List.of("{\"error\":{\"message\":\"worker died\"}}"), 0));
		EngineException failure = assertThrows(EngineException.class, () -> ask(client(true, 0, Duration.ofSeconds(5))));
		assertTrue(failure.getMessage().contains("worker died"), failure.getMessage());
	}

	@ParameterizedTest
	@ValueSource(booleans = {false, true})
	void cancelsWithinASecond(boolean stream) throws Exception {
		server.otherwise(stream ? ScriptedServer.events(List.of(ScriptedServer.delta("a")), 60_000) : ScriptedServer.hang());
		HttpChatClient client = client(stream, 3, Duration.ofMinutes(1));
		AtomicBoolean cancelled = new AtomicBoolean();
		CompletableFuture<Void> work = CompletableFuture.runAsync(() -> assertThrows(CancellationException.class,
				() -> client.ask(request("?"), cancelled::get)));
		Thread.sleep(300);
		cancelled.set(true);
		work.get(1, TimeUnit.SECONDS);
	}

	@Test
	void closingStopsWhatIsUnderWay() throws Exception {
		server.otherwise(ScriptedServer.hang());
		HttpChatClient client = client(false, 3, Duration.ofMinutes(1));
		CompletableFuture<Void> work = CompletableFuture.runAsync(() -> assertThrows(IllegalStateException.class,
				() -> client.ask(request("?"), Cancellation.NONE)));
		Thread.sleep(300);
		client.close();
		work.get(1, TimeUnit.SECONDS);
	}

	@Test
	void asksNoMoreAtOnceThanAllowed() throws Exception {
		server.otherwise((asked, exchange) -> {
			try {
				Thread.sleep(30);
			} catch (InterruptedException e) {
				Thread.currentThread().interrupt();
			}
			ScriptedServer.reply("{}").answer(asked, exchange);
		});
		RequestLimits limits = new RequestLimits(3, 0, System::nanoTime);
		Endpoint endpoint = Endpoint.of(server.address(), "m", "");
		List<HttpChatClient> two = new ArrayList<>();
		for (int i = 0; i < 2; i++) {
			two.add(new HttpChatClient(endpoint, name -> Optional.empty(),
					new HttpChatClient.Options(Duration.ofSeconds(5), 0, false, 1 << 20),
					limits));
		}
		clients.addAll(two);
		ExecutorService threads = Executors.newFixedThreadPool(12);
		List<Future<?>> work = new ArrayList<>();
		for (int i = 0; i < 24; i++) {
			HttpChatClient client = two.get(i % 2);
			work.add(threads.submit(() -> client.ask(request("?"), Cancellation.NONE)));
		}
		for (Future<?> each : work) {
			each.get();
		}
		threads.shutdown();
		assertEquals(3, server.mostUnderWay());
		assertFalse(server.asked().getFirst().headers().containsKey("Authorization"), "there is no key");
	}

	@Test
	void nobodyThereIsSaidAtOnce() throws EngineException {
		server.close();
		EngineUnavailableException failure = assertThrows(EngineUnavailableException.class,
				() -> ask(client(false, 10, Duration.ofSeconds(30))));
		assertTrue(failure.remedy().contains("start the server"), failure.remedy());
	}

	@Test
	void aServerThatIsStartedAnewIsWaitedFor() throws EngineException {
		HttpChatClient client = client();
		ask(client);
		server.close();
		EngineException failure = assertThrows(EngineException.class, () -> ask(client));
		assertInstanceOf(EngineUnavailableException.class, failure);
		assertTrue(failure.getMessage().contains(server.address()), failure.getMessage());
	}

	@Test
	void theKeyStandsInNothingThatIsPrinted() throws EngineException {
		Endpoint endpoint = Endpoint.of("http://localhost:1/v1/", "m", "SECRET");
		assertFalse((endpoint + RequestJson.body(endpoint, request("?"), true)).contains(KEY));
		EngineUnavailableException refusal = assertThrows(EngineUnavailableException.class,
				() -> new HttpChatClient(endpoint, name -> Optional.of(KEY + "\r\nX-Evil: 1"),
						new HttpChatClient.Options(Duration.ofSeconds(1), 0, false, 100), new RequestLimits(1, 0, System::nanoTime)));
		assertFalse(refusal.toString().contains(KEY), refusal.toString());
		for (String address : List.of("http://user:" + KEY + "@host/v1", "https://host/v1?api-key=" + KEY, "https://h/v1?a=b&token=" + KEY,
				"ftp://user:" + KEY + "@host", "http://user:" + KEY + "@ho st/")) {
			EngineUnavailableException unsafe = assertThrows(EngineUnavailableException.class, () ->
					Endpoint.of(address, "m", ""), address);
			assertFalse(unsafe.toString().contains(KEY), unsafe.toString());
		}
	}
}
