package org.lorgnette.report;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

import org.lorgnette.engine.Family;
import org.lorgnette.evaluation.Case;
import org.lorgnette.evaluation.ConfusionMatrix;
import org.lorgnette.evaluation.EngineResult;
import org.lorgnette.evaluation.Estimate;
import org.lorgnette.evaluation.Score;
import org.lorgnette.metrics.Counts;
import org.lorgnette.metrics.chunk.Outcome.Kind;
import org.lorgnette.metrics.curve.PrecisionRecallCurve;
import org.lorgnette.metrics.curve.Reliability;
import org.lorgnette.metrics.curve.Scored;
import org.lorgnette.metrics.significance.Interval;
import org.lorgnette.model.Span;

/** An engine that is right by chance, always the same chance; the second of several gives rules instead of scores. */
final class SampleEngine {

	private static final double[] SKILL = { .72, .38, .74 };

	private static final List<Family> FAMILIES = List.of(Family.STATISTICAL, Family.RULES, Family.NEURAL);

	private final String name;
	private final int number;
	private final Random random;
	private final List<Case> cases = new ArrayList<>();
	private long characters;
	private long documents;

	SampleEngine(String name, int number) {
		this.name = name;
		this.number = number;
		this.random = new Random(40L + number);
	}

	List<Case> cases() {
		return cases;
	}

	void read(String document, int round, MarkedText sentence) {
		characters += sentence.text().length();
		documents++;
		for (MarkedText.Mark mark : sentence.marks()) {
			cases.add(outcome(document, round, sentence, mark));
		}
		if (random.nextInt(4) == 0) {
			int end = Math.max(1, sentence.text().indexOf(' '));
			cases.add(make(Kind.SPURIOUS, document, round, sentence, Optional.empty(), Optional.of(item("MISC", new Span(0, end)))));
		}
	}

	private Case outcome(String document, int round, MarkedText sentence, MarkedText.Mark mark) {
		Case.Item gold = item(mark.type(), mark.span());
		double draw = random.nextDouble() / SKILL[number % SKILL.length];
		// The rules know nothing of the longest label: its precision is undefined.
		Kind kind = number == 1 && mark.type().startsWith("creative") ? Kind.MISSED : draw < 1 ? Kind.CORRECT
				: draw < 1.1 ? Kind.TYPE : draw < 1.2 ? Kind.BOUNDARY : draw < 1.24 ? Kind.BOUNDARY_AND_TYPE : Kind.MISSED;
		String type = kind == Kind.TYPE || kind == Kind.BOUNDARY_AND_TYPE ? mark.type().equals("ORG") ? "LOC" : "ORG" : mark.type();
		Span span = kind == Kind.BOUNDARY || kind == Kind.BOUNDARY_AND_TYPE
				? new Span(Math.max(0, mark.span().begin() - 3), mark.span().end()) : mark.span();
		return make(kind, document, round, sentence, Optional.of(gold),
				kind == Kind.MISSED ? Optional.empty() : Optional.of(item(type, span)));
	}

	private Case make(Kind kind, String document, int round, MarkedText sentence, Optional<Case.Item> gold,
			Optional<Case.Item> predicted) {
		boolean rules = number % 3 == 1;
		double score = Math.min(1, (kind == Kind.CORRECT ? .55 : .3) + random.nextDouble() * .5);
		return new Case(name, document, kind, sentence.text(), round * 200, gold, predicted,
				rules || predicted.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(score),
				rules && predicted.isPresent() ? List.of("tokensregex: " + predicted.get().type() + " after a title") : List.of());
	}

	private static Case.Item item(String type, Span span) {
		return new Case.Item(type, List.of(new Case.Part("", type, List.of(span))));
	}

