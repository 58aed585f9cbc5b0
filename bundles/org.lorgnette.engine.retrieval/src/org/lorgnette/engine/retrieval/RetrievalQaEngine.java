package org.lorgnette.engine.retrieval;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.CancellationException;

import org.apache.lucene.store.ByteBuffersDirectory;
import org.lorgnette.engine.Analysis;
import org.lorgnette.engine.Cancellation;
import org.lorgnette.engine.EngineDescriptor;
import org.lorgnette.engine.EngineException;
import org.lorgnette.engine.EngineRegistry;
import org.lorgnette.engine.EngineUnavailableException;
import org.lorgnette.engine.Family;
import org.lorgnette.engine.ModelStore;
import org.lorgnette.engine.Settings;
import org.lorgnette.engine.ask.AskFailure;
import org.lorgnette.engine.ask.AskListener;
import org.lorgnette.engine.ask.AskResult;
import org.lorgnette.engine.ask.Asking;
import org.lorgnette.engine.ask.CitedAnswer;
import org.lorgnette.engine.ask.CollectionEngine;
import org.lorgnette.engine.ask.DocumentSupply;
import org.lorgnette.model.Answer;
import org.lorgnette.model.Document;
import org.lorgnette.model.Prediction;
import org.lorgnette.model.Question;
import org.lorgnette.model.Task;
import org.lorgnette.model.Value;

/**
 * Finds the passages of a text or a collection that a question is about by BM25 (Robertson and Zaragoza 2009), and lets another
 * engine read the best of them. Scores are joined as {@link Combination} says. An answer's evidence is the reader's, then the
 * passage. Each document is at hand while it is taken in; of a collection the index on disk holds the rest.
 */
public final class RetrievalQaEngine implements CollectionEngine {

	public static final EngineDescriptor DESCRIPTOR = new EngineDescriptor("retrieval-qa", Family.STATISTICAL, Set.of(Task.QA),
			Set.of("en", "fr"), RetrievalSettings.ALL,
			"Finds the passages about a question in texts or whole folders by BM25, in English and French; another engine reads them.",
			List.of(), List.of());

	private static final String ONLY = "only";

	private final Settings settings;
	private final RetrievalSettings options;
	private final Readers readers;
	private final PassageReader reader;
	private final CollectionShelf shelf;
	private int working;
	private volatile boolean closed;

	/**
	 * @param registry
	 *            where the reader is looked for
	 * @throws EngineUnavailableException
	 *             if the reader cannot be opened
	 * @throws IllegalArgumentException
	 *             if a setting is out of its range
	 */
	public RetrievalQaEngine(Settings settings, EngineRegistry registry, ModelStore models) throws EngineUnavailableException {
		this.settings = settings;
		this.options = RetrievalSettings.of(settings);
		this.readers = new Readers(options.reader(), registry, models);
		this.reader = new PassageReader(readers);
		this.shelf = new CollectionShelf(() -> new PassageIndex(IndexFolder.create(), options.splitter(), options.similarity()));
	}

	@Override
	public EngineDescriptor descriptor() {
		return DESCRIPTOR;
	}

	@Override
	public Settings settings() {
		return settings;
	}

	@Override
	public Analysis analyze(Document document, Cancellation cancellation) throws EngineException {
		try {
			return work(cancellation, stop -> {
				List<Prediction<? extends Value>> predictions = new ArrayList<>();
				if (!document.questions().isEmpty()) {
					inMemory(document, stop, searchable -> {
						for (Question question : document.questions()) {
							predictions.addAll(predictions(read(searchable, question, options.answers(), stop), question.id()));
						}
						return predictions;
					});
				}
				return new Analysis(document, predictions);
			});
		} catch (IOException | UncheckedIOException e) {
			throw new EngineException("engine '" + DESCRIPTOR.id() + "' failed on document " + document.id() + ": " + e, e);
		}
	}

	/** The answers with the lack of one among them, by their scores. */
	private static List<Prediction<Answer>> predictions(PassageReader.Outcome outcome, String question) {
		List<Prediction<Answer>> predictions = new ArrayList<>(outcome.answers().stream().map(CitedAnswer::prediction).toList());
		int place = 0;
		while (place < predictions.size() && predictions.get(place).score().orElse(1) >= outcome.none()) {
			place++;
		}
		predictions.add(place,
				new Prediction<>(Answer.none(question), OptionalDouble.of(outcome.none()), DESCRIPTOR.id(), List.of()));
		return predictions;
	}

