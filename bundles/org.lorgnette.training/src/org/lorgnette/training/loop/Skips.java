package org.lorgnette.training.loop;

import java.util.List;
import java.util.stream.Collectors;

import org.lorgnette.training.optim.Gradients;

/**
 * Steps that were left out since their loss or gradients were no finite numbers. One now and then costs nothing; many in a row mean
 * that there is nothing left to save.
 */
final class Skips {

	/** So many in a row end the training. */
	static final int HOPELESS = 20;
	private static final int NAMED_AT_MOST = 3;

	private long total;
	private int inARow;

	/** @param total since the training began @param inARow up to the last step */
	void restore(long newTotal, int newInARow) {
		total = newTotal;
		inARow = newInARow;
	}

	long total() {
		return total;
	}

	int inARow() {
		return inARow;
	}

	/** A step was done. */
	void over() {
		inARow = 0;
	}

	/**
	 * Counts a step without a finite loss.
	 *
	 * @return what is told of it
	 */
	String loss(double loss) {
		return counted("the loss is " + (Double.isNaN(loss) ? "not a number" : "infinite"));
	}

	/** Likewise for one whose loss is finite and whose gradients are not. */
	String gradients(double loss, List<Gradients.Flaw> flaws) {
		String named = flaws.stream().limit(NAMED_AT_MOST).map(Gradients.Flaw::toString).collect(Collectors.joining(", "));
		String more = flaws.size() > NAMED_AT_MOST ? " and " + (flaws.size() - NAMED_AT_MOST) + " more" : "";
		// The sum of squares overflows before its terms do.
		String which = flaws.isEmpty() ? "the norm of the gradients is too large for a number" : "not numbers are the gradients of " + named + more;
		return counted(which + ", the loss is " + (float) loss);
	}

	private String counted(String why) {
		total++;
		inARow++;
		return why + ": the step was skipped (" + total + " in all)";
	}

	/** @throws LearningException if there were too many in a row */
	void requireHope(long step, String last, double rate) throws LearningException {
		if (inARow >= HOPELESS) {
			throw new LearningException("step " + step + ": " + HOPELESS + " steps in a row could not be learned from; the last: " + last
					+ "; lower the learning rate (" + rate + "), or begin anew with another seed");
		}
	}
}
