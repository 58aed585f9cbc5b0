package org.lorgnette.evaluation.training;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import org.lorgnette.engine.training.TrainingCorpus;
import org.lorgnette.io.CorpusException;
import org.lorgnette.io.CorpusReader;
import org.lorgnette.io.Location;
import org.lorgnette.io.ProblemListener;
import org.lorgnette.model.Document;
import org.lorgnette.model.Instance;

/** The documents of a corpus, as many as are wanted, with the model's labels; of a split only those of one side. */
final class LabelledCorpus implements TrainingCorpus {

	private final DataSpec spec;
	private final CorpusFiles files;
	private final Relabelling relabelling;
	private final Predicate<Document> side;

	/** @param side tells by its text whether a document belongs here */
	LabelledCorpus(DataSpec spec, CorpusFiles files, Predicate<Document> side) {
		this.spec = spec;
		this.files = files;
		this.relabelling = new Relabelling(spec.labels(), spec.relations());
		this.side = side;
	}

	DataSpec spec() {
		return spec;
	}

	CorpusFiles files() {
		return files;
	}

	/** The same corpus, some of its documents left out. */
	LabelledCorpus only(Predicate<Document> newSide, String name) {
		return new LabelledCorpus(spec.named(name), files, newSide);
	}

	@Override
	public Stream<Document> open() throws IOException {
		return asTagged(problem -> {
			// Heard when the corpus was surveyed.
		}).map(relabelling::apply);
	}

	/** The documents with the corpus's own labels. */
	Stream<Document> asTagged(ProblemListener problems) throws IOException {
		Reading reading = new Reading(problems);
		Stream<Document> documents = StreamSupport.stream(reading, false).onClose(reading::close);
		return spec.portion().of(documents).filter(side).map(this::inLanguage);
	}

	/** With the model's labels. */
	Document relabel(Document document) {
		return relabelling.apply(document);
	}

	private Document inLanguage(Document document) {
		return document.language().isPresent() || spec.language().isEmpty() ? document
				: document.toBuilder().language(spec.language()).build();
	}

	/** Goes through the files one after another. */
	private final class Reading extends Spliterators.AbstractSpliterator<Document> {

		private final Deque<Path> left = new ArrayDeque<>(files.paths());
		private final ProblemListener problems;
		private Optional<CorpusReader> reader = Optional.empty();

		Reading(ProblemListener problems) {
			super(Long.MAX_VALUE, Spliterator.ORDERED);
			this.problems = problems;
		}

		@Override
		public boolean tryAdvance(Consumer<? super Document> action) {
			try {
				Optional<Instance> next = next();
				if (next.isPresent()) {
					action.accept(document(next.get()));
				}
				return next.isPresent();
			} catch (IOException e) {
				throw new UncheckedIOException(e);
			}
		}

		private Optional<Instance> next() throws IOException {
			while (true) {
				if (reader.isEmpty()) {
					if (left.isEmpty()) {
						return Optional.empty();
					}
					reader = Optional.of(files.reader(left.removeFirst(), problems));
				}
				Optional<Instance> next = reader.get().next();
				if (next.isPresent()) {
					return next;
				}
				close();
			}
		}

		private Document document(Instance instance) throws CorpusException {
			if (instance instanceof Document document) {
				return document;
			}
			throw new CorpusException(Location.of(spec.place().toString()), spec.written() + ": " + instance.id()
					+ " is a visual question; trainers learn from texts; expected documents");
		}

		void close() {
			try {
				if (reader.isPresent()) {
					reader.get().close();
				}
			} catch (IOException e) {
				throw new UncheckedIOException(e);
			} finally {
				reader = Optional.empty();
			}
		}
	}
}
