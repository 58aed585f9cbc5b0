package org.lorgnette.engine.retrieval;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

import org.lorgnette.engine.Analysis;
import org.lorgnette.engine.Cancellation;
import org.lorgnette.engine.EngineException;
import org.lorgnette.engine.ask.AskListener;
import org.lorgnette.engine.ask.DocumentSupply;
import org.lorgnette.model.Document;

/**
 * The index of a collection between questions. For each question all documents are taken in again; those whose content is as
 * before are left as they are, others are added, and what is not there any more is removed. A document is known by what it says
 * and not by the time or size of its file: that finds every change, and reading is cheap beside indexing. In memory are only a
 * few bytes for each document.
 */
final class KeptCollection implements AutoCloseable {

	private static final HexFormat HEX = HexFormat.of();
	/** Of 256 bits: enough that no two documents ever share them. */
	private static final int KEY_BYTES = 16;

	/** Makes an index in an empty place. */
	@FunctionalInterface
	interface Maker {
		PassageIndex make() throws IOException;
	}

	/** The documents of one question, ready to be searched while the collection goes on to the next question. */
	record Taken(PassageIndex.Snapshot snapshot, Map<String, Integer> order) implements AutoCloseable {

		Searchable searchable() {
			return new Searchable(snapshot, snapshot::text, order::get);
		}

		@Override
		public void close() throws IOException {
			snapshot.close();
		}
	}

	private final Maker maker;
	private final ReentrantLock lock = new ReentrantLock();
	private final Set<String> known = new HashSet<>();
	private Optional<PassageIndex> index = Optional.empty();

	KeptCollection(Maker maker) {
		this.maker = maker;
	}

	/**
	 * Takes in a supply; one thread at a time, others wait.
	 *
	 * @throws EngineException
	 *             if the index cannot be written; the next question begins a new one
	 * @throws IOException
	 *             if the supply fails
	 */
	Taken take(DocumentSupply documents, AskListener listener, Cancellation cancellation) throws EngineException, IOException {
		lock(cancellation);
		try {
			Map<String, Integer> order = new HashMap<>();
			for (Optional<Document> next = documents.next(); next.isPresent(); next = documents.next()) {
				cancellation.check();
				Document document = next.get();
				String key = key(document, order);
				order.put(key, order.size());
				indexing(() -> add(key, document, cancellation));
				listener.asked(order.size(), new Analysis(document, List.of()));
			}
			return indexing(() -> {
				removeAllBut(order.keySet(), cancellation);
				return new Taken(index().snapshot(), order);
			});
		} finally {
			lock.unlock();
		}
	}

	private void lock(Cancellation cancellation) {
		try {
			do {
				cancellation.check();
			} while (!lock.tryLock(50, TimeUnit.MILLISECONDS));
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
			throw new CancellationException();
		}
	}

	@FunctionalInterface
	private interface Work<T> {
		T run() throws IOException;
	}

	/** What goes wrong inside belongs to the index, not to the documents: they are begun anew. */
	private <T> T indexing(Work<T> work) throws EngineException {
		try {
			return work.run();
		} catch (IOException | IllegalStateException e) {
			EngineException failure = new EngineException("engine '" + RetrievalQaEngine.DESCRIPTOR.id() + "': its index in "
					+ System.getProperty("java.io.tmpdir") + " failed: " + e.getMessage() + "; free space there, or ask again", e);
			try {
				close();
			} catch (IOException | IllegalStateException again) {
				failure.addSuppressed(again);
			}
			throw failure;
		}
	}

	private PassageIndex index() throws IOException {
		if (index.isEmpty()) {
			known.clear();
			index = Optional.of(maker.make());
		}
		return index.get();
	}

	private boolean add(String key, Document document, Cancellation cancellation) throws IOException {
		PassageIndex open = index();
		boolean unknown = !known.contains(key);
		if (unknown) {
			open.add(key, document, true, cancellation);
			known.add(key);
		}
		return unknown;
	}

	private void removeAllBut(Set<String> present, Cancellation cancellation) throws IOException {
		PassageIndex open = index();
		for (String key : List.copyOf(known)) {
			cancellation.check();
			if (!present.contains(key)) {
				open.remove(key);
				known.remove(key);
			}
		}
		// Each time: what was cancelled before may have left something to do.
		open.expunge(cancellation);
	}

	/** The document's content and, for documents that say the same, their number. */
	private static String key(Document document, Map<String, Integer> taken) {
		String content = HEX.formatHex(digest(document), 0, KEY_BYTES);
		String key = content;
		for (int number = 2; taken.containsKey(key); number++) {
			key = content + "#" + number;
		}
		return key;
	}

	private static byte[] digest(Document document) {
		MessageDigest digest = sha256();
		update(digest, document.text());
		update(digest, document.language().map(tag -> "+" + tag).orElse("-"));
		update(digest, name(document));
		return digest.digest();
	}

	/** What a document is called, whatever it says. */
	static String name(Document document) {
		StringBuilder name = new StringBuilder(document.id());
		new TreeMap<>(document.metadata()).forEach((key, value) -> name.append('\u0000').append(key).append('\u0000').append(value));
		return name.toString();
	}

	private static void update(MessageDigest digest, String text) {
		digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(text.length()).flip());
		ByteBuffer piece = ByteBuffer.allocate(1 << 13);
		for (int from = 0; from < text.length(); from += piece.capacity() / Character.BYTES) {
			int to = Math.min(text.length(), from + piece.capacity() / Character.BYTES);
			piece.clear();
			piece.asCharBuffer().put(text, from, to);
			digest.update(piece.limit((to - from) * Character.BYTES));
		}
	}

	private static MessageDigest sha256() {
		try {
			return MessageDigest.getInstance("SHA-256");
		} catch (NoSuchAlgorithmException e) {
			throw new IllegalStateException("every Java has SHA-256", e);
		}
	}

	@Override
	public void close() throws IOException {
		Optional<PassageIndex> open = index;
		index = Optional.empty();
		known.clear();
		if (open.isPresent()) {
			open.get().close();
		}
	}
}
