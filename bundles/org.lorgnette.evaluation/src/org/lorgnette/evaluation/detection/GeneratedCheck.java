package org.lorgnette.evaluation.detection;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.lorgnette.engine.Cancellation;
import org.lorgnette.engine.EngineException;
import org.lorgnette.engine.language.LanguageEngine;
import org.lorgnette.metrics.detection.LikelihoodStatistics;
import org.lorgnette.metrics.detection.PerturbationCurvature;
import org.lorgnette.metrics.detection.Piece;
import org.lorgnette.metrics.detection.WordDropping;

/** Reads texts with a language model and takes their numbers. */
public final class GeneratedCheck {

	/** How often a word changes in a copy. */
	private static final double CHANGED = 0.15;
	private static final Pattern SENTENCE_END = Pattern.compile("[.!?\\u2026]+[\"'\\u2019\\u201d\\u00bb)]*\\s");

	/**
	 * A piece that was read.
	 *
	 * @param end where it ends in the text, in UTF-16 code units
	 */
	public record Read(int end, Piece piece) {
	}

	/** Reads a text. */
	@FunctionalInterface
	public interface Reader {
		List<Read> read(String text) throws EngineException;
	}

	private final Reader reader;
	private final int copies;
	private final long seed;

	/** @param copies changed copies for the perturbation curvature, each of which is read too; 0 leaves it out */
	public GeneratedCheck(Reader reader, int copies, long seed) {
		this.reader = reader;
		this.copies = copies;
		this.seed = seed;
	}

	/** A reader that asks an engine. */
	public static Reader reader(LanguageEngine engine, Cancellation cancellation) {
		return text -> engine.read(text, cancellation).stream().map(piece -> new Read(piece.span().end(),
				new Piece(piece.logProbability(), piece.rank(), piece.entropy(), piece.variance()))).toList();
	}

	public CheckedText check(String text) throws EngineException {
		return numbers(text, reader.read(text), copies);
	}

	/**
	 * The numbers of the text and of its beginnings, by how many words they have; a text that is shorter has none for that
	 * length.
	 */
	Map<Integer, CheckedText> check(String text, List<Integer> words) throws EngineException {
		List<Read> read = reader.read(text);
		Map<Integer, CheckedText> checked = new TreeMap<>();
		for (int count : words) {
			int end = endOfWord(text, count);
			if (count == DetectionStudy.WHOLE) {
				checked.put(count, numbers(text, read, copies));
			} else if (end >= 0) {
				// What a model says of a piece depends on what stands before it alone.
				checked.put(count, numbers(text.substring(0, end), read.stream().filter(piece -> piece.end() <= end).toList(),
						0));
			}
		}
		return checked;
	}

	private static int endOfWord(String text, int count) {
		Matcher words = Pattern.compile("\\S+").matcher(text);
		int found = 0;
		while (words.find()) {
			if (++found == count) {
				return words.end();
			}
		}
		return -1;
	}

	private CheckedText numbers(String text, List<Read> read, int changedCopies) throws EngineException {
		LikelihoodStatistics statistics = statistics(read);
		Map<DetectionMethod, Double> scores = new EnumMap<>(DetectionMethod.class);
		put(scores, DetectionMethod.LIKELIHOOD, statistics.logLikelihood(), 1);
		put(scores, DetectionMethod.LOG_RANK, statistics.logRank(), -1);
		put(scores, DetectionMethod.LIKELIHOOD_RANK_RATIO, statistics.likelihoodRankRatio(), 1);
		List<Double> ranks = statistics.rankShares();
		if (!ranks.isEmpty()) {
			scores.put(DetectionMethod.TOP_TEN, ranks.get(0) + ranks.get(1));
		}
		put(scores, DetectionMethod.ENTROPY, statistics.entropy(), -1);
		put(scores, DetectionMethod.CONDITIONAL_CURVATURE, statistics.conditionalCurvature(), 1);
		if (changedCopies > 0) {
			put(scores, DetectionMethod.PERTURBATION_CURVATURE, PerturbationCurvature.of(text, changedCopies,
					(whole, random) -> new WordDropping(CHANGED).change(whole, random), whole -> statistics(reader.read(whole))
							.logLikelihood(),
					new SplittableRandom(seed)), 1);
		}
		put(scores, DetectionMethod.BURSTINESS, statistics.burstiness(sentenceEnds(text, read)), -1);
		return new CheckedText(statistics.count(), statistics.perplexity(), ranks, scores);
	}

	private static LikelihoodStatistics statistics(List<Read> read) {
		return new LikelihoodStatistics(read.stream().map(Read::piece).toList());
	}

	private static void put(Map<DetectionMethod, Double> scores, DetectionMethod method, OptionalDouble value, int sign) {
		value.ifPresent(number -> scores.put(method, sign * number));
	}

	private static List<Integer> sentenceEnds(String text, List<Read> read) {
		List<Integer> ends = new ArrayList<>();
		Matcher marks = SENTENCE_END.matcher(text);
		int piece = 0;
		while (marks.find()) {
			while (piece < read.size() && read.get(piece).end() < marks.end()) {
				piece++;
			}
			if (piece > 0 && (ends.isEmpty() || ends.getLast() < piece)) {
				ends.add(piece);
			}
		}
		if (!read.isEmpty() && (ends.isEmpty() || ends.getLast() < read.size())) {
			ends.add(read.size());
		}
		return ends;
	}
}
