package org.lorgnette.engine.llm;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;

import org.lorgnette.engine.Cancellation;
import org.lorgnette.engine.EngineDescriptor;
import org.lorgnette.engine.EngineException;
import org.lorgnette.engine.EngineUnavailableException;
import org.lorgnette.engine.Settings;
import org.lorgnette.engine.llm.chat.ChatClient;
import org.lorgnette.engine.llm.chat.ChatMessage;
import org.lorgnette.engine.llm.chat.ChatReply;
import org.lorgnette.engine.llm.chat.ChatRequest;
import org.lorgnette.engine.llm.chat.ReplySchema;
import org.lorgnette.engine.llm.chat.RequestJson;
import org.lorgnette.engine.llm.chat.TokenUsage;
import org.lorgnette.engine.llm.ledger.Ledger;
import org.lorgnette.engine.llm.ledger.LedgerRemark;
import org.lorgnette.engine.llm.ledger.LedgerTotals;
import org.lorgnette.engine.llm.prompt.Examples;
import org.lorgnette.engine.llm.prompt.PromptTemplate;
import org.lorgnette.engine.llm.reply.ReplyReader;
import org.lorgnette.engine.remote.CountsSpending;
import org.lorgnette.engine.remote.Preview;
import org.lorgnette.engine.remote.Spending;
import org.lorgnette.engine.remote.TestsConnection;

/** What engines that ask an endpoint have in common: requests side by side, a ledger, and an orderly end. */
abstract class LlmEngine implements CountsSpending, TestsConnection {

	private static final long STEP_MILLIS = 50;
	private static final long IDLE_SECONDS = 5;
	private static final String TEST = "Answer with this JSON object and nothing else: {\"there\": true}";
	private static final String TEST_REPLY = "{\"there\":true}";
	private static final String TEST_SCHEMA = "{\"type\":\"object\",\"properties\":{\"there\":{\"type\":\"boolean\"}},"
			+ "\"required\":[\"there\"],\"additionalProperties\":false}";

	private final EngineDescriptor descriptor;
	private final Settings settings;
	private final LlmSettings options;
	private final LlmResources resources;
	private final ThreadPoolExecutor threads;
	private int working;
	private volatile boolean closed;

	LlmEngine(EngineDescriptor descriptor, Settings settings, LlmSettings options, LlmResources resources) {
		this.descriptor = descriptor;
		this.settings = settings;
		this.options = options;
		this.resources = resources;
		threads = new ThreadPoolExecutor(options.parallel(), options.parallel(), IDLE_SECONDS, TimeUnit.SECONDS,
				new LinkedBlockingQueue<>(),
				work -> {
					Thread thread = new Thread(work, descriptor.id());
					thread.setDaemon(true);
					return thread;
				});
		threads.allowCoreThreadTimeOut(true);
	}

	@Override
	public final EngineDescriptor descriptor() {
		return descriptor;
	}

	@Override
	public final Settings settings() {
		return settings;
	}

	final LlmSettings options() {
		return options;
	}

	final LlmResources resources() {
		return resources;
	}

	/** Since this engine was opened. */
	final LedgerTotals used() {
		return resources.ledger().map(Ledger::ownTotals).orElse(LedgerTotals.NONE);
	}

	@Override
	public final Spending spent() {
		return spending(used());
	}

	@Override
	public final Spending booked() throws EngineException {
		if (resources.ledger().isEmpty()) {
			return spending(LedgerTotals.NONE);
		}
		try {
			return spending(resources.ledger().get().totals());
		} catch (IOException e) {
			throw new EngineException("the ledger " + options.ledger() + " cannot be read: " + e.getMessage(), e);
		}
	}

	private Spending spending(LedgerTotals totals) {
		return new Spending(totals.paid(), totals.kept(), totals.failed(), tokens(totals.usage()), tokens(totals.saved()),
				totals.usage().estimated() || totals.saved().estimated(), totals.cost(), options.prices().cost(totals.saved()),
				totals.mended(), totals.unusable());
	}

	private static Spending.Tokens tokens(TokenUsage usage) {
		return new Spending.Tokens(usage.prompt(), usage.completion());
	}

	@Override
	public final Path ledgerFile() {
		return options.ledger();
	}

	final Preview preview(List<ChatRequest> requests) {
		return Previews.of(requests, options.prices());
	}

	@Override
	public final Connection testConnection(Cancellation cancellation) throws EngineException {
		return work(cancellation, stop -> {
			// Not one that was answered before: whether somebody is there now is the question.
			ChatRequest request = new ChatRequest(List.of(ChatMessage.of(ChatMessage.Role.USER, TEST)), options.sampling(),
					Optional.of(new ReplySchema("test", TEST_SCHEMA, options.constraint())),
							Math.abs((int) (System.nanoTime() % Integer.MAX_VALUE)));
			ChatClient.Answered answered = resources.client().ask(request, stop);
			return new Connection(answered.reply().model(), answered.millis(),
					answered.reply().text().replaceAll("\\s", "").equals(TEST_REPLY),
					!answered.reply().tokens().isEmpty());
		});
	}

