package org.lorgnette.evaluation.run;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;

import org.lorgnette.engine.visual.Picture;
import org.lorgnette.evaluation.experiment.RobustnessSpec;
import org.lorgnette.evaluation.experiment.VisualChange;
import org.lorgnette.model.VisualQuestion;

/**
 * Some of a corpus's questions about pictures, each once for every small change of question or picture. A change of the question's text that
 * leaves it as it was is left out.
 */
final class ChangedQuestions {

	/** Metadata of a changed question: the change's id. */
	private static final String CHANGE = "change";
	private static final String STATEMENT_END = ".";

	private final GoldCorpus corpus;
	private final RobustnessSpec spec;
	private final Set<String> drawn = new HashSet<>();

	/** @param seed of the draw (reservoir sampling, Vitter 1985, algorithm R) */
	ChangedQuestions(GoldCorpus corpus, RobustnessSpec spec, long seed) throws IOException {
		this.corpus = corpus;
		this.spec = spec;
		SplittableRandom random = new SplittableRandom(seed);
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
		drawn.addAll(reservoir);
	}

	/** Hears of each changed question. */
	@FunctionalInterface
	interface Visitor {
		void visit(VisualQuestion original, VisualChange change, VisualQuestion changed) throws IOException;
	}

	/** In corpus order, and for each question in the order of the changes. */
	void forEach(Visitor visitor) throws IOException {
		corpus.forEachInstance(instance -> {
			if (instance instanceof VisualQuestion question && drawn.contains(question.id())) {
				for (VisualChange change : spec.changes()) {
					Optional<VisualQuestion> changed = change(question, change);
					if (changed.isPresent()) {
						visitor.visit(question, change, changed.get());
					}
				}
			}
			return true;
		});
	}

	long count() throws IOException {
		long[] count = { 0 };
		forEach((original, change, changed) -> count[0]++);
		return count[0];
	}

	/** With an id of its own; empty if it would ask the same. */
	static Optional<VisualQuestion> change(VisualQuestion question, VisualChange change) {
		String text = text(question.text(), change, !question.options().isEmpty());
		if (!change.isOfPicture() && text.equals(question.text())) {
			return Optional.empty();
		}
		Map<String, String> metadata = new HashMap<>(question.metadata());
		metadata.put(CHANGE, change.id());
		return Optional.of(new VisualQuestion(question.id() + "#" + change.id(), question.images(), text, question.options(),
				question.answers(), question.questionType(), question.answerType(), question.group(), metadata));
	}

	/** @param hasOptions a text to judge is a statement and ends like one */
	static String text(String text, VisualChange change, boolean hasOptions) {
		return switch (change) {
			case PUNCTUATION -> {
				String bare = text.stripTrailing().replaceAll("\\s*[?.!\u2026]+$", "");
				yield bare.isEmpty() || !bare.equals(text.stripTrailing()) ? bare : bare + (hasOptions ? STATEMENT_END : "?");
			}
			case LOWER_CASE -> text.toLowerCase(Locale.ROOT);
			case UPPER_CASE -> text.toUpperCase(Locale.ROOT);
			case SPACES -> " " + text.replace(" ", "  ") + " ";
			case SHIFT_RIGHT, SHIFT_DOWN, NOISE, BRIGHTER, DARKER -> text;
		};
	}

	/** The pictures of a question as its change has them; of one that is not changed they stay. */
	static List<Picture> pictures(VisualQuestion question, List<Picture> pictures) {
		Optional<VisualChange> change = Optional.ofNullable(question.metadata().get(CHANGE)).flatMap(VisualChange::of)
				.filter(found -> found.isOfPicture() && question.id().endsWith("#" + found.id()));
		return change.isEmpty() ? pictures : pictures.stream().map(picture -> ChangedPicture.of(picture, change.get())).toList();
	}
}
