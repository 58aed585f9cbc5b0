package org.lorgnette.engine.llm.cache;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileLock;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import org.lorgnette.engine.Cancellation;
import org.lorgnette.engine.EngineException;
import org.lorgnette.engine.llm.chat.ChatClient;
import org.lorgnette.engine.llm.chat.ChatListener;
import org.lorgnette.engine.llm.chat.ChatRequest;
import org.lorgnette.engine.llm.chat.Endpoint;
import org.lorgnette.engine.llm.chat.RequestJson;
import org.lorgnette.engine.llm.chat.TokenUsage;
import org.lorgnette.engine.llm.ledger.Ledger;
import org.lorgnette.engine.llm.ledger.LedgerEntry;
import org.lorgnette.engine.llm.ledger.LedgerEntry.Kind;
import org.lorgnette.engine.llm.ledger.Prices;

/**
 * Asks only what was never answered, and books all of it. Equal requests of several threads and processes wait for the first of them.
 * A reply is kept before it is booked: of the two, paying twice is the worse.
 */
public final class KeepingClient implements ChatClient {

	private static final long STEP_MILLIS = 20;
	private static final TokenUsage NOTHING = new TokenUsage(0, 0, false);
	/** Requests under way in this process, by hash; a file's locks keep out other processes only. */
	private static final ConcurrentHashMap<String, Turn> UNDER_WAY = new ConcurrentHashMap<>();

	/** Whose turn it is to ask, and how many wait for it or have it. */
	private record Turn(Semaphore place, int users) {
	}

	private final ChatClient client;
	private final ReplyCache cache;
	private final Ledger ledger;
	private final Prices prices;
	private final String engine;

	/** @param engine who asks, for the ledger */
	public KeepingClient(ChatClient client, ReplyCache cache, Ledger ledger, Prices prices, String engine) {
		this.client = client;
		this.cache = cache;
		this.ledger = ledger;
		this.prices = prices;
		this.engine = engine;
	}

	@Override
	public Endpoint endpoint() {
		return client.endpoint();
	}

	@Override
	public Answered ask(ChatRequest request, ChatListener listener, Cancellation cancellation) throws EngineException {
		cancellation.check();
		String hash = RequestJson.hash(endpoint(), request);
		try {
			Optional<KeptReply> kept = cache.find(hash);
			return kept.isPresent() && isBooked(hash, kept.get()) ? bookKept(hash, kept.get()) : askAlone(request, hash, listener, cancellation);
		} catch (IOException e) {
			throw new EngineException("the cache of replies or the ledger cannot be read or written: " + e.getMessage()
					+ "; check the settings 'cache' and 'ledger', and the space on the disk", e);
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
			throw new EngineException("the request to endpoint " + endpoint() + " was interrupted", e);
		}
	}

	/** If not, whoever paid is about to book it, or was killed before: whose turn it is finds out. */
	private boolean isBooked(String hash, KeptReply kept) throws IOException {
		return !kept.payer().equals(ledger.id()) || ledger.hasPaid(hash);
	}

	private Answered bookKept(String hash, KeptReply kept) throws IOException {
		if (!isBooked(hash, kept)) {
			// Whoever asked was killed before it could book: alive, it would have its turn still.
			book(Kind.PAID, hash, kept, kept.attempts(), kept.millis());
		}
		book(Kind.KEPT, hash, kept, 0, 0);
		return new Answered(kept.reply(), 0, 0);
	}

	private void book(Kind kind, String hash, KeptReply kept, int attempts, long millis) throws IOException {
		TokenUsage usage = kept.reply().usage();
		ledger.book(new LedgerEntry(Instant.now(), kind, engine, endpoint().base().toString(), endpoint().model(), hash, usage,
				kind == Kind.PAID ? prices.cost(usage) : 0, attempts, millis, kept.reply().finishReason()));
	}

	private Answered askAlone(ChatRequest request, String hash, ChatListener listener, Cancellation cancellation)
			throws EngineException, IOException, InterruptedException {
		Semaphore place = UNDER_WAY.merge(hash, new Turn(new Semaphore(1, true), 1),
				(turn, one) -> new Turn(turn.place, turn.users + 1)).place;
		boolean mine = false;
		try {
			while (!place.tryAcquire(STEP_MILLIS, TimeUnit.MILLISECONDS)) {
				cancellation.check();
			}
			mine = true;
			Optional<FileLock> claim = cache.tryClaim(hash);
			while (claim.isEmpty()) {
				cancellation.check();
				TimeUnit.MILLISECONDS.sleep(STEP_MILLIS);
				claim = cache.tryClaim(hash);
			}
			try {
				Optional<KeptReply> kept = cache.find(hash);
				return kept.isPresent() ? bookKept(hash, kept.get()) : pay(request, hash, listener, cancellation);
			} finally {
				claim.get().release();
			}
		} finally {
			if (mine) {
				place.release();
			}
			UNDER_WAY.computeIfPresent(hash, (key, turn) -> turn.users == 1 ? null : new Turn(turn.place, turn.users - 1));
		}
	}

	private Answered pay(ChatRequest request, String hash, ChatListener listener, Cancellation cancellation)
			throws EngineException, IOException {
		Answered answered;
		try {
			answered = client.ask(request, listener, cancellation);
		} catch (EngineException e) {
			book(hash, e.getClass().getSimpleName());
			throw e;
		} catch (CancellationException e) {
			book(hash, "cancelled");
			throw e;
		}
		KeptReply kept = new KeptReply(answered.reply(), ledger.id(), answered.attempts(), answered.millis());
		cache.put(hash, kept);
		book(Kind.PAID, hash, kept, answered.attempts(), answered.millis());
		return answered;
	}

	private void book(String hash, String failure) throws IOException {
		ledger.book(new LedgerEntry(Instant.now(), Kind.FAILED, engine, endpoint().base().toString(), endpoint().model(), hash,
				NOTHING, 0, 0,
				0, failure));
	}

	/** The ledger that is written to. */
	public Ledger ledger() {
		return ledger;
	}

	/** Closes all that it was given. */
	@Override
	public void close() {
		client.close();
		try (cache; ledger) {
			return;
		} catch (IOException e) {
			throw new UncheckedIOException("the cache of replies or the ledger cannot be closed", e);
		}
	}
}