	EngineResult result() {
		Map<String, Score> overall = new LinkedHashMap<>();
		overall.put("strict", score(count(kind -> kind == Kind.CORRECT), 0));
		overall.put("exact", score(count(kind -> kind == Kind.CORRECT || kind == Kind.TYPE), 0));
		long partial = cases.stream().filter(one -> one.kind() == Kind.BOUNDARY || one.kind() == Kind.BOUNDARY_AND_TYPE).count();
		overall.put("partial", score(count(kind -> kind == Kind.CORRECT || kind == Kind.TYPE), partial * .5));
		overall.put("type", score(count(kind -> kind == Kind.CORRECT || kind == Kind.BOUNDARY), 0));
		SortedMap<String, Score> types = types();
		double macro = types.values().stream().mapToDouble(score -> score.f1().value().orElse(0)).average().orElse(0);
		SortedMap<String, Long> leftOut = new TreeMap<>(number == 0 ? Map.of("MISC", 12L, "O-" + name, 1L) : Map.of());
		SortedMap<String, String> failures = new TreeMap<>(number == 1 ? Map.of("doc-3/7", "out of memory: " + name) : Map.of());
		return new EngineResult(name, name.equals("bioes-transformer") ? "onnx-ner" : name, FAMILIES.get(number % FAMILIES.size()),
				Map.of("model", "conll.4class", "threads", "1"), overall, new EngineResult.MacroAverage(macro, macro, macro), types,
				confusion(),
				kinds(), Optional.of(new EngineResult.Tagging(characters / 6, .9 + number * .01)), curve(), calibration(), leftOut, failures,
				new EngineResult.Timing(1.62, .4 + 3.1 * number, documents, characters));
	}

	private Counts count(Predicate<Kind> correct) {
		return new Counts(cases.stream().filter(one -> one.gold().isPresent()).count(),
				cases.stream().filter(one -> one.predicted().isPresent()).count(),
				cases.stream().filter(one -> correct.test(one.kind())).count());
	}

	private SortedMap<String, Score> types() {
		SortedMap<String, Score> types = new TreeMap<>();
		for (String type : labels()) {
			types.put(type, score(new Counts(cases.stream().filter(one -> is(one.gold(), type)).count(),
					cases.stream().filter(one -> is(one.predicted(), type)).count(),
					cases.stream().filter(one -> one.kind() == Kind.CORRECT && is(one.gold(), type)).count()), 0));
		}
		return types;
	}

	private static boolean is(Optional<Case.Item> item, String type) {
		return item.isPresent() && item.get().type().equals(type);
	}

	private TreeSet<String> labels() {
		TreeSet<String> labels = new TreeSet<>();
		cases.forEach(one -> one.gold().ifPresent(item -> labels.add(item.type())));
		cases.forEach(one -> one.predicted().ifPresent(item -> labels.add(item.type())));
		return labels;
	}

	static Score score(Counts counts, double halves) {
		double credit = counts.correct() + halves;
		return new Score(counts, credit, ratio(credit, counts.predicted()), ratio(credit, counts.gold()),
				ratio(2 * credit, counts.gold() + counts.predicted()));
	}

	private static Estimate ratio(double part, long whole) {
		if (whole == 0) {
			return Estimate.UNDEFINED;
		}
		double value = part / whole;
		double half = 1 / Math.sqrt(whole + 1.0) / 2;
		return new Estimate(OptionalDouble.of(value),
				Optional.of(new Interval(Math.max(0, value - half), Math.min(1, value + half * .8), .95)));
	}

	private ConfusionMatrix confusion() {
		List<String> labels = List.copyOf(labels());
		long[][] counts = new long[labels.size() + 1][labels.size() + 1];
		for (Case one : cases) {
			int row = one.gold().map(item -> labels.indexOf(item.type())).orElse(labels.size());
			int column = one.predicted().map(item -> labels.indexOf(item.type())).orElse(labels.size());
			counts[row][column]++;
		}
		return new ConfusionMatrix(labels, counts);
	}

	private SortedMap<Kind, Long> kinds() {
		Map<Kind, Long> kinds = new EnumMap<>(Kind.class);
		for (Kind kind : Kind.values()) {
			kinds.put(kind, cases.stream().filter(one -> one.kind() == kind).count());
		}
		return new TreeMap<>(kinds);
	}

	private List<Scored> scored() {
		return cases.stream().filter(one -> one.score().isPresent())
				.map(one -> new Scored(one.score().getAsDouble(), one.kind() == Kind.CORRECT)).toList();
	}

	private Optional<PrecisionRecallCurve> curve() {
		return scored().isEmpty() ? Optional.empty() : Optional.of(PrecisionRecallCurve.of(scored(), count(kind -> false).gold()));
	}

	private Optional<Reliability> calibration() {
		return scored().isEmpty() ? Optional.empty() : Optional.of(Reliability.equalWidth(scored(), 10));
	}
}
