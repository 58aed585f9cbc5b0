package org.lorgnette.evaluation.detection;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntConsumer;

import org.lorgnette.engine.Cancellation;
import org.lorgnette.engine.EngineException;
import org.lorgnette.metrics.curve.RocCurve;
import org.lorgnette.metrics.curve.Scored;
import org.lorgnette.metrics.detection.CrossValidation;
import org.lorgnette.metrics.detection.StyleFeatures;

/** Measures every method on labelled texts, whole and cut to their first words; the classifier is cross-validated by topic. */
public final class DetectionStudy {

	/** Stands for whole texts among numbers of words. */
	public static final int WHOLE = Integer.MAX_VALUE;

	/** First words that are looked at. */
	public static final List<Integer> LENGTHS = List.of(25, 50, 100, 200, WHOLE);

	private static final int FOLDS = 10;
	private static final int N_GRAM = 3;
	private static final int N_GRAMS = 500;
	private static final double PENALTY = 10;
	private static final double LEVEL = 0.95;

	private final GeneratedCheck check;

	public DetectionStudy(GeneratedCheck check) {
		this.check = check;
	}

	/**
	 * @param progress hears how many texts were read
	 * @return from whole texts to the shortest cut, in the order of the methods
	 * @throws IllegalArgumentException unless there are texts of people and of machines
	 */
	public List<MethodResult> run(List<LabelledText> texts, IntConsumer progress, Cancellation cancellation)
			throws EngineException {
		long machines = texts.stream().filter(LabelledText::machine).count();
		if (machines == 0 || machines == texts.size()) {
			throw new IllegalArgumentException("expected texts of people and of machines, got " + (texts.size() - machines)
					+ " and " + machines);
		}
		List<Map<Integer, CheckedText>> checked = new ArrayList<>();
		for (LabelledText text : texts) {
			cancellation.check();
			checked.add(check.check(text.text(), LENGTHS));
			progress.accept(checked.size());
		}
		List<MethodResult> results = new ArrayList<>();
		for (int words : LENGTHS.reversed()) {
			for (DetectionMethod method : DetectionMethod.values()) {
				result(method, words, scores(method, words, texts, checked, cancellation)).ifPresent(results::add);
			}
		}
		return results;
	}

	private static List<Scored> scores(DetectionMethod method, int words, List<LabelledText> texts,
			List<Map<Integer, CheckedText>> checked, Cancellation cancellation) {
		if (method == DetectionMethod.CLASSIFIER) {
			return words == WHOLE ? classified(texts, checked, cancellation) : List.of();
		}
		List<Scored> scores = new ArrayList<>();
		for (int i = 0; i < texts.size(); i++) {
			Double score = Optional.ofNullable(checked.get(i).get(words)).map(numbers -> numbers.scores().get(method))
					.orElse(null);
			if (score != null) {
				scores.add(new Scored(score, texts.get(i).machine()));
			}
		}
		return scores;
	}

	private static List<Scored> classified(List<LabelledText> texts, List<Map<Integer, CheckedText>> checked,
			Cancellation cancellation) {
		long topics = texts.stream().map(LabelledText::topic).distinct().count();
		if (topics < FOLDS) {
			return List.of();
		}
		List<CrossValidation.Item> items = new ArrayList<>();
		for (int i = 0; i < texts.size(); i++) {
			Map<DetectionMethod, Double> scores = checked.get(i).get(WHOLE).scores();
			Map<String, Double> numbers = new LinkedHashMap<>();
			for (DetectionMethod method : DetectionMethod.values()) {
				numbers.put(method.id(), scores.getOrDefault(method, 0.0));
			}
			numbers.putAll(StyleFeatures.style(texts.get(i).text()));
			items.add(new CrossValidation.Item(texts.get(i).topic(), texts.get(i).machine(), numbers,
					StyleFeatures.characterNGrams(texts.get(i).text(), N_GRAM)));
		}
		return CrossValidation.score(items, FOLDS, N_GRAMS, PENALTY, cancellation::check);
	}

	private static Optional<MethodResult> result(DetectionMethod method, int words, List<Scored> scores) {
		int machines = (int) scores.stream().filter(Scored::correct).count();
		int people = scores.size() - machines;
		if (machines == 0 || people == 0) {
			return Optional.empty();
		}
		RocCurve curve = RocCurve.of(scores);
		return Optional.of(new MethodResult(method, words, people, machines, curve,
				machines > 1 && people > 1 ? Optional.of(curve.interval(LEVEL)) : Optional.empty()));
	}
}
