package org.lorgnette.report;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

import org.lorgnette.evaluation.Case;
import org.lorgnette.evaluation.EngineResult;
import org.lorgnette.evaluation.EvaluationResult;
import org.lorgnette.evaluation.GateResult;
import org.lorgnette.evaluation.experiment.ComparisonSpec;
import org.lorgnette.evaluation.experiment.CorpusSpec;
import org.lorgnette.evaluation.experiment.Experiment;
import org.lorgnette.evaluation.experiment.Gate;
import org.lorgnette.evaluation.experiment.LabelMap;
import org.lorgnette.evaluation.experiment.Portion;
import org.lorgnette.evaluation.run.Manifest;
import org.lorgnette.metrics.significance.EffectSize;
import org.lorgnette.metrics.significance.Interval;
import org.lorgnette.metrics.significance.PairedComparison;
import org.lorgnette.metrics.significance.PairedTest;
import org.lorgnette.metrics.significance.Resampling;
import org.lorgnette.model.Task;

/** Evaluation results made of cases that are counted, so that all their numbers agree. */
public final class SampleResults {

	static final String HOSTILE =
			"</script><script>alert(1)</script><!-- > & \"q\" 'a' \u2028 {0} $x_1 \\end{table} | * \u0007 \ud83d";

	private static final List<String> SENTENCES = List.of(
			"[Wolfgang Amadeus Mozart|PER] was born in [Salzburg|LOC] on [27 January 1756|DATE] .",
			"[Jane Villanueva|PER] of [United Airlines Holding|ORG] discussed the [Chicago|LOC] route .",
			"The [University of [Oxford|LOC]|ORG] awarded [Marie Curie|PER] an honorary degree in [1911|DATE] .",
			"[Marie Curie|PER] est n\u00e9e \u00e0 [Varsovie|LOC] et a \u00e9tudi\u00e9 \u00e0 la [Sorbonne|ORG] .",
			"L\u2019[Universit\u00e9 de [Gen\u00e8ve|LOC]|ORG] a publi\u00e9 \u00ab [Les"
					+ " Mis\u00e9rables|creative-work/long-label-of-a-kind] \u00bb en [1862|DATE] .",
			"In [Paris|LOC] , [Texas|LOC] , nobody had heard of [Paris Saint-Germain|ORG] before [May 2011|DATE] .",
			"[Victor Hugo|PER] wrote [The Hunchback of Notre-Dame|creative-work/long-label-of-a-kind] for the publisher [Gosselin|ORG] .",
			"[\u6771\u4eac\u5927\u5b66|ORG] and the [Bank of [England|LOC]|ORG] signed \ud83d\ude80 in [London|LOC] .",
			"La soci\u00e9t\u00e9 [Dassault Syst\u00e8mes|ORG] s\u2019installe \u00e0 [V\u00e9lizy-Villacoublay|LOC] d\u00e8s"
					+ " [janvier 1981|DATE] .",
			"Il ne se passe rien \u00e0 [Brest|LOC] , disait [Jacques Pr\u00e9vert|PER] .");

	private SampleResults() {
	}

	/** Three engines over English and French, with nested entities, undefined values, left-out labels, a failure and gates. */
	public static EvaluationResult rich() {
		return entities("business-and-biographies", SENTENCES, 30, List.of("corenlp-crf", "corenlp-rules", "bioes-transformer"));
	}

	/** As {@link #rich}, with so many sentences that there are at least {@code cases} cases. */
	public static EvaluationResult large(int cases) {
		return entities("large", SENTENCES, cases / 90 + 1, List.of("corenlp-crf", "corenlp-rules", "bioes-transformer"));
	}

	/** Every text is out to break a format. */
	public static EvaluationResult hostile() {
		List<String> sentences = List.of("See [" + HOSTILE.replace('|', '/') + "|</script>] at [the end|T&\"1\"] .",
				"=1+1, [a,b\"c\r\nd|</script>] \u202eabc [\u05e9\u05dc\u05d5\u05dd|T&\"1\"] .");
		return entities(HOSTILE, sentences, 8, List.of("<i>one</i>", HOSTILE, "a,b;\"c\"|d_e%"));
	}

	/** Engines that predict nothing, without comparisons, gates or cases. */
	public static EvaluationResult empty() {
		EvaluationResult rich = rich();
		return new EvaluationResult(rich.experiment(), rich.manifest(), 0, List.of(), List.of(), List.of(), List.of(), 0);
	}

	/** One engine for relations, with heads and tails. */
	public static EvaluationResult relations() {
		return SampleRelations.result();
	}

