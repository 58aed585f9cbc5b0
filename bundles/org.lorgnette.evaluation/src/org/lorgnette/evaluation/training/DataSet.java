package org.lorgnette.evaluation.training;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

import org.lorgnette.engine.Cancellation;
import org.lorgnette.engine.training.TrainingData;
import org.lorgnette.engine.training.TrainingEvent;
import org.lorgnette.engine.training.TrainingListener;
import org.lorgnette.io.CorpusException;
import org.lorgnette.io.Location;
import org.lorgnette.model.Document;
import org.lorgnette.model.Task;
import org.lorgnette.model.text.Nearest;

/** The data of a training, read through once: counted, and checked for what would make training on it pointless. */
final class DataSet {

	private final TrainingConfiguration configuration;
	private final Optional<Task> task;
	private final List<LabelledCorpus> train;
	private final List<LabelledCorpus> dev;
	private final List<DataRecord> records = new ArrayList<>();

	private DataSet(TrainingConfiguration configuration, Optional<Task> task, List<LabelledCorpus> train, List<LabelledCorpus> dev) {
		this.configuration = configuration;
		this.task = task;
		this.train = train;
		this.dev = dev;
	}

	/**
	 * @throws CorpusException
	 *             if a corpus is absent, or what its options say does not fit
	 */
	static List<LabelledCorpus> open(List<DataSpec> specs) throws IOException {
		List<LabelledCorpus> corpora = new ArrayList<>();
		for (DataSpec spec : specs) {
			corpora.add(new LabelledCorpus(spec, CorpusFiles.of(spec), item -> true));
		}
		return corpora;
	}

	/**
	 * @throws CorpusException
	 *             if a corpus holds nothing to learn from, or a text is both trained on and held out
	 */
	static DataSet survey(TrainingConfiguration configuration, Optional<Task> task, List<LabelledCorpus> train, List<LabelledCorpus> dev,
			TrainingListener listener, Cancellation cancellation) throws IOException {
		try {
			List<List<LabelledCorpus>> sides = List.of(train, dev);
			if (configuration.split().isPresent()) {
				sides = new DataSplit(configuration.split().get(), configuration.place("split"), isVisual(task)).apply(train, cancellation);
			}
			DataSet set = new DataSet(configuration, task, sides.getFirst(), sides.getLast());
			set.survey(listener, cancellation);
			return set;
		} catch (UncheckedIOException e) {
			throw e.getCause();
		}
	}

	private void survey(TrainingListener listener, Cancellation cancellation) throws IOException {
		listener.hear(new TrainingEvent.Phase("checking the data"));
		long[] seen = new long[1];
		Map<TextPrint, String> heldOut = new HashMap<>();
		List<DataRecord> development = new ArrayList<>();
		for (LabelledCorpus corpus : dev) {
			development.add(survey(corpus, DataRecord.DEV, item -> {
				listener.hear(new TrainingEvent.Step(++seen[0], 0));
				item.prints().forEach(print -> heldOut.putIfAbsent(print, "'" + item.instance().id() + "' of " + corpus.spec().name()));
			}, cancellation));
		}
		Overlap overlap = new Overlap(heldOut);
		for (LabelledCorpus corpus : train) {
			records.add(survey(corpus, DataRecord.TRAIN, item -> {
				listener.hear(new TrainingEvent.Step(++seen[0], 0));
				overlap.look(item, corpus.spec().name());
			}, cancellation));
		}
		records.addAll(development);
		if (overlap.count > 0 && !configuration.allowOverlap()) {
			throw new CorpusException(configuration.place("dev"), overlap.first + (overlap.count > 1 ? ", and " + (overlap.count - 1)
					+ " more likewise" : "")
					+ ": what is held out must not be trained on; take it out of one of the two, or set 'allow-overlap: true'");
		}
		requireTargets();
	}

	/** Whether a task learns from questions about pictures. */
	private static boolean isVisual(Optional<Task> task) {
		return task.equals(Optional.of(Task.VQA));
	}

	/** Finds texts or pictures that are on both sides. */
	private static final class Overlap {

		private final Map<TextPrint, String> heldOut;
		private String first = "";
		private long count;

