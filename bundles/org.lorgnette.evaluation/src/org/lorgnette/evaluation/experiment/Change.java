package org.lorgnette.evaluation.experiment;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import org.lorgnette.model.Task;

/**
 * A small change of what an engine is given, under which what is right stays right: the invariance tests of CheckList
 * (Ribeiro et al. 2020,
 * "Beyond Accuracy"), for texts, for questions and for pictures.
 */
public enum Change {
	/**
	 * Without the mark at the end of a question or of a sentence if it has one, else with a question mark, or a full stop
	 * after a statement.
	 */
	PUNCTUATION,
	/** Every letter small. */
	LOWER_CASE,
	/** Every letter a capital. */
	UPPER_CASE,
	/** Spaces doubled, and one before and after the text. */
	SPACES,
	/** In French no-break spaces before {@code ; : ! ?} and inside guillemets, elsewhere behind numbers and forms of address. */
	NO_BREAK_SPACES,
	/** A tab for every space. */
	TABS,
	/** Latin letters without their accents. */
	ACCENTS,
	/**
	 * In one word of ten, but in one of each sentence, a letter inside is a neighbour on the keyboard, doubled, left out or
	 * exchanged with the next.
	 */
	TYPOS,
	/** Other names for persons, of the same gender, and for places. */
	NAMES,
	/** Women for men and men for women, but for their names (Zhao et al. 2018, "Gender Bias in Coreference Resolution"). */
	GENDER,
	/** Another profession, of the other esteem: doctors for nurses and nurses for doctors. */
	PROFESSIONS,
	/** The user's own wordings of questions. */
	PARAPHRASE,
	/** Nothing: the same once more. */
	REPEAT,
	/** The pictures moved to the right by one pixel; what is uncovered repeats the edge. */
	SHIFT_RIGHT,
	/** The pictures moved down by two pixels, likewise. */
	SHIFT_DOWN,
	/** Gaussian noise with a standard deviation of 4 of 255 on each channel, the same on every run. */
	NOISE,
	/** Every channel a tenth brighter. */
	BRIGHTER,
	/** Every channel a tenth darker. */
	DARKER;

	private static final Set<Change> OF_PICTURES = EnumSet.range(SHIFT_RIGHT, DARKER);
	/** What is changed in questions about pictures unless an experiment says otherwise. */
	private static final List<Change> VISUAL = List.of(PUNCTUATION, LOWER_CASE, UPPER_CASE, SPACES, SHIFT_RIGHT, SHIFT_DOWN, NOISE, BRIGHTER,
			DARKER);

	/** Whether it changes pictures; else it changes texts, or nothing. */
	public boolean isOfPicture() {
		return OF_PICTURES.contains(this);
	}

	/** Such as {@code upper-case}. */
	public String id() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

	public static Optional<Change> of(String id) {
		return Arrays.stream(values()).filter(change -> change.id().equals(id)).findFirst();
	}

	/** Whether the task has something that can be changed so; paraphrases are wordings of questions. */
	public boolean fits(Task task) {
		return switch (task) {
			case VQA -> true;
			case QA -> !isOfPicture();
			case NER, RELATIONS -> !isOfPicture() && this != PARAPHRASE;
		};
	}

	/** What is changed unless an experiment says otherwise. */
	static List<Change> standard(Task task, boolean paraphrases) {
		return Arrays.stream(values()).filter(change -> task == Task.VQA ? VISUAL.contains(change) || change == PARAPHRASE : change.fits(task))
				.filter(change -> change != PARAPHRASE || paraphrases).toList();
	}
}
