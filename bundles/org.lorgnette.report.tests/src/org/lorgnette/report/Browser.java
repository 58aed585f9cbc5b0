package org.lorgnette.report;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

/** A headless Chromium, driven through its DevTools protocol. */
final class Browser implements AutoCloseable {

	private static final long SECONDS = 30;

	private final Process process;
	private final HttpClient client;
	private final WebSocket socket;
	private final AtomicInteger numbers = new AtomicInteger();
	private final Map<Integer, CompletableFuture<JsonObject>> answers = new ConcurrentHashMap<>();
	private final List<JsonObject> events = new CopyOnWriteArrayList<>();

	private Browser(Process process, HttpClient client, URI page) {
		this.process = process;
		this.client = client;
		this.socket = client.newWebSocketBuilder().buildAsync(page, new Listener()).join();
	}

	/** The program, if it is installed. */
	static Optional<Path> find() {
		return Stream.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome").map(Path::of)
				.filter(Files::isExecutable).findFirst();
	}

	/** @param profile an empty folder */
	static Browser start(Path program, Path profile) throws Exception {
		Process process = new ProcessBuilder(program.toString(), "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic",
				"--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
				"--disable-dev-shm-usage", "--remote-debugging-port=0", "--user-data-dir=" + profile, "--window-size=1280,900",
				"about:blank").redirectErrorStream(true).redirectOutput(profile.resolveSibling("chromium.log").toFile()).start();
		HttpClient client = HttpClient.newHttpClient();
		try {
			String port = port(process, profile.resolve("DevToolsActivePort"));
			return new Browser(process, client, page(client, port));
		} catch (Exception e) {
			process.destroyForcibly();
			client.close();
			throw e;
		}
	}

	private static String port(Process process, Path file) throws Exception {
		for (int i = 0; i < SECONDS * 20; i++) {
			if (Files.exists(file) && !Files.readAllLines(file).isEmpty()) {
				return Files.readAllLines(file).getFirst();
			}
			if (!process.isAlive()) {
				throw new IOException("Chromium ended with status " + process.exitValue() + ", see chromium.log");
			}
			Thread.sleep(50);
		}
		throw new TimeoutException("Chromium did not open its DevTools port");
	}

	private static URI page(HttpClient client, String port) throws Exception {
		HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/json/list")).build();
		for (int i = 0; i < SECONDS * 20; i++) {
			JsonArray targets = JsonParser.parseString(client.send(request, HttpResponse.BodyHandlers.ofString()).body()).getAsJsonArray();
			for (JsonElement target : targets) {
				if (target.getAsJsonObject().get("type").getAsString().equals("page")) {
					return URI.create(target.getAsJsonObject().get("webSocketDebuggerUrl").getAsString());
				}
			}
			Thread.sleep(50);
		}
		throw new TimeoutException("Chromium opened no page");
	}

	void open(String address) throws Exception {
		for (String domain : List.of("Page", "Runtime", "Log", "Network")) {
			send(domain + ".enable", new JsonObject());
		}
		events.clear();
		JsonObject parameters = new JsonObject();
		parameters.addProperty("url", address);
		send("Page.navigate", parameters);
		waitFor("document.readyState === 'complete' && location.href !== 'about:blank'");
	}

	/** The value of an expression, as JSON; an exception in it fails the test. */
	JsonElement evaluate(String expression) throws Exception {
		JsonObject parameters = new JsonObject();
		parameters.addProperty("expression", expression);
		parameters.addProperty("returnByValue", true);
		parameters.addProperty("awaitPromise", true);
		JsonObject answer = send("Runtime.evaluate", parameters);
		if (answer.has("exceptionDetails")) {
			throw new AssertionError(expression + ": " + answer.get("exceptionDetails"));
		}
		return answer.getAsJsonObject("result").get("value");
	}

	String text(String expression) throws Exception {
		return evaluate(expression).getAsString();
	}

	int number(String expression) throws Exception {
		return evaluate(expression).getAsInt();
	}

	void waitFor(String condition) throws Exception {
		for (int i = 0; i < SECONDS * 20; i++) {
			if (evaluate(condition).getAsBoolean()) {
				return;
			}
			Thread.sleep(50);
		}
		throw new AssertionError("never came true: " + condition);
	}