		Overlap(Map<TextPrint, String> heldOut) {
			this.heldOut = heldOut;
		}

		void look(CorpusItem item, String corpus) {
			Optional<String> held = heldOut.isEmpty() ? Optional.empty()
					: item.prints().stream().filter(heldOut::containsKey).findFirst().map(heldOut::get);
			if (held.isPresent()) {
				count++;
				boolean text = item.instance() instanceof Document;
				first = first.isEmpty() ? (text ? "document '" : "question '") + item.instance().id() + "' of " + corpus
						+ (text ? " has the text of held-out document " : " is about a picture of held-out question ") + held.get() : first;
			}
		}
	}

	private DataRecord survey(LabelledCorpus corpus, String role, Consumer<CorpusItem> visitor, Cancellation cancellation)
			throws IOException {
		DataRecord record = new Survey(corpus).run(role, isVisual(task), visitor, cancellation);
		if (record.counts().documents() == 0) {
			throw new CorpusException(corpus.spec().place(), corpus.spec().name() + " holds no " + (isVisual(task) ? "question" : "document"));
		}
		boolean emptied = task.isPresent() && targets(task.get(), record.counts()) == 0 && !record.counts().leftOut().isEmpty();
		if (emptied) {
			DataSpec spec = corpus.spec();
			Set<String> wanted = new TreeSet<>(spec.labels().keySet());
			wanted.addAll(spec.relations().keySet());
			String present = String.join(", ", record.counts().leftOut().keySet());
			throw new CorpusException(spec.place(), spec.name() + ": no label is left; 'labels' names " + String.join(", ", wanted)
					+ ", the corpus has " + present + nearest(wanted, record.counts().leftOut().keySet()));
		}
		return record;
	}

	private static String nearest(Set<String> wanted, Set<String> present) {
		for (String label : wanted) {
			var near = Nearest.to(label, present);
			if (near.isPresent()) {
				return "; did you mean '" + near.get() + "' by '" + label + "'?";
			}
		}
		return "";
	}

	private static long targets(Task task, DataCounts counts) {
		return switch (task) {
			case NER -> counts.entityCount();
			case RELATIONS -> counts.relationCount();
			case QA, VQA -> counts.questions();
		};
	}

	private void requireTargets() throws CorpusException {
		if (task.isEmpty()) {
			return;
		}
		if (records.stream().filter(record -> !record.isDevelopment()).mapToLong(record -> targets(task.get(), record.counts())).sum() == 0) {
			String what = switch (task.get()) {
				case NER -> "entities";
				case RELATIONS -> "relations";
				case QA, VQA -> "questions";
			};
			throw new CorpusException(train.getFirst().spec().place(), train.getFirst().spec().name()
					+ ": there is nothing to learn: no " + what + " in the data; trainer '" + configuration.trainer() + "' learns from "
					+ what);
		}
	}

	/** Labels that the configuration names and that never occur, each with where and the nearest that does. */
	List<String> unusedLabels() {
		List<String> unused = new ArrayList<>();
		List<LabelledCorpus> all = new ArrayList<>(train);
		all.addAll(dev);
		for (int i = 0; i < all.size(); i++) {
			DataSpec spec = all.get(i).spec();
			DataCounts counts = records.get(i).counts();
			Location place = spec.place();
			for (String label : new TreeSet<>(spec.labels().keySet())) {
				if (!counts.entities().containsKey(spec.labels().get(label)) && !counts.relations().containsKey(spec.labels().get(label))) {
					unused.add(place + ": " + spec.name() + " has no '" + label + "'" + Nearest.to(label, counts.leftOut().keySet())
							.map(near -> "; did you mean '" + near + "'?").orElse(""));
				}
			}
		}
		return unused;
	}

	/** Those trained on first. */
	List<DataRecord> records() {
		return List.copyOf(records);
	}

	TrainingData data() {
		return new TrainingData(parts(train), parts(dev));
	}

	private static List<TrainingData.Part> parts(List<LabelledCorpus> corpora) {
		return corpora.stream().map(corpus -> new TrainingData.Part(corpus.spec().name(), corpus, corpus.spec().weight(),
				corpus.spec().language())).toList();
	}
}
