package org.lorgnette.cli.score;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import org.lorgnette.engine.Cancellation;
import org.lorgnette.io.CorpusException;
import org.lorgnette.io.LineReader;
import org.lorgnette.io.Location;
import org.lorgnette.metrics.text.Bleu;
import org.lorgnette.metrics.text.BleuScore;
import org.lorgnette.metrics.text.BleuStatistics;
import org.lorgnette.metrics.text.Chrf;
import org.lorgnette.metrics.text.Rouge;
import org.lorgnette.metrics.text.RougeMean;
import org.lorgnette.metrics.text.RougePair;
import org.lorgnette.metrics.text.RougeScore;
import org.lorgnette.metrics.text.Ter;
import org.lorgnette.metrics.text.TextMetric;
import org.lorgnette.metrics.text.TextStatistics;

/** Scores generated text, line by line against one reference each, without holding the files. */
final class TextScorer implements Scorer {

	private static final String SCORE = "score";

	private final ScorerKind kind;

	TextScorer(ScorerKind kind) {
		this.kind = kind;
	}

	/** What is done with a reference and its hypothesis; gives the values of the item, if they are asked for. */
	@FunctionalInterface
	private interface Step {
		Map<String, Object> take(String reference, String hypothesis, boolean itemIsWanted);
	}

	@Override
	public ScoreResult score(ScoreOptions options, Cancellation cancellation) throws IOException {
		return new ScoreResult(switch (kind) {
			case ROUGE -> rouge(options, cancellation);
			case BLEU -> metric(new Bleu(), TextScorer::corpusBleu, statistics -> statistics.sentenceBleu().score(), options,
					cancellation);
			case CHRF -> metric(Chrf.withWordOrder(options.wordOrder()), TextScorer::plainScore, TextStatistics::score, options,
					cancellation);
			case TER -> metric(new Ter(), TextScorer::plainScore, TextStatistics::score, options, cancellation);
			default -> throw new IllegalStateException(kind + " scores no text");
		});
	}

	private static Map<String, Object> rouge(ScoreOptions options, Cancellation cancellation) throws IOException {
		Rouge rouge = options.stemmed() ? Rouge.stemmed() : Rouge.plain();
		RougeMean[] sum = { RougeMean.ZERO };
		each(options, cancellation, (reference, hypothesis, wanted) -> {
			RougePair pair = rouge.pair(reference, hypothesis);
			sum[0] = sum[0].plus(RougeMean.of(pair));
			return wanted ? rouge(pair.rouge1Score(), pair.rouge2Score(), pair.rougeLScore()) : Map.of();
		});
		return rouge(sum[0].rouge1(), sum[0].rouge2(), sum[0].rougeL());
	}

	private static Map<String, Object> rouge(RougeScore rouge1, RougeScore rouge2, RougeScore rougeL) {
		Map<String, Object> values = new LinkedHashMap<>();
		values.put("rouge1", Ratios.of(rouge1.precision(), rouge1.recall(), rouge1.f1()));
		values.put("rouge2", Ratios.of(rouge2.precision(), rouge2.recall(), rouge2.f1()));
		values.put("rougeL", Ratios.of(rougeL.precision(), rougeL.recall(), rougeL.f1()));
		return values;
	}

	private static <S extends TextStatistics<S>> Map<String, Object> metric(TextMetric<S> metric,
			Function<S, Map<String, Object>> result, Function<S, Double> item, ScoreOptions options, Cancellation cancellation)
			throws IOException {
		Sum<S> sum = new Sum<>(metric.zero());
		each(options, cancellation, (reference, hypothesis, wanted) -> {
			S segment = metric.segment(reference, hypothesis);
			sum.value = sum.value.plus(segment);
			return wanted ? Map.of(SCORE, item.apply(segment)) : Map.of();
		});
		return result.apply(sum.value);
	}

	private static final class Sum<S> {

		private S value;

		Sum(S zero) {
			value = zero;
		}
	}

	private static Map<String, Object> plainScore(TextStatistics<?> statistics) {
		Map<String, Object> values = new LinkedHashMap<>();
		values.put(SCORE, statistics.score());
		return values;
	}

	private static Map<String, Object> corpusBleu(BleuStatistics statistics) {
		BleuScore bleu = statistics.bleu();
		Map<String, Object> values = new LinkedHashMap<>();
		values.put(SCORE, bleu.score());
		values.put("precisions", bleu.precisions());
		values.put("brevityPenalty", bleu.brevityPenalty());
		return values;
	}

	private static void each(ScoreOptions options, Cancellation cancellation, Step step) throws IOException {
		try (LineReader references = new LineReader(options.gold(), options.encoding());
				LineReader hypotheses = new LineReader(options.predicted(), options.encoding());
				ItemWriter items = new ItemWriter(options.perItem())) {
			while (true) {
				cancellation.check();
				Optional<String> reference = references.next();
				Optional<String> hypothesis = hypotheses.next();
				if (reference.isEmpty() && hypothesis.isEmpty()) {
					break;
				}
				if (reference.isEmpty() || hypothesis.isEmpty()) {
					throw unequal(reference.isEmpty() ? references : hypotheses, reference.isEmpty() ? hypotheses : references);
				}
				Map<String, Object> values = step.take(reference.get(), hypothesis.get(), items.isWanted());
				if (items.isWanted()) {
					Map<String, Object> item = new LinkedHashMap<>();
					item.put("line", references.number());
					item.putAll(values);
					items.add(item);
				}
			}
			if (references.number() == 0) {
				throw new CorpusException(Location.of(options.gold().name()), "is empty; expected one reference on each line");
			}
			items.commit();
		}
	}

	private static CorpusException unequal(LineReader ended, LineReader going) throws IOException {
		Location more = going.location();
		long lines = going.number();
		while (going.next().isPresent()) {
			lines++;
		}
		return new CorpusException(new Location(ended.location().file(), ended.number()),
				"ends here, but " + more.file() + " has " + lines + " lines; expected as many references as hypotheses");
	}
}
