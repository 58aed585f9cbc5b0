package org.lorgnette.evaluation.experiment;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A small change of a question or of its pictures, under which the right answer stays. */
public enum VisualChange {
	/** Without a mark at the end of the question if it has one, else with a question mark, or a full stop after a statement. */
	PUNCTUATION(false),
	/** Every letter small. */
	LOWER_CASE(false),
	/** Every letter a capital. */
	UPPER_CASE(false),
	/** Spaces doubled, and one before and after the question. */
	SPACES(false),
	/** The pictures moved to the right by one pixel; what is uncovered repeats the edge. */
	SHIFT_RIGHT(true),
	/** The pictures moved down by two pixels, likewise. */
	SHIFT_DOWN(true),
	/** Gaussian noise with a standard deviation of 4 of 255 on each channel, the same on every run. */
	NOISE(true),
	/** Every channel a tenth brighter. */
	BRIGHTER(true),
	/** Every channel a tenth darker. */
	DARKER(true);

	private final boolean ofPicture;

	VisualChange(boolean ofPicture) {
		this.ofPicture = ofPicture;
	}

	/** Whether it changes pictures; else it changes the question's text. */
	public boolean isOfPicture() {
		return ofPicture;
	}

	/** Such as {@code upper-case}. */
	public String id() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

	public static Optional<VisualChange> of(String id) {
		return Arrays.stream(values()).filter(change -> change.id().equals(id)).findFirst();
	}
}
