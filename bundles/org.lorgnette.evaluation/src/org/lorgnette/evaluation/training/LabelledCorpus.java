package org.lorgnette.evaluation.training;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import org.lorgnette.engine.training.PictureQuestion;
import org.lorgnette.engine.training.TrainingCorpus;
import org.lorgnette.engine.visual.PictureFolder;
import org.lorgnette.io.CorpusException;
import org.lorgnette.io.CorpusReader;
import org.lorgnette.io.Location;
import org.lorgnette.io.ProblemListener;
import org.lorgnette.model.Document;
import org.lorgnette.model.Instance;
import org.lorgnette.model.VisualQuestion;

/**
 * The documents of a corpus, as many as are wanted, with the model's labels, or its questions about pictures, those of as many
 * pictures as are wanted; of a split only those of one side.
 */
final class LabelledCorpus implements TrainingCorpus {

	private final DataSpec spec;
	private final CorpusFiles files;
	private final Relabelling relabelling;
	private final Predicate<CorpusItem> side;

	/** @param side tells whether a document or question belongs here */
	LabelledCorpus(DataSpec spec, CorpusFiles files, Predicate<CorpusItem> side) {
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
	LabelledCorpus only(Predicate<CorpusItem> newSide, String name) {
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
		return items(false, problems).map(item -> (Document) item.instance());
	}

	@Override
	public Stream<PictureQuestion> questions() throws IOException {
		Map<Path, PictureFolder> folders = new HashMap<>();
		Map<Path, GoldBoxes> boxes = new HashMap<>();
		return items(true, problem -> {
			// Heard when the corpus was surveyed.
		}).map(item -> {
			VisualQuestion question = (VisualQuestion) item.instance();
			GoldBoxes gold = boxes.computeIfAbsent(item.folder(), GoldBoxes::beside);
			return new PictureQuestion(question, folders.computeIfAbsent(item.folder(), PictureFolder::new), gold.of(question),
					gold.evidence(question));
		});
	}

	/** @param visual whether questions about pictures are expected, not documents */
	Stream<CorpusItem> items(boolean visual, ProblemListener problems) throws IOException {
		Reading reading = new Reading(visual, problems);
		Stream<CorpusItem> items = StreamSupport.stream(reading, false).onClose(reading::close);
		return (visual ? ofPictures(items) : spec.portion().of(items)).filter(side).map(this::inLanguage);
	}

	/** A portion counts pictures, in the order in which they are first asked about. */
	private Stream<CorpusItem> ofPictures(Stream<CorpusItem> items) {
		Map<List<String>, Integer> numbers = new HashMap<>();
		long end = (long) spec.portion().skip() + spec.portion().limit();
		return items.filter(item -> {
			int number = numbers.computeIfAbsent(((VisualQuestion) item.instance()).images(), images -> numbers.size());
			return number >= spec.portion().skip() && number < end;
		});
	}

	/** With the model's labels. */
	Document relabel(Document document) {
		return relabelling.apply(document);
	}

	private CorpusItem inLanguage(CorpusItem item) {
		return item.instance() instanceof Document document && document.language().isEmpty() && spec.language().isPresent()
				? new CorpusItem(document.toBuilder().language(spec.language()).build(), item.source()) : item;
	}

	/** Goes through the files one after another. */
	private final class Reading extends Spliterators.AbstractSpliterator<CorpusItem> {

		private final Deque<Path> left = new ArrayDeque<>(files.paths());
		private final boolean visual;
		private final ProblemListener problems;
		private Optional<Path> path = Optional.empty();
		private Optional<CorpusReader> reader = Optional.empty();

		Reading(boolean visual, ProblemListener problems) {
			super(Long.MAX_VALUE, Spliterator.ORDERED);
			this.visual = visual;
			this.problems = problems;
		}

		@Override
		public boolean tryAdvance(Consumer<? super CorpusItem> action) {
			try {
				Optional<Instance> next = next();
				if (next.isPresent()) {
					action.accept(new CorpusItem(expected(next.get()), path.orElseThrow()));
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
					path = Optional.of(left.removeFirst());
					reader = Optional.of(files.reader(path.get(), problems));
				}
				Optional<Instance> next = reader.get().next();
				if (next.isPresent()) {
					return next;
				}
				close();
			}
		}

		private Instance expected(Instance instance) throws CorpusException {
			if (visual ? instance instanceof VisualQuestion : instance instanceof Document) {
				return instance;
			}
			throw new CorpusException(Location.of(spec.place().toString()), spec.written() + ": " + instance.id() + (visual
					? " is a text; this trainer learns from questions about pictures; expected such, as in the formats vqa, easy-vqa, shapes, nlvr"
					: " is a visual question; this trainer learns from texts; expected documents"));
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
