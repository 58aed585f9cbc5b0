package org.lorgnette.engine.djl.writing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

import org.lorgnette.engine.Cancellation;
import org.lorgnette.engine.EngineException;

/**
 * Chooses tokens one after the other for all sources of a batch, as far as their grammars allow. A beam looks for what is likeliest as a
 * whole, whatever its length. Thread-safe.
 */
public final class TokenWriter {

	private static final Comparator<Written> LIKELIEST = Comparator.comparingDouble(Written::sum).reversed();

	/** A way to write about a source that is not at its end yet. */
	private record Row(int source, Written written, Grammar grammar) {

		Row then(int token, double log) {
			return new Row(source, written.then(token, log), grammar.then(token));
		}
	}

	/** One token more in a row. */
	private record Choice(int row, int token, double log, double sum) {
	}

	/** A batch at work. */
	private final class Batch {

		private final List<CopiedWords> copied;
		private final List<SplittableRandom> chances = new ArrayList<>();
		private final List<List<Written>> done = new ArrayList<>();

		Batch(List<List<String>> sources) {
			copied = sources.stream().map(forms -> new CopiedWords(alphabet, forms)).toList();
			for (List<String> forms : sources) {
				// By what is read: the same text is written about alike, wherever it stands.
				chances.add(new SplittableRandom(decoding.seed() * 0x9E3779B97F4A7C15L + forms.hashCode()));
				done.add(new ArrayList<>());
			}
		}

		List<Said> write(Pages pages, List<Grammar> grammars, Cancellation cancellation) throws EngineException {
			List<Row> rows = IntStream.range(0, grammars.size()).mapToObj(i -> new Row(i, Written.NOTHING, grammars.get(i))).toList();
			List<float[]> logits = pages.begin(cancellation);
			List<double[]> actions = new ArrayList<>();
			for (int i = 0; i < logits.size(); i++) {
				actions.add(Arrays.copyOf(copied.get(i).logProbabilities(logits.get(i)), alphabet.actions().size()));
			}
			while (true) {
				cancellation.check();
				List<Choice> choices = new ArrayList<>();
				for (int begin = 0; begin < rows.size();) {
					int end = begin;
					while (end < rows.size() && rows.get(end).source == rows.get(begin).source) {
						end++;
					}
					choices.addAll(choose(rows, logits, begin, end));
					begin = end;
				}
				if (choices.isEmpty()) {
					return IntStream.range(0, done.size()).mapToObj(i -> new Said(done.get(i), actions.get(i))).toList();
				}
				List<Row> before = rows;
				rows = choices.stream().map(choice -> before.get(choice.row).then(choice.token, choice.log)).toList();
				logits = pages.next(choices.stream().mapToInt(Choice::row).toArray(), choices.stream().mapToInt(Choice::token).toArray(),
						cancellation);
			}
		}

		/** How the rows of one source go on; those that are at their end are put away. */
		private List<Choice> choose(List<Row> rows, List<float[]> logits, int begin, int end) {
			int source = rows.get(begin).source;
			List<Choice> all = new ArrayList<>();
			for (int i = begin; i < end; i++) {
				Row row = rows.get(i);
				double[] logs = copied.get(source).logProbabilities(logits.get(i));
				for (Choice choice : decoding.isChance() ? drawn(i, row, logs) : likeliest(i, row, logs)) {
					all.add(choice);
				}
			}
			all.sort(Comparator.comparingDouble(Choice::sum).reversed());
			List<Choice> kept = new ArrayList<>();
			List<Written> ended = done.get(source);
			for (Choice choice : all.subList(0, Math.min(decoding.width(), all.size()))) {
				Row next = rows.get(choice.row).then(choice.token, choice.log);
				if (next.grammar.isDone()) {
					ended.add(next.written);
				} else {
					kept.add(choice);
				}
			}
			ended.sort(LIKELIEST);
			ended.subList(Math.min(decoding.width(), ended.size()), ended.size()).clear();
			// What goes on only gets less likely.
			kept.removeIf(choice -> ended.size() == decoding.width() && choice.sum <= ended.getLast().sum());
			return kept;
		}

		private List<Choice> likeliest(int row, Row before, double[] logs) {
			List<Choice> best = new ArrayList<>();
			double sum = before.written.sum();
			for (int token = 0; token < logs.length; token++) {
				boolean worse = best.size() == decoding.width() && logs[token] <= best.getLast().log;
				if (!worse && before.grammar.allows(token)) {
					int place = best.size();
					while (place > 0 && best.get(place - 1).log < logs[token]) {
						place--;
					}
					best.add(place, new Choice(row, token, logs[token], sum + logs[token]));
					if (best.size() > decoding.width()) {
						best.removeLast();
					}
				}
			}
			return best;
		}

		private List<Choice> drawn(int row, Row before, double[] logs) {
			float[] allowed = new float[logs.length];
			for (int token = 0; token < logs.length; token++) {
				allowed[token] = before.grammar.allows(token) ? (float) logs[token] : Float.NEGATIVE_INFINITY;
			}
			int token = decoding.sampling().choose(allowed, chances.get(before.source).nextDouble());
			return List.of(new Choice(row, token, logs[token], before.written.sum() + logs[token]));
		}
	}

	private final Alphabet alphabet;
	private final Decoding decoding;

	public TokenWriter(Alphabet alphabet, Decoding decoding) {
		this.alphabet = alphabet;
		this.decoding = decoding;
	}

	/**
	 * Writes about all sources of a batch.
	 *
	 * @param sources the words of each
	 * @param grammars what may be written of each
	 * @return of each what was written: as many ways as the beam is wide, if there are
	 */
	public List<Said> write(Pages pages, List<List<String>> sources, List<Grammar> grammars, Cancellation cancellation)
			throws EngineException {
		return new Batch(sources).write(pages, grammars, cancellation);
	}
}
