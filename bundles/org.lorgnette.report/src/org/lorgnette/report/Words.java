package org.lorgnette.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

import org.lorgnette.evaluation.EngineResult;
import org.lorgnette.evaluation.Estimate;
import org.lorgnette.evaluation.EvaluationResult;
import org.lorgnette.evaluation.experiment.ComparisonSpec;
import org.lorgnette.metrics.qa.SquadScores;
import org.lorgnette.metrics.significance.Interval;
import org.lorgnette.metrics.significance.PairedComparison;
import org.lorgnette.metrics.significance.PairedTest;

/** Says in words what an evaluation found, and no more than it shows. */
public final class Words {

	private static final double DEFAULT_LEVEL = .95;

	private final Texts texts;
	private final Numbers numbers;

	public Words(Texts texts) {
		this.texts = texts;
		this.numbers = texts.numbers();
	}

	/** Whether a difference is shown: its p, adjusted where that was done, is below 1 minus the confidence level. */
	public static boolean isSignificant(PairedComparison comparison) {
		double level = comparison.interval().map(Interval::level).orElse(DEFAULT_LEVEL);
		OptionalDouble p = comparison.adjustedP().isPresent() ? comparison.adjustedP() : comparison.p();
		// 1 - 0.95 is a little more than 0.05.
		return p.isPresent() && p.getAsDouble() < Math.rint((1 - level) * 1e9) / 1e9;
	}

	/** A sentence on one comparison; the better engine comes first. */
	public String comparison(PairedComparison comparison, ComparisonSpec.Unit unit) {
		return statement(comparison) + " (" + method(comparison, unit) + ").";
	}

	/** Such as "a beats b by 0.21 F1 [0.17, 0.25], p < 0.001". */
	public String statement(PairedComparison comparison) {
		String metric = metric(comparison.metric(), comparison.test());
		if (comparison.difference().isEmpty()) {
			return texts.get("words.undefined", comparison.system(), comparison.baseline(), metric);
		}
		double difference = comparison.difference().getAsDouble();
		int decimals = Math.abs(difference) >= .1 ? 2 : 3;
		boolean significant = isSignificant(comparison);
		boolean swap = difference < 0;
		String first = swap ? comparison.baseline() : comparison.system();
		String second = swap ? comparison.system() : comparison.baseline();
		double size = Math.abs(difference);
		String by = significant ? numbers.decimal(size, decimals) : numbers.signed(size, decimals);
		String interval = comparison.interval().map(found -> " " + (swap ? numbers.interval(-found.high(), -found.low(), decimals)
				: numbers.interval(found.low(), found.high(), decimals))).orElse("");
		String p = p(comparison).map(text -> ", " + text).orElse("");
		return texts.get(significant ? "words.beats" : "words.none", first, second, by, metric, interval, p);
	}

	/** How a comparison was made: adjustment, test, resamples, units. */
	public String method(PairedComparison comparison, ComparisonSpec.Unit unit) {
		List<String> parts = new ArrayList<>();
		if (comparison.adjustedP().isPresent()) {
			parts.add(texts.get("words.holm"));
		}
		parts.add(texts.find("test." + comparison.test().id(), comparison.test().id()));
		parts.add(texts.count("resamples", comparison.resampling().resamples()));
		parts.add(texts.count("unit." + unit.id(), comparison.units()));
		return String.join(", ", parts);
	}

	/** The adjusted p, or the plain one before adjustment; empty without a difference. */
	public Optional<String> p(PairedComparison comparison) {
		OptionalDouble p = comparison.adjustedP().isPresent() ? comparison.adjustedP() : comparison.p();
		return p.isPresent() ? Optional.of(numbers.p(p.getAsDouble())) : Optional.empty();
	}