	/** The template of the user's, or the one of this name. */
	static PromptTemplate template(Settings settings, String id, String language, Set<String> needed) throws EngineUnavailableException {
		return settings.text(LlmSettings.PROMPT).isBlank() ? PromptTemplate.shipped(id, language)
				: PromptTemplate.read(settings.path(LlmSettings.PROMPT), needed);
	}

	static Examples examples(Settings settings, LlmSettings options, Examples.Rows rows) throws EngineUnavailableException {
		if (options.shots() == 0) {
			return Examples.NONE;
		}
		if (settings.text(LlmSettings.EXAMPLES).isBlank()) {
			throw new EngineUnavailableException("setting 'shots' asks for " + options.shots()
					+ " examples, but there is no corpus to draw them from",
					"name a training corpus by the setting 'examples'");
		}
		return Examples.read(settings.path(LlmSettings.EXAMPLES), settings.text(LlmSettings.EXAMPLES_FORMAT), options.shots(),
				options.seed(), rows);
	}

	final ChatRequest request(List<ChatMessage> messages, String schemaName, String schema) {
		return new ChatRequest(messages, options.sampling(), Optional.of(new ReplySchema(schemaName, schema, options.constraint())),
				options.repeat());
	}

	/** The replies to the requests, in their order; the first failure stops the others. */
	final List<ChatReply> ask(List<ChatRequest> requests, Cancellation cancellation) throws EngineException {
		AtomicBoolean failed = new AtomicBoolean();
		Cancellation stop = () -> failed.get() || cancellation.isCancelled();
		List<Future<ChatReply>> futures = new ArrayList<>();
		for (ChatRequest request : requests) {
			futures.add(threads.submit(() -> resources.client().ask(request, stop).reply()));
		}
		try {
			List<ChatReply> replies = new ArrayList<>();
			for (Future<ChatReply> future : futures) {
				replies.add(await(future, cancellation));
			}
			return replies;
		} finally {
			failed.set(true);
			futures.forEach(future -> future.cancel(false));
		}
	}

	private static ChatReply await(Future<ChatReply> future, Cancellation cancellation) throws EngineException {
		try {
			while (true) {
				cancellation.check();
				try {
					return future.get(STEP_MILLIS, TimeUnit.MILLISECONDS);
				} catch (TimeoutException e) {
					continue;
				}
			}
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
			throw new EngineException("waiting for an endpoint was interrupted", e);
		} catch (ExecutionException e) {
			switch (e.getCause()) {
				case EngineException failure -> throw failure;
				case RuntimeException failure -> throw failure;
				default -> throw new EngineException("asking an endpoint failed: " + e.getCause(), e.getCause());
			}
		}
	}

	/** Writes down what was wrong with a reply, if anything was. */
	final void remark(ChatRequest request, ReplyReader.Read<?> read, int ungrounded) throws EngineException {
		if (resources.ledger().isEmpty() || read.usable() && read.mends().isEmpty() && ungrounded == 0) {
			return;
		}
		try {
			resources.ledger().get().remark(new LedgerRemark(RequestJson.hash(resources.client().endpoint(), request),
					read.mends().stream().sorted().map(mend -> mend.id()).toList(), !read.usable(), ungrounded));
		} catch (IOException e) {
			throw new EngineException("the ledger cannot be written: " + e.getMessage() + "; check the setting 'ledger'", e);
		}
	}

	@FunctionalInterface
	interface Work<T> {
		T run(Cancellation stop) throws EngineException;
	}

	/** Closing stops what is going on, and whoever goes last closes what all of them used. */
	final <T> T work(Cancellation cancellation, Work<T> work) throws EngineException {
		synchronized (this) {
			requireOpen();
			working++;
		}
		try {
			cancellation.check();
			return work.run(() -> closed || cancellation.isCancelled());
		} catch (CancellationException e) {
			cancellation.check();
			requireOpen();
			throw e;
		} finally {
			synchronized (this) {
				working--;
				disposeIfDone();
			}
		}
	}

	private void requireOpen() {
		if (closed) {
			throw new IllegalStateException("engine '" + descriptor.id() + "' is closed");
		}
	}

	@Override
	public final synchronized void close() {
		if (!closed) {
			closed = true;
			disposeIfDone();
		}
	}

	/** Requests that were given up may still be booking that they were. */
	private void disposeIfDone() {
		if (closed && working == 0) {
			threads.shutdown();
			try {
				threads.awaitTermination(2, TimeUnit.SECONDS);
			} catch (InterruptedException e) {
				Thread.currentThread().interrupt();
			}
			resources.close();
			closeOwn();
		}
	}

	/** Closes what this engine holds besides. */
	void closeOwn() {
		// Most hold nothing.
	}
}
