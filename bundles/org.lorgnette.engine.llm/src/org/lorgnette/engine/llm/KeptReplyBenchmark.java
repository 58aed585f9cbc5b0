package org.lorgnette.engine.llm;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;

import org.lorgnette.engine.Benchmark;
import org.lorgnette.engine.Cancellation;
import org.lorgnette.engine.EngineException;
import org.lorgnette.engine.ModelStore;
import org.lorgnette.engine.llm.cache.AppendLog;
import org.lorgnette.engine.llm.cache.KeepingClient;
import org.lorgnette.engine.llm.cache.KeptReply;
import org.lorgnette.engine.llm.cache.ReplyCache;
import org.lorgnette.engine.llm.chat.ChatClient;
import org.lorgnette.engine.llm.chat.ChatListener;
import org.lorgnette.engine.llm.chat.ChatReply;
import org.lorgnette.engine.llm.chat.ChatRequest;
import org.lorgnette.engine.llm.chat.Endpoint;
import org.lorgnette.engine.llm.chat.RequestJson;
import org.lorgnette.engine.llm.chat.TokenUsage;
import org.lorgnette.engine.llm.ledger.Ledger;
import org.lorgnette.engine.llm.ledger.Prices;

/** A run that is repeated: 10,000 requests whose replies are kept, booked one by one, against reading the file of replies. */
final class KeptReplyBenchmark implements Benchmark {

	private static final int REQUESTS = 10_000;

	@Override
	public String id() {
		return "llm-kept";
	}

	@Override
	public String description() {
		return "10,000 requests whose replies are kept, with the cache opened anew and every one booked, against reading the file alone.";
	}

	/** Where nothing is asked, since all is known. */
	private record Silent(Endpoint endpoint) implements ChatClient {

		@Override
		public Answered ask(ChatRequest request, ChatListener listener, Cancellation cancellation) throws EngineException {
			throw new EngineException("a reply that was kept is asked for again");
		}

		@Override
		public void close() {
			// Holds nothing.
		}
	}

	@Override
	public List<Measurement> run(ModelStore models, int rounds, Cancellation cancellation) throws EngineException {
		Endpoint endpoint = BenchmarkRequests.endpoint("http://localhost:1/v1");
		try {
			Path folder = Files.createTempDirectory("lorgnette-kept-");
			try {
				List<ChatRequest> requests = fill(folder, endpoint, cancellation);
				Map<String, BenchmarkRequests.Turn> alternatives = new LinkedHashMap<>();
				alternatives.put("reading the file", () -> read(folder));
				alternatives.put("kept replies", () -> ask(folder, endpoint, requests, cancellation));
				return BenchmarkRequests.measure(alternatives, rounds, REQUESTS, "requests");
			} finally {
				delete(folder);
			}
		} catch (EngineException | CancellationException e) {
			throw e;
		} catch (Exception e) {
			throw new EngineException("kept replies cannot be measured: " + e, e);
		}
	}

	private static List<ChatRequest> fill(Path folder, Endpoint endpoint, Cancellation cancellation) throws IOException {
		List<ChatRequest> requests = new ArrayList<>();
		try (ReplyCache cache = ReplyCache.open(folder)) {
			for (int i = 0; i < REQUESTS; i++) {
				cancellation.check();
				ChatRequest request = BenchmarkRequests.request(i);
				ChatReply reply = new ChatReply(BenchmarkRequests.CONTENT + i, "stop", List.of(), new TokenUsage(300, 20, false),
						"benchmark");
				cache.put(RequestJson.hash(endpoint, request), new KeptReply(reply, "benchmark", 1, 50));
				requests.add(request);
			}
		}
		return requests;
	}

	private static void read(Path folder) throws IOException {
		try (AppendLog log = AppendLog.open(folder.resolve(ReplyCache.FILE))) {
			log.scan(0, (position, line) -> {
				if (line.length == 0) {
					throw new IOException("an empty line");
				}
			});
		}
	}

	private static void ask(Path folder, Endpoint endpoint, List<ChatRequest> requests, Cancellation cancellation)
			throws IOException, EngineException {
		try (KeepingClient client = new KeepingClient(new Silent(endpoint), ReplyCache.open(folder),
				Ledger.open(folder.resolve("ledger.jsonl")),
				new Prices(1, 1), "llm-ner")) {
			for (int i = 0; i < REQUESTS; i++) {
				if (!client.ask(requests.get(i), cancellation).reply().text().endsWith("}" + i)) {
					throw new EngineException("another reply was kept for request " + i);
				}
			}
		}
	}

	private static void delete(Path folder) throws IOException {
		try (Stream<Path> files = Files.walk(folder)) {
			for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
				Files.delete(file);
			}
		}
	}
}
