package org.lorgnette.engine.djl.qa;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * What was found for one question in all windows of a text. Windows overlap: of answers that overlap or say the same, the
 * likeliest is kept. That there is no answer is as likely as in the window where it is least so, and answers are as likely beside
 * that as they are beside no answer in their own windows; so a text of one window has that window's probabilities.
 */
public final class FoundAnswers {

	/**
	 * Words {@code [begin, end)} of the text.
	 *
	 * @param logOdds against no answer in its window, see {@link SpanDecoder.Candidate}
	 * @param attended words outside the answer that it attends to most, the most attended first
	 */
	public record Found(int begin, int end, double logOdds, List<Integer> attended) {

		public Found {
			attended = List.copyOf(attended);
		}

		boolean overlaps(Found other) {
			return begin < other.end && other.begin < end;
		}
	}

	private static final Comparator<Found> ORDER = Comparator.comparingDouble(Found::logOdds).reversed()
			.thenComparingInt(Found::begin).thenComparingInt(Found::end);

	/** So many times the answers wanted are kept until all windows are read, since some will say the same. */
	private static final int SPARE = 4;

	private final int limit;
	private final List<Found> found = new ArrayList<>();
	private double logNone;

	/** @param limit how many answers are wanted */
	public FoundAnswers(int limit) {
		this.limit = limit;
	}

	/** Takes in what was read in one window, see {@link SpanDecoder.Reading}. */
	public void add(List<Found> answers, double windowLogNone) {
		found.addAll(answers);
		logNone = Math.min(logNone, windowLogNone);
		if (found.size() > 2 * SPARE * limit) {
			found.sort(ORDER);
			found.subList(SPARE * limit, found.size()).clear();
		}
	}

	/** The probability that there is no answer; 1 if no window was read. */
	public double none() {
		return Math.exp(logNone);
	}

	/** The probability of an answer. */
	public double probability(Found answer) {
		return Math.min(1, Math.exp(answer.logOdds() + logNone));
	}

	/**
	 * The best answers, the likeliest first.
	 *
	 * @param text what an answer says
	 */
	public List<Found> best(Function<Found, String> text) {
		found.sort(ORDER);
		List<Found> kept = new ArrayList<>();
		Set<String> said = new HashSet<>();
		for (Found answer : found) {
			if (kept.size() == limit) {
				break;
			}
			if (kept.stream().noneMatch(answer::overlaps) && said.add(text.apply(answer))) {
				kept.add(answer);
			}
		}
		return kept;
	}
}
