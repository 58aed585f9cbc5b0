package org.lorgnette.engine.llm.chat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.lorgnette.engine.Cancellation;
import org.lorgnette.engine.EngineException;
import org.lorgnette.engine.EngineUnavailableException;

/**
 * Asks over HTTP. Requests that met a busy or failing server, a break or a time-out are sent again; those that the server refuses are
 * not. Requests are not sent on to other addresses, which would be handed the key.
 */
public final class HttpChatClient implements ChatClient {

	private static final Duration LONGEST_CONNECTING = Duration.ofSeconds(10);
	/** Whoever is told to wait longer than this rather hears of it. */
	private static final Duration LONGEST_WAIT = Duration.ofMinutes(5);
	private static final long STEP_MILLIS = 50;

	/**
	 * How requests are sent.
	 *
	 * @param timeout of one attempt, from sending to the last byte
	 * @param retries attempts after the first
	 * @param stream whether replies are asked for in pieces
	 * @param mostBytes of an answer
	 */
	public record Options(Duration timeout, int retries, boolean stream, int mostBytes) {

		public static final int MOST_BYTES = 8 << 20;
	}

	private final Endpoint endpoint;
	private final Optional<String> key;
	private final Options options;
	private final RequestLimits limits;
	private final Backoff backoff;
	private final Faults faults;
	private final HttpClient http;
	private volatile boolean hasAnswered;
	private volatile boolean closed;

	/** @throws EngineUnavailableException if the key holds what no header can */
	public HttpChatClient(Endpoint endpoint, SecretStore secrets, Options options, RequestLimits limits) throws EngineUnavailableException {
		this(endpoint, secrets, options, limits, new Backoff(() -> ThreadLocalRandom.current().nextDouble()));
	}

	HttpChatClient(Endpoint endpoint, SecretStore secrets, Options options, RequestLimits limits, Backoff backoff)
			throws EngineUnavailableException {
		this.endpoint = endpoint;
		this.key = secrets.find(endpoint.keyVariable()).map(String::strip);
		this.options = options;
		this.limits = limits;
		this.backoff = backoff;
		this.faults = new Faults(endpoint, key);
		// Asked here, since the exception for a bad header would quote the key.
		if (key.isPresent() && !key.get().matches("[\\x21-\\x7E]+")) {
			throw new EngineUnavailableException("the key '" + endpoint.keyVariable() + "' holds blanks or characters beyond ASCII",
					"copy it once more, without quotes and line ends");
		}
		Duration connecting = options.timeout().compareTo(LONGEST_CONNECTING) < 0 ? options.timeout() : LONGEST_CONNECTING;
		// Small servers stumble over the offer to change to HTTP 2.
		HttpClient.Version version = endpoint.base().getScheme().equals("https") ? HttpClient.Version.HTTP_2 : HttpClient.Version.HTTP_1_1;
		http = HttpClient.newBuilder().connectTimeout(connecting).version(version).followRedirects(HttpClient.Redirect.NEVER).build();
	}

	@Override
	public Endpoint endpoint() {
		return endpoint;
	}

	@Override
	public Answered ask(ChatRequest request, ChatListener listener, Cancellation cancellation) throws EngineException {
		Cancellation either = () -> closed || cancellation.isCancelled();
		try {
			requireOpen();
			either.check();
			limits.enter(either);
			try {
				return askInTurn(request, listener, either);
			} finally {
				limits.leave();
			}
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
			throw new EngineException("the request to endpoint " + endpoint + " was interrupted", e);
		} catch (java.util.concurrent.CancellationException e) {
			cancellation.check();
			requireOpen();
			throw e;
		}
	}

	private void requireOpen() {
		if (closed) {
			throw new IllegalStateException("the client of endpoint " + endpoint + " is closed");
		}
	}

