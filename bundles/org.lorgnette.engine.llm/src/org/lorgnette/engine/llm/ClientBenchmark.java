package org.lorgnette.engine.llm;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.lorgnette.engine.Benchmark;
import org.lorgnette.engine.Cancellation;
import org.lorgnette.engine.EngineException;
import org.lorgnette.engine.ModelStore;
import org.lorgnette.engine.llm.chat.ChatRequest;
import org.lorgnette.engine.llm.chat.Endpoint;
import org.lorgnette.engine.llm.chat.HttpChatClient;
import org.lorgnette.engine.llm.chat.RequestLimits;

/** 64 requests at once to a server on this machine that takes 50 ms for each, against threads that only wait as long. */
final class ClientBenchmark implements Benchmark {

	private static final int PARALLEL = 64;
	private static final int REQUESTS = 640;
	private static final long DELAY_MILLIS = 50;

	@Override
	public String id() {
		return "llm-client";
	}

	@Override
	public String description() {
		return "640 requests, 64 at once, to a local server that takes 50 ms for each, against 64 threads that only wait 50 ms each time.";
	}

	@Override
	public List<Measurement> run(ModelStore models, int rounds, Cancellation cancellation) throws EngineException {
		String body = "{\"choices\":[{\"finish_reason\":\"stop\",\"message\":{\"role\":\"assistant\",\"content\":\""
				+ BenchmarkRequests.CONTENT
				+ "\"}}],\"usage\":{\"prompt_tokens\":300,\"completion_tokens\":20}}";
		List<ChatRequest> requests = new ArrayList<>();
		for (int i = 0; i < REQUESTS; i++) {
			requests.add(BenchmarkRequests.request(i));
		}
		ExecutorService threads = Executors.newFixedThreadPool(PARALLEL);
		try (LocalServer server = new LocalServer(DELAY_MILLIS, body)) {
			Endpoint endpoint = BenchmarkRequests.endpoint(server.address());
			HttpChatClient.Options options = new HttpChatClient.Options(Duration.ofMinutes(1), 0, false, HttpChatClient.Options.MOST_BYTES);
			try (HttpChatClient client = new HttpChatClient(endpoint, name -> Optional.empty(), options,
					RequestLimits.of(endpoint, PARALLEL, 0))) {
				Map<String, BenchmarkRequests.Turn> alternatives = new LinkedHashMap<>();
				alternatives.put("threads that only wait", () -> all(threads, requests, request -> {
					cancellation.check();
					Thread.sleep(DELAY_MILLIS);
					return "";
				}));
				alternatives.put("chat client", () -> all(threads, requests, request -> client.ask(request, cancellation).reply().text()));
				return BenchmarkRequests.measure(alternatives, rounds, REQUESTS, "requests");
			}
		} catch (EngineException | CancellationException e) {
			throw e;
		} catch (Exception e) {
			throw new EngineException("the local server cannot be measured: " + e, e);
		} finally {
			threads.shutdownNow();
		}
	}

	@FunctionalInterface
	private interface Asking {
		String ask(ChatRequest request) throws Exception;
	}

	private static void all(ExecutorService threads, List<ChatRequest> requests, Asking asking) throws Exception {
		List<Callable<String>> work = requests.stream().map(request -> (Callable<String>) () -> asking.ask(request)).toList();
		for (Future<String> each : threads.invokeAll(work)) {
			String text = each.get();
			if (!text.isEmpty() && !text.contains("Agnes Morrow")) {
				throw new EngineException("the client read '" + text + "'; expected what the server sent");
			}
		}
	}
}
