package org.lorgnette.engine.llm;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/** A server on this machine that answers as it was told, and remembers what it was asked. */
public final class ScriptedServer implements AutoCloseable {

	/** What is done about a request. */
	@FunctionalInterface
	public interface Script {
		void answer(Asked asked, HttpExchange exchange) throws IOException;
	}

	/** A request. */
	public record Asked(JsonObject body, Map<String, List<String>> headers) {

		/** The text of the last message. */
		public String last() {
			var messages = body.getAsJsonArray("messages");
			JsonElement content = messages.get(messages.size() - 1).getAsJsonObject().get("content");
			return content.isJsonPrimitive() ? content.getAsString()
					: content.getAsJsonArray().asList().stream().map(JsonElement::getAsJsonObject)
					.filter(part -> part.has("text")).map(part -> part.get("text").getAsString()).collect(Collectors.joining("\n"));
		}

		public String schema() {
			return body.getAsJsonObject("response_format").getAsJsonObject("json_schema").get("name").getAsString();
		}
	}

	private final HttpServer server;
	private final ExecutorService threads = Executors.newCachedThreadPool();
	private final ConcurrentLinkedQueue<Script> scripts = new ConcurrentLinkedQueue<>();
	private final ConcurrentLinkedQueue<Asked> asked = new ConcurrentLinkedQueue<>();
	private final AtomicInteger underWay = new AtomicInteger();
	private final AtomicInteger mostUnderWay = new AtomicInteger();
	private volatile Script otherwise;

	public ScriptedServer(Script otherwise) {
		this(plain(), otherwise);
	}

	/** @param server not yet started */
	public ScriptedServer(HttpServer server, Script otherwise) {
		this.server = server;
		this.otherwise = otherwise;
		server.createContext("/", this::handle);
		server.setExecutor(threads);
		server.start();
	}

	private static HttpServer plain() {
		try {
			return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	private void handle(HttpExchange exchange) {
		mostUnderWay.accumulateAndGet(underWay.incrementAndGet(), Math::max);
		try (exchange) {
			String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
			Asked request = new Asked(JsonParser.parseString(body).getAsJsonObject(), Map.copyOf(exchange.getRequestHeaders()));
			asked.add(request);
			Script next = scripts.poll();
			(next == null ? otherwise : next).answer(request, exchange);
		} catch (IOException e) {
			// The client went away, which tests of cancelling want.
			return;
		} finally {
			underWay.decrementAndGet();
		}
	}

	/** Answers the next request so, before the usual. */
	public ScriptedServer next(Script script) {
		scripts.add(script);
		return this;
	}

	public void otherwise(Script script) {
		otherwise = script;
	}

	public String address() {
		return "http://127.0.0.1:" + server.getAddress().getPort() + "/v1";
	}

	public int port() {
		return server.getAddress().getPort();
	}

	public List<Asked> asked() {
		return List.copyOf(asked);
	}

	public int mostUnderWay() {
		return mostUnderWay.get();
	}

	@Override
	public void close() {
		server.stop(0);
		threads.shutdownNow();
	}

	public static void send(HttpExchange exchange, int status, String type, String body) throws IOException {
		byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
		exchange.getResponseHeaders().set("Content-Type", type);
		exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
		try (OutputStream out = exchange.getResponseBody()) {
			out.write(bytes);
		}
	}

	/** A whole reply with this content. */
	public static Script reply(String content) {
		return (request, exchange) -> send(exchange, 200, "application/json", completion(content));
	}

	public static String completion(String content) {
		return new Gson().toJson(Map.of("id", "c1", "object", "chat.completion", "model", "scripted", "choices",
				List.of(Map.of("index", 0, "finish_reason", "stop", "message", Map.of("role", "assistant", "content", content))), "usage",
				Map.of("prompt_tokens", 100, "completion_tokens", 10, "total_tokens", 110)));
	}

	/** A reply whose tokens are its characters, each as probable as given. */
	public static String completion(String content, double probability) {
		List<Map<String, Object>> tokens = content.codePoints()
				.mapToObj(point -> Map.<String, Object>of("token", Character.toString(point), "logprob", Math.log(probability))).toList();
		return new Gson().toJson(Map.of("choices", List.of(Map.of("index", 0, "finish_reason", "stop", "logprobs",
				Map.of("content", tokens),
				"message", Map.of("role", "assistant", "content", content))), "usage",
						Map.of("prompt_tokens", 100, "completion_tokens", 10)));
	}

	public static Script status(int status, String body) {
		return (request, exchange) -> send(exchange, status, "application/json", body);
	}

	public static Script body(String body) {
		return status(200, body);
	}

	/** Never answers. */
	public static Script hang() {
		return (request, exchange) -> {
			try {
				Thread.sleep(60_000);
			} catch (InterruptedException e) {
				Thread.currentThread().interrupt();
			}
		};
	}

	/** Pieces of a stream, each an event. */
	public static Script events(List<String> data, long pauseMillis) {
		return (request, exchange) -> {
			exchange.getResponseHeaders().set("Content-Type", "text/event-stream; charset=utf-8");
			exchange.sendResponseHeaders(200, 0);
			try (OutputStream out = exchange.getResponseBody()) {
				for (String each : data) {
					out.write(("data: " + each + "\n\n").getBytes(StandardCharsets.UTF_8));
					out.flush();
					Thread.sleep(pauseMillis);
				}
			} catch (InterruptedException e) {
				Thread.currentThread().interrupt();
			}
		};
	}

	public static String delta(String content) {
		return new Gson().toJson(Map.of("choices", List.of(Map.of("index", 0, "delta", Map.of("content", content)))));
	}
}