	@Override
	public AskResult ask(String question, int limit, DocumentSupply documents, AskListener listener, Cancellation cancellation)
			throws EngineException, IOException {
		Question asked = new Question(Asking.QUESTION_ID, question);
		return work(cancellation, stop -> {
			Optional<Document> first = documents.next();
			if (first.isEmpty()) {
				return new AskResult(question, DESCRIPTOR.id(), List.of(), OptionalDouble.empty(), 0, List.of());
			}
			Optional<Document> second = documents.next();
			if (second.isEmpty()) {
				listener.asked(1, new Analysis(first.get(), List.of()));
				return result(asked, 1, searching(() -> inMemory(first.get(), stop, only -> read(only, asked, limit, stop))));
			}
			Iterator<Document> begun = List.of(first.get(), second.get()).iterator();
			DocumentSupply all = () -> begun.hasNext() ? Optional.of(begun.next()) : documents.next();
			String name = KeptCollection.name(first.get());
			try (KeptCollection.Taken taken = shelf.borrow(name).take(all, listener, stop)) {
				return result(asked, taken.order().size(), searching(() -> read(taken.searchable(), asked, limit, stop)));
			} finally {
				shelf.giveBack(name);
			}
		});
	}

	private static AskResult result(Question question, long documents, PassageReader.Outcome outcome) {
		return new AskResult(question.text(), DESCRIPTOR.id(), outcome.answers(), OptionalDouble.of(outcome.none()), documents,
				outcome.failures());
	}

	/** @throws EngineException also if the reader failed on every passage */
	private PassageReader.Outcome read(Searchable searchable, Question question, int limit, Cancellation cancellation)
			throws EngineException, IOException {
		List<Retrieved> passages = searchable.retrieve(question.text(), options.passages(), options.combination(), cancellation);
		PassageReader.Outcome outcome = reader.read(question, passages, cancellation);
		if (!passages.isEmpty() && outcome.failures().size() == passages.size()) {
			AskFailure failure = outcome.failures().getFirst();
			throw new EngineException("engine '" + DESCRIPTOR.id() + "': the reader failed on every passage; in '" + failure.document()
					+ "': "
					+ failure.message());
		}
		return new PassageReader.Outcome(AnswerMerger.merge(outcome.answers(), limit), outcome.none(),
				outcome.failures().stream().distinct().toList());
	}

	@FunctionalInterface
	private interface Search<T> {
		T in(Searchable searchable) throws EngineException, IOException;
	}

	private <T> T inMemory(Document document, Cancellation cancellation, Search<T> search) throws EngineException, IOException {
		try (PassageIndex index = new PassageIndex(new ByteBuffersDirectory(), options.splitter(), options.similarity())) {
			index.add(ONLY, document, false, cancellation);
			try (PassageIndex.Snapshot snapshot = index.snapshot()) {
				return search.in(new Searchable(snapshot, key -> document, key -> 0));
			}
		}
	}

	@FunctionalInterface
	private interface Reading<T> {
		T run() throws EngineException, IOException;
	}

	/** An index that cannot be read is no fault of the documents, for which the caller takes an {@link IOException}. */
	private static <T> T searching(Reading<T> reading) throws EngineException {
		try {
			return reading.run();
		} catch (IOException | UncheckedIOException e) {
			throw new EngineException("engine '" + DESCRIPTOR.id() + "': its index cannot be searched: " + e + "; ask again", e);
		}
	}

	@FunctionalInterface
	private interface Work<T> {
		T run(Cancellation stop) throws EngineException, IOException;
	}

	/** Closing stops what is going on, and whoever goes last closes what all of them used. */
	private <T> T work(Cancellation cancellation, Work<T> work) throws EngineException, IOException {
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
			throw new IllegalStateException("engine '" + DESCRIPTOR.id() + "' is closed");
		}
	}

	@Override
	public synchronized void close() {
		closed = true;
		disposeIfDone();
	}

	private void disposeIfDone() {
		if (closed && working == 0) {
			readers.close();
			try {
				shelf.close();
			} catch (IOException e) {
				throw new UncheckedIOException("the temporary index of engine '" + DESCRIPTOR.id() + "' cannot be removed", e);
			}
		}
	}
}