	/** The same result after a run at another time, as when it was resumed. */
	public static EvaluationResult atAnotherTime(EvaluationResult result) {
		List<EngineResult> engines = result.engines().stream().map(engine -> new EngineResult(engine.name(), engine.engine(),
				engine.family(), engine.settings(), engine.overall(), engine.macro(), engine.types(), engine.confusion(), engine.cases(),
				engine.tagging(), engine.curve(), engine.calibration(), engine.leftOut(), engine.failures(),
				new EngineResult.Timing(9.5, 77.25, engine.timing().documents(), engine.timing().characters()))).toList();
		Manifest then = result.manifest();
		Manifest later = new Manifest(then.lorgnette(), then.experimentHash(), then.corpusPath(), then.corpusFormat(),
				then.corpusOptions(),
				then.corpusHash(), then.documents(), then.seed(), then.engines(), "2031-01-01T00:00:00Z", Optional.of("2031-01-02T00:00:00Z"),
				then.platform(), then.revision(), then.corpusProblems(), then.corpusProblemCount(), then.absent());
		return new EvaluationResult(result.experiment(), later, result.units(), engines, result.comparisons(), result.gates(),
				result.cases(), result.casesInAll());
	}

	private static EvaluationResult entities(String name, List<String> sentences, int rounds, List<String> names) {
		List<EngineResult> engines = new ArrayList<>();
		List<Case> cases = new ArrayList<>();
		for (int number = 0; number < names.size(); number++) {
			SampleEngine engine = new SampleEngine(names.get(number), number);
			for (int round = 0; round < rounds; round++) {
				for (int i = 0; i < sentences.size(); i++) {
					engine.read("doc-" + round + "/" + i, round, MarkedText.parse(sentences.get(i), round));
				}
			}
			engines.add(engine.result());
			cases.addAll(engine.cases());
		}
		return result(name, Task.NER, engines, cases, (long) rounds * sentences.size());
	}

	static EvaluationResult result(String name, Task task, List<EngineResult> engines, List<Case> cases, long units) {
		List<Gate> gates = List.of(new Gate(engines.getFirst().name(), "strict.f1", .3),
				new Gate(engines.getLast().name(), "strict.PER.recall", .99), new Gate(engines.getLast().name(), "strict.NONE.f1", .1));
		Experiment experiment = new Experiment(name, task,
				new CorpusSpec(Path.of("dev.conll"), Optional.of("conll"), Map.of("tag", "1"), Optional.empty(), Portion.ALL),
				LabelMap.IDENTITY, LabelMap.IDENTITY, Set.of(), List.of(), ComparisonSpec.DEFAULT, gates, 2,
				"name: sample\ntask: ner\ncorpus: {path: dev.conll}\n");
		List<GateResult> outcomes = List.of(
				new GateResult(gates.get(0), engines.getFirst().overall().get("strict").f1().value()),
				new GateResult(gates.get(1), OptionalDouble.of(.75)), new GateResult(gates.get(2), OptionalDouble.empty()));
		return new EvaluationResult(experiment, manifest(engines, units), units, engines, comparisons(engines, (int) units), outcomes,
				cases,
				cases.size());
	}

	private static Manifest manifest(List<EngineResult> engines, long units) {
		String hash = "3f786850e387550fdab836ed7e6dc881de23001b3f786850e387550fdab836ed";
		return new Manifest("0.1.0", hash, "examples/dev.conll", "conll", Map.of("token", "0", "tag", "1", "scheme", "iob2"), hash,
				units, 17,
				engines.stream().map(engine -> new Manifest.EngineEntry(engine.name(), engine.engine(), engine.family(),
						engine.settings(), Map.of("english.conll.4class", hash), engine.timing(), Optional.empty())).toList(),
				"2030-05-04T10:00:00Z", Optional.of("2030-05-04T10:01:07Z"),
				Map.of("os", "Linux 6.1", "arch", "amd64", "java", "25.0.1"), Optional.of("0123456789abcdef"),
				List.of("dev.conll:17: tag I-PER after O; read as B-PER", "dev.conll:90: a row of 1 column; expected 2"), 41, Map.of());
	}

	/** Every engine against every earlier one; the first difference is significant, the last is not. */
	private static List<PairedComparison> comparisons(List<EngineResult> engines, int units) {
		List<PairedComparison> comparisons = new ArrayList<>();
		for (int system = 1; system < engines.size(); system++) {
			for (int baseline = 0; baseline < system; baseline++) {
				OptionalDouble before = f1(engines.get(baseline));
				OptionalDouble after = f1(engines.get(system));
				boolean defined = before.isPresent() && after.isPresent();
				double difference = defined ? after.getAsDouble() - before.getAsDouble() : 0;
				double p = Math.abs(difference) > .05 ? .0001 : .1732;
				comparisons.add(new PairedComparison(engines.get(baseline).name(), engines.get(system).name(), "strict.f1", before, after,
						defined ? OptionalDouble.of(difference) : OptionalDouble.empty(),
						defined ? Optional.of(new Interval(difference - .045, difference + .0375, .95)) : Optional.empty(),
						PairedTest.APPROXIMATE_RANDOMIZATION, defined ? OptionalDouble.of(p) : OptionalDouble.empty(), OptionalDouble.empty(),
						List.of(new EffectSize("cohen-dz", difference * 2), new EffectSize("dominance", difference)), units,
						new Resampling(10_000, 17), 0));
			}
		}
		return PairedComparison.adjust(comparisons);
	}

	private static OptionalDouble f1(EngineResult engine) {
		return engine.overall().get("strict").f1().value();
	}
}