	/** What the whole evaluation shows: who is best under the main measure, by how much, and whether that is significant. */
	public String summary(EvaluationResult result) {
		List<EngineResult> ranked = result.engines().stream().filter(engine -> mainF1(engine).isPresent())
				.sorted(Comparator.comparingDouble((EngineResult engine) -> mainF1(engine).getAsDouble()).reversed()).toList();
		String of = PictureTables.fit(result) ? ".pictures" : "";
		if (ranked.isEmpty()) {
			return texts.get("summary.none");
		}
		EngineResult best = ranked.getFirst();
		List<EngineResult> equal = ranked.stream().filter(engine -> mainF1(engine).getAsDouble() == mainF1(best).getAsDouble())
				.toList();
		StringBuilder out = new StringBuilder();
		out.append(equal.size() > 1
				? texts.get("summary.tie" + of, texts.list(equal.stream().map(EngineResult::name).toList()), f1(best), measure(best))
				: texts.get((result.engines().size() == 1 ? "summary.one" : "summary.best") + of, best.name(), f1(best), measure(best)));
		out.append(' ').append(basis(result, best));
		for (EngineResult other : ranked.subList(1, ranked.size())) {
			result.comparisons().stream().filter(comparison -> isBetween(comparison, best, other)).findFirst().ifPresentOrElse(
					comparison -> out.append(' ').append(statement(comparison)).append('.'),
					() -> out.append(' ').append(texts.get("summary.uncompared", best.name(), other.name(), f1(other))));
		}
		long failures = result.engines().stream().mapToLong(engine -> engine.failures().size()).sum();
		if (failures > 0) {
			String key = PictureTables.fit(result) ? "summary.failures.pictures"
					: AnswerTables.fit(result) ? "summary.failures.answers" : "summary.failures";
			out.append(' ').append(texts.count(key, failures));
		}
		return out.toString();
	}

	private String basis(EvaluationResult result, EngineResult best) {
		long gold = best.overall().get(best.mainMeasure()).counts().gold();
		String items = switch (result.experiment().task()) {
			case NER -> "gold.entities";
			case RELATIONS -> "gold.relations";
			case QA, VQA -> "gold.questions";
		};
		String basis = texts.get("summary.basis", texts.count(items, gold), texts.count("unit." + result.experiment().comparison().unit().id(),
				result.units()));
		PictureTables pictures = new PictureTables(result, texts);
		if (!pictures.baselines().isEmpty()) {
			List<String> blind = pictures.baselines().stream().map(baseline -> pictures.name(baseline) + " " + numbers.score(baseline.overall()
					.values().iterator().next().accuracy().value().orElse(0))).toList();
			return basis + " " + texts.get("summary.blind", texts.list(blind));
		}
		Optional<Double> nothing = new AnswerTables(result, texts).nothing().flatMap(SquadScores::all).map(SquadScores.Group::f1);
		return nothing.map(f1 -> basis + " " + texts.get("summary.nothing", numbers.score(f1 / 100))).orElse(basis);
	}

	private String f1(EngineResult engine) {
		Estimate f1 = engine.main();
		return numbers.score(f1.value().getAsDouble()) + f1.interval().map(interval -> " " + numbers.interval(interval)).orElse("");
	}

	private String measure(EngineResult engine) {
		return texts.measure(engine.mainMeasure());
	}

	private static OptionalDouble mainF1(EngineResult engine) {
		if (engine.overall().isEmpty()) {
			return OptionalDouble.empty();
		}
		return engine.main().value();
	}

	private static boolean isBetween(PairedComparison comparison, EngineResult one, EngineResult other) {
		return comparison.system().equals(one.name()) && comparison.baseline().equals(other.name())
				|| comparison.system().equals(other.name()) && comparison.baseline().equals(one.name());
	}

	/** Metrics are named {@code measure.f1} or {@code f1}; the measure is said elsewhere. McNemar's test knows right and wrong units only. */
	private String metric(String metric, PairedTest test) {
		String last = metric.substring(metric.lastIndexOf('.') + 1);
		return texts.find("metric." + (test == PairedTest.MCNEMAR ? "accuracy" : last.equals("accuracy") ? "accuracy.answers" : last), last);
	}
}
