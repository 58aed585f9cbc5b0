package org.lorgnette.cli.score;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.lorgnette.engine.Cancellation;
import org.lorgnette.io.CorpusException;
import org.lorgnette.io.Location;
import org.lorgnette.metrics.chunk.Average;
import org.lorgnette.metrics.chunk.ChunkScore;
import org.lorgnette.metrics.chunk.ChunkScores;
import org.lorgnette.metrics.chunk.Conlleval;
import org.lorgnette.metrics.chunk.ConllevalReport;
import org.lorgnette.metrics.chunk.IllegalTagException;
import org.lorgnette.metrics.chunk.MatchCounts;
import org.lorgnette.metrics.chunk.SemEval13;
import org.lorgnette.metrics.chunk.SemEval13.Schema;
import org.lorgnette.metrics.chunk.Seqeval;

/** Scores tags of tokens: conlleval, seqeval and SemEval-2013. */
final class TagScorer implements Scorer {

	private final ScorerKind kind;

	TagScorer(ScorerKind kind) {
		this.kind = kind;
	}

	/** Takes sentences, or parts of sentences without a chunk across their borders. */
	@FunctionalInterface
	private interface Sink {
		void add(List<String> gold, List<String> predicted);
	}

	@Override
	public ScoreResult score(ScoreOptions options, Cancellation cancellation) throws IOException {
		return switch (kind) {
			case CONLLEVAL -> {
				Conlleval scorer = new Conlleval();
				long sentences = feed(scorer::add, false, options, cancellation);
				ChunkScores scores = withSentences(scorer.result(), sentences);
				yield new ScoreResult(values(scores), Optional.of(ConllevalReport.text(scores)), List.of());
			}
			case SEQEVAL -> {
				Seqeval scorer = options.scheme().map(Seqeval::strict).orElseGet(Seqeval::lenient);
				long sentences = feed(scorer::add, options.scheme().isPresent(), options, cancellation);
				yield new ScoreResult(values(withSentences(scorer.result(), sentences)));
			}
			case SEMEVAL13 -> {
				SemEval13 scorer = new SemEval13(options.variant());
				feed(scorer::addTags, false, options, cancellation);
				Map<String, Object> values = schemas(scorer.result().overall());
				Map<String, Object> types = new LinkedHashMap<>();
				scorer.result().types().forEach((type, counts) -> types.put(type, schemas(counts)));
				values.put("types", types);
				yield new ScoreResult(values);
			}
			default -> throw new IllegalStateException(kind + " reads no tags");
		};
	}

	/** Feeds all sentences to the scorer and counts them. */
	private static long feed(Sink sink, boolean strict, ScoreOptions options, Cancellation cancellation) throws IOException {
		long sentences = 0;
		try (TagPairs pairs = TagPairs.open(options)) {
			List<TagPair> sentence = new ArrayList<>();
			for (Optional<TagPair> next = pairs.next(); next.isPresent(); next = pairs.next()) {
				TagPair pair = next.get();
				if (pair.startsSentence()) {
					sentences++;
				}
				if (!sentence.isEmpty() && (pair.startsSentence() || TagCut.isBetween(sentence, pair, strict))) {
					cancellation.check();
					add(sentence, sink, pairs);
					sentence.clear();
				}
				sentence.add(pair);
			}
			add(sentence, sink, pairs);
		}
		return sentences;
	}

	private static void add(List<TagPair> sentence, Sink sink, TagPairs pairs) throws CorpusException {
		List<String> gold = new ArrayList<>(sentence.size());
		List<String> predicted = new ArrayList<>(sentence.size());
		for (TagPair pair : sentence) {
			gold.add(pair.gold());
			predicted.add(pair.predicted());
		}
		try {
			sink.add(gold, predicted);
		} catch (IllegalTagException e) {
			TagPair pair = sentence.get(e.tokenIndex());
			boolean isGold = e.side() == IllegalTagException.Side.GOLD;
			Location location = new Location(isGold ? pairs.goldFile() : pairs.predictedFile(),
					isGold ? pair.goldLine() : pair.predictedLine());
			throw new CorpusException(location, e.getMessage().substring(e.getMessage().indexOf(": ") + 2), e);
		}
	}

	/** The scorer takes parts of long sentences for sentences. */
	private static ChunkScores withSentences(ChunkScores scores, long sentences) {
		return new ChunkScores(scores.tokens(), sentences, scores.correctTags(), scores.overall(), scores.types());
	}

	private static Map<String, Object> values(ChunkScores scores) {
		Map<String, Object> values = new LinkedHashMap<>();
		values.put("tokens", scores.tokens());
		values.put("sentences", scores.sentences());
		ChunkScore overall = scores.overall();
		values.put("gold", overall.gold());
		values.put("predicted", overall.predicted());
		values.put("correct", overall.correct());
		values.put("accuracy", scores.accuracy());
		putRatios(values, overall.precision(), overall.recall(), overall.f1());
		Map<String, Object> types = new LinkedHashMap<>();
		scores.types().forEach((type, score) -> types.put(type, type(score)));
		values.put("types", types);
		Average macro = scores.macro();
		Map<String, Object> average = new LinkedHashMap<>();
		putRatios(average, macro.precision(), macro.recall(), macro.f1());
		values.put("macro", average);
		return values;
	}

	private static Map<String, Object> type(ChunkScore score) {
		Map<String, Object> values = new LinkedHashMap<>();
		values.put("gold", score.gold());
		values.put("predicted", score.predicted());
		values.put("correct", score.correct());
		putRatios(values, score.precision(), score.recall(), score.f1());
		return values;
	}

	private static Map<String, Object> schemas(Map<Schema, MatchCounts> counts) {
		Map<String, Object> values = new LinkedHashMap<>();
		counts.forEach((schema, match) -> values.put(schema.name().toLowerCase(Locale.ROOT), schema(match)));
		return values;
	}

	private static Map<String, Object> schema(MatchCounts counts) {
		Map<String, Object> values = new LinkedHashMap<>();
		values.put("correct", counts.correct());
		values.put("incorrect", counts.incorrect());
		values.put("partial", counts.partial());
		values.put("missed", counts.missed());
		values.put("spurious", counts.spurious());
		values.put("possible", counts.possible());
		values.put("actual", counts.actual());
		putRatios(values, counts.precision(), counts.recall(), counts.f1());
		return values;
	}

	private static void putRatios(Map<String, Object> values, double precision, double recall, double f1) {
		values.put("precision", precision);
		values.put("recall", recall);
		values.put("f1", f1);
	}
}
