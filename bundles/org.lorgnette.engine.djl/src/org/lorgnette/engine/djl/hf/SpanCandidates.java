package org.lorgnette.engine.djl.hf;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

import org.lorgnette.model.Span;

/**
 * Gathers the best answers of all windows as {@code postprocess_qa_predictions} of the transformers examples does: in each window
 * the spans between the best begins and the best ends, over all windows the lowest score of no answer. A span that several
 * windows give counts once, with its best score.
 */
final class SpanCandidates {

	/** Begins, ends and spans that are looked at ({@code n_best_size}). */
	static final int BEST = 20;

	/** Of more spans only the best are kept: a long text has millions. */
	private static final int KEPT = 10_000;

	/** A span of the text, with the sum of the logits of its begin and end. */
	record Candidate(Span span, float logit) {
	}

	/** An answer, empty for none, with its share among the best. */
	record Answered(Optional<Span> span, double probability) {
	}

	private final Pieces pieces;
	private final String text;
	private final int longest;
	private final Map<Span, Candidate> found = new HashMap<>();
	private OptionalDouble none = OptionalDouble.empty();

	/** @param longest how many pieces an answer has at most */
	SpanCandidates(Pieces pieces, String text, int longest) {
		this.pieces = pieces;
		this.text = text;
		this.longest = longest;
	}

	/**
	 * @param start
	 *            logits of all pieces of the input, special ones included
	 * @param offset
	 *            where the window's first piece stands in the input
	 * @param cls
	 *            where the piece stands whose logits are those of no answer
	 */
	void add(QaWindow window, float[] start, float[] end, int offset, int cls) {
		float here = start[cls] + end[cls];
		none = OptionalDouble.of(Math.min(none.orElse(here), here));
		int[] begins = best(start);
		int[] ends = best(end);
		for (int begin : begins) {
			for (int last : ends) {
				boolean inWindow = begin >= offset && last < offset + window.length();
				if (inWindow && last >= begin && last - begin < longest) {
					add(span(window.begin() + begin - offset, window.begin() + last - offset), start[begin] + end[last]);
				}
			}
		}
		if (found.size() > KEPT) {
			List<Candidate> best = sorted().subList(0, BEST);
			found.clear();
			best.forEach(one -> found.put(one.span(), one));
		}
	}

	private List<Candidate> sorted() {
		List<Candidate> spans = new ArrayList<>(found.values());
		spans.sort(Comparator.comparingDouble((Candidate one) -> -one.logit()).thenComparing(Candidate::span));
		return spans;
	}

	private void add(Span span, float logit) {
		if (!span.isEmpty()) {
			found.merge(span, new Candidate(span, logit), (one, other) -> other.logit() > one.logit() ? other : one);
		}
	}

	/** From the first piece to the last, without spaces around. */
	private Span span(int first, int last) {
		int begin = pieces.begin(first);
		int end = Math.max(begin, pieces.end(last));
		while (begin < end && isSpace(text.charAt(begin))) {
			begin++;
		}
		while (begin < end && isSpace(text.charAt(end - 1))) {
			end--;
		}
		return new Span(begin, end);
	}

	/** Spaces, and what is no sign of its own: controls, the byte order mark and the space of width zero. */
	private static boolean isSpace(char c) {
		return Character.isWhitespace(c) || Character.isSpaceChar(c) || Character.isISOControl(c) || c == '\uFEFF' || c == '\u200B';
	}

	private static int[] best(float[] logits) {
		return IntStream.range(0, logits.length).boxed().sorted(Comparator.comparingDouble((Integer at) -> -logits[at])
				.thenComparing(Comparator.reverseOrder())).limit(BEST).mapToInt(Integer::intValue).toArray();
	}

	/**
	 * The best answers, the most probable first.
	 *
	 * @param withNone
	 *            whether there may be no answer
	 * @param threshold
	 *            there is no answer if its score is larger than that of the best span by more than this
	 */
	List<Answered> answers(boolean withNone, double threshold) {
		List<Candidate> spans = sorted();
		boolean takes = withNone && none.isPresent();
		// No answer has a place of its own among the best if it is one of them.
		boolean among = takes && spans.size() >= BEST && none.getAsDouble() > spans.get(BEST - 1).logit();
		List<Candidate> best = spans.subList(0, Math.min(spans.size(), among ? BEST - 1 : BEST));
		double noneLogit = takes ? none.getAsDouble() - threshold : Double.NEGATIVE_INFINITY;
		double most = best.isEmpty() ? noneLogit : Math.max(noneLogit, best.getFirst().logit());
		double sum = takes ? Math.exp(noneLogit - most) : 0;
		for (Candidate one : best) {
			sum += Math.exp(one.logit() - most);
		}
		List<Answered> answers = new ArrayList<>();
		int place = 0;
		for (Candidate one : best) {
			answers.add(new Answered(Optional.of(one.span()), Math.exp(one.logit() - most) / sum));
			place += one.logit() >= noneLogit ? 1 : 0;
		}
		if (takes) {
			answers.add(place, new Answered(Optional.empty(), Math.exp(noneLogit - most) / sum));
		}
		return answers;
	}
}