	private Answered askInTurn(ChatRequest request, ChatListener listener, Cancellation cancellation)
			throws EngineException, InterruptedException {
		long start = System.nanoTime();
		byte[] body = RequestJson.body(endpoint, request, options.stream()).getBytes(StandardCharsets.UTF_8);
		for (int attempt = 1;; attempt++) {
			limits.begin(cancellation);
			Optional<Duration> asked = Optional.empty();
			EngineException failure;
			boolean again;
			try {
				HttpResponse<Received> response = send(body, listener, cancellation);
				int status = response.statusCode();
				if (status >= 200 && status < 300) {
					ChatReply reply = response.body().reply(request);
					hasAnswered = true;
					return new Answered(reply, attempt, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start));
				}
				failure = faults.ofStatus(status, response.body().text(), attempt);
				again = Faults.isPassing(status);
				asked = response.headers().firstValue("Retry-After").flatMap(value -> Backoff.retryAfter(value, Instant.now()));
			} catch (IOException e) {
				failure = faults.of(e, attempt);
				again = !Faults.isFinal(e) && (hasAnswered || !Faults.isUnreachable(e));
			}
			if (!again || attempt > options.retries()) {
				throw failure;
			}
			Duration wait = backoff.before(attempt - 1, asked);
			if (wait.compareTo(LONGEST_WAIT) > 0) {
				throw new EngineException(failure.getMessage() + "; it asks to be left alone for " + wait.toSeconds()
						+ " seconds", failure);
			}
			listener.restarted();
			pause(wait, asked.isPresent(), cancellation);
		}
	}

	/** A wait that the server asked for is one for all. */
	private void pause(Duration wait, boolean forAll, Cancellation cancellation) throws InterruptedException {
		if (forAll) {
			limits.pause(wait.toNanos());
			return;
		}
		long end = System.nanoTime() + wait.toNanos();
		while (end - System.nanoTime() > 0) {
			cancellation.check();
			TimeUnit.NANOSECONDS.sleep(Math.min(end - System.nanoTime(), TimeUnit.MILLISECONDS.toNanos(STEP_MILLIS)));
		}
	}

	/** A body, whole or in pieces. */
	private record Received(byte[] bytes, Optional<EventStream> stream) {

		String text() {
			return new String(bytes, StandardCharsets.UTF_8);
		}

		ChatReply reply(ChatRequest request) throws IOException {
			return stream.isPresent() ? stream.get().reply(request) : ReplyJson.parse(text(), request);
		}
	}

	private HttpResponse<Received> send(byte[] body, ChatListener listener, Cancellation cancellation)
			throws IOException, InterruptedException {
		HttpRequest.Builder builder = HttpRequest.newBuilder(endpoint.completions()).POST(HttpRequest.BodyPublishers.ofByteArray(body))
				.header("Content-Type", "application/json").header("Accept", options.stream() ? "text/event-stream" : "application/json");
		key.ifPresent(secret -> builder.header("Authorization", "Bearer " + secret));
		CompletableFuture<HttpResponse<Received>> pending = http.sendAsync(builder.build(), info -> {
			boolean pieces = info.headers().firstValue("Content-Type").filter(type -> type.startsWith("text/event-stream")).isPresent();
			Optional<EventStream> stream = pieces && info.statusCode() < 300 ? Optional.of(new EventStream(listener)) : Optional.empty();
			LimitedBody.Sink sink = stream.isPresent() ? stream.get() : bytes -> false;
			LimitedBody limited = new LimitedBody(options.mostBytes(), sink);
			return HttpResponse.BodySubscribers.mapping(limited, bytes -> new Received(bytes, stream));
		});
		boolean done = false;
		try {
			long deadline = System.nanoTime() + options.timeout().toNanos();
			while (true) {
				cancellation.check();
				long left = deadline - System.nanoTime();
				if (left <= 0) {
					throw new HttpTimeoutException("no whole answer within " + options.timeout().toSeconds() + " seconds");
				}
				try {
					HttpResponse<Received> response = pending.get(Math.min(left, TimeUnit.MILLISECONDS.toNanos(STEP_MILLIS)),
							TimeUnit.NANOSECONDS);
					done = true;
					return response;
				} catch (TimeoutException e) {
					continue;
				}
			}
		} catch (ExecutionException e) {
			throw e.getCause() instanceof IOException fault ? fault : new IOException(e.getCause());
		} finally {
			if (!done) {
				pending.cancel(true);
			}
		}
	}

	@Override
	public void close() {
		closed = true;
		http.shutdownNow();
	}
}
