package org.lorgnette.evaluation.run;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;

import org.lorgnette.engine.visual.Picture;
import org.lorgnette.evaluation.change.ChangedInstance;
import org.lorgnette.evaluation.change.ChangedQuestion;
import org.lorgnette.evaluation.change.DocumentChanges;
import org.lorgnette.evaluation.change.Paraphrases;
import org.lorgnette.evaluation.experiment.Change;
import org.lorgnette.evaluation.experiment.Experiment;
import org.lorgnette.evaluation.experiment.RobustnessSpec;
import org.lorgnette.model.Document;
import org.lorgnette.model.Task;
import org.lorgnette.model.VisualQuestion;

/**
 * Some of a corpus's documents or questions, each once for every small change. A change that leaves the text as it was is
 * left out, but
 * for repetitions, which come last.
 */
final class ChangedInstances {

	/** Metadata of a changed question about pictures: the change's id. */
	private static final String CHANGE = "change";

	private record Passage(String id, int questions) {
	}

	private final GoldCorpus corpus;
	private final RobustnessSpec spec;
	private final DocumentChanges changes;
	private final Set<String> drawn = new HashSet<>();

	/** The draw is by the experiment's seed. */
	private ChangedInstances(GoldCorpus corpus, Experiment experiment, RobustnessSpec spec) throws IOException {
		this.corpus = corpus;
		this.spec = spec;
		this.changes = new DocumentChanges(experiment, spec, spec.paraphrases().isEmpty() ? Paraphrases.NONE
				: Paraphrases.read(corpus.pictureFolder().resolve(spec.paraphrases().get()).normalize()));
		SplittableRandom random = new SplittableRandom(experiment.comparison().seed());
		drawn.addAll(experiment.task() == Task.QA ? passages(random) : each(random));
	}

	/** Reservoir sampling (Vitter 1985, algorithm R). */
	private List<String> each(SplittableRandom random) throws IOException {
		List<String> reservoir = new ArrayList<>();
		long[] seen = { 0 };
		corpus.forEachInstance(instance -> {
			seen[0]++;
			if (reservoir.size() < spec.limit()) {
				reservoir.add(instance.id());
			} else {
				long slot = random.nextLong(seen[0]);
				if (slot < spec.limit()) {
					reservoir.set((int) slot, instance.id());
				}
			}
			return true;
		});
		return reservoir;
	}

	/** Passages with all their questions, for engines may answer these together, until there are as many questions as wanted. */
	private List<String> passages(SplittableRandom random) throws IOException {
		List<Passage> asked = new ArrayList<>();
		corpus.forEach(document -> {
			if (!document.questions().isEmpty()) {
				asked.add(new Passage(document.id(), document.questions().size()));
			}
			return true;
		});
		List<String> passages = new ArrayList<>();
		int questions = 0;
		while (questions < spec.limit() && !asked.isEmpty()) {
			Passage next = asked.remove(random.nextInt(asked.size()));
			passages.add(next.id);
			questions += next.questions;
		}
		return passages;
	}

	/** Empty if the experiment asks for none. */
	static Optional<ChangedInstances> of(Experiment experiment, GoldCorpus corpus) throws IOException {
		Optional<RobustnessSpec> spec = experiment.probes().robustness();
		return spec.isEmpty() ? Optional.empty() : Optional.of(new ChangedInstances(corpus, experiment, spec.get()));
	}

	/** Hears of each changed document or question. */
	@FunctionalInterface
	interface Visitor {
		void visit(ChangedInstance changed) throws IOException;
	}

	/** In corpus order, and for each document or question in the order of the changes; then likewise the repetitions. */
	void forEach(Visitor visitor) throws IOException {
		forEach(false, visitor);
		forEach(true, visitor);
	}

	/** Only the repetitions, or only the others. */
	void forEach(boolean repetitions, Visitor visitor) throws IOException {
		List<Change> wanted = spec.changes().stream().filter(change -> change == Change.REPEAT == repetitions).toList();
		if (wanted.isEmpty()) {
			return;
		}
		corpus.forEachInstance(instance -> {
			if (drawn.contains(instance.id())) {
				for (Change change : wanted) {
					Optional<? extends ChangedInstance> changed = switch (instance) {
						case Document document -> changes.of(document, change);
						case VisualQuestion question -> change(question, change);
					};
					if (changed.isPresent()) {
						visitor.visit(changed.get());
					}
				}
			}
			return true;
		});
	}

	/** Whether the document, or question about pictures, is among those drawn. */
	boolean isDrawn(String instance) {
		return drawn.contains(instance);
	}

	boolean hasRepetitions() {
		return spec.changes().contains(Change.REPEAT);
	}

	long count() throws IOException {
		long[] count = { 0 };
		forEach(changed -> count[0]++);
		return count[0];
	}

	/** With an id of its own; empty if it would ask the same. */
	private Optional<ChangedQuestion> change(VisualQuestion question, Change change) {
		String text = changes.text(question, change);
		if (!change.isOfPicture() && change != Change.REPEAT && text.equals(question.text())) {
			return Optional.empty();
		}
		Map<String, String> metadata = new HashMap<>(question.metadata());
		metadata.put(CHANGE, change.id());
		return Optional.of(new ChangedQuestion(question, change, new VisualQuestion(question.id() + "#" + change.id(), question.images(), text,
				question.options(), question.answers(), question.questionType(), question.answerType(), question.group(), metadata)));
	}

	/** The pictures of a question as its change has them; of one that is not changed they stay. */
	static List<Picture> pictures(VisualQuestion question, List<Picture> pictures) {
		Optional<Change> change = Optional.ofNullable(question.metadata().get(CHANGE)).flatMap(Change::of)
				.filter(found -> found.isOfPicture() && question.id().endsWith("#" + found.id()));
		return change.isEmpty() ? pictures : pictures.stream().map(picture -> ChangedPicture.of(picture, change.get())).toList();
	}
}