	/** Moves the mouse onto the first element of a selector and clicks, as a person would: what lies on top gets the click. */
	void click(String selector) throws Exception {
		String element = "document.querySelector(" + quote(selector) + ")";
		evaluate(element + ".scrollIntoView({block: 'center', behavior: 'instant'})");
		JsonArray point = evaluate("(r => [r.x + r.width / 2, r.y + r.height / 2])(" + element + ".getBoundingClientRect())")
				.getAsJsonArray();
		for (String type : List.of("mouseMoved", "mousePressed", "mouseReleased")) {
			JsonObject parameters = new JsonObject();
			parameters.addProperty("type", type);
			parameters.add("x", point.get(0));
			parameters.add("y", point.get(1));
			parameters.addProperty("button", type.equals("mouseMoved") ? "none" : "left");
			parameters.addProperty("clickCount", 1);
			send("Input.dispatchMouseEvent", parameters);
		}
	}

	void type(String text) throws Exception {
		JsonObject parameters = new JsonObject();
		parameters.addProperty("text", text);
		send("Input.insertText", parameters);
	}

	/** @param key such as {@code ArrowDown} or {@code j} */
	void press(String key) throws Exception {
		for (String type : List.of("keyDown", "keyUp")) {
			JsonObject parameters = new JsonObject();
			parameters.addProperty("type", type);
			parameters.addProperty("key", key);
			send("Input.dispatchKeyEvent", parameters);
		}
	}

	/** Chooses the option with this text, as the element's own event handlers see it. */
	void choose(String selector, String option) throws Exception {
		evaluate("(s => { s.value = [...s.options].find(o => o.text === " + quote(option)
				+ ").value; s.dispatchEvent(new Event('input', {bubbles: true})); })(document.querySelector(" + quote(selector) + "))");
	}

	/** A window narrower than the browser allows its own to be. */
	void resize(int width, int height) throws Exception {
		JsonObject parameters = new JsonObject();
		parameters.addProperty("width", width);
		parameters.addProperty("height", height);
		parameters.addProperty("deviceScaleFactor", 1);
		parameters.addProperty("mobile", false);
		send("Emulation.setDeviceMetricsOverride", parameters);
	}

	byte[] screenshot() throws Exception {
		return Base64.getDecoder().decode(send("Page.captureScreenshot", new JsonObject()).get("data").getAsString());
	}

	/** Errors and warnings that the page caused. */
	List<String> complaints() {
		return events.stream().filter(event -> {
			String method = event.get("method").getAsString();
			return method.equals("Runtime.exceptionThrown") || method.equals("Runtime.consoleAPICalled")
					|| method.equals("Log.entryAdded");
		}).map(JsonObject::toString).toList();
	}

	/** The addresses that were asked for. */
	List<String> requests() {
		return events.stream().filter(event -> event.get("method").getAsString().equals("Network.requestWillBeSent"))
				.map(event -> event.getAsJsonObject("params").getAsJsonObject("request").get("url").getAsString()).toList();
	}

	private JsonObject send(String method, JsonObject parameters) throws Exception {
		int number = numbers.incrementAndGet();
		CompletableFuture<JsonObject> answer = new CompletableFuture<>();
		answers.put(number, answer);
		JsonObject message = new JsonObject();
		message.addProperty("id", number);
		message.addProperty("method", method);
		message.add("params", parameters);
		socket.sendText(message.toString(), true).get(SECONDS, TimeUnit.SECONDS);
		JsonObject received = answer.get(SECONDS, TimeUnit.SECONDS);
		if (received.has("error")) {
			throw new AssertionError(method + ": " + received.get("error"));
		}
		return received.getAsJsonObject("result");
	}

	private static String quote(String text) {
		return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
	}

	@Override
	public void close() throws IOException {
		socket.abort();
		client.shutdownNow();
		process.descendants().forEach(ProcessHandle::destroy);
		process.destroy();
		process.onExit().completeOnTimeout(process, 10, TimeUnit.SECONDS).join();
		process.destroyForcibly();
	}

	private final class Listener implements WebSocket.Listener {

		private final StringBuilder message = new StringBuilder();

		@Override
		public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
			message.append(data);
			if (last) {
				JsonObject received = JsonParser.parseString(message.toString()).getAsJsonObject();
				message.setLength(0);
				if (received.has("id")) {
					answers.remove(received.get("id").getAsInt()).complete(received);
				} else {
					events.add(received);
				}
			}
			from.request(1);
			return null;
		}
	}
}
