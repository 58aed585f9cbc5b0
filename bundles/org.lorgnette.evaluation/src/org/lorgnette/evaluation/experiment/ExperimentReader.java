package org.lorgnette.evaluation.experiment;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.lorgnette.evaluation.VisualAnswering;
import org.lorgnette.io.CorpusException;
import org.lorgnette.io.CorpusFormat;
import org.lorgnette.io.CorpusFormats;
import org.lorgnette.io.FormatOption;
import org.lorgnette.io.TextFiles;
import org.lorgnette.io.yaml.YamlMap;
import org.lorgnette.metrics.significance.PairedTest;
import org.lorgnette.model.Task;
import org.lorgnette.model.text.Nearest;

/** Reads experiments from YAML. Unknown keys, formats, engines named twice or not at all are errors with their line. */
public final class ExperimentReader {

	private static final List<String> KEYS = List.of("name", "task", "corpus", "labels", "relations", "symmetric", "engines",
			"compare", "gate", "baselines", "robustness", "threads");
	private static final List<String> CORPUS_KEYS = List.of("path", "format", "language", "skip", "limit");
	private static final String OPTIONAL = "optional";
	private static final List<String> ENGINE_KEYS = List.of("id", "name", "labels", "relations", "settings", OPTIONAL);
	private static final List<String> COMPARE_KEYS = List.of("baseline", "test", "resamples", "unit", "seed", "level", "interval");
	private static final List<String> GATE_KEYS = List.of("engine", "metric", "at-least");
	private static final List<String> BASELINE_KEYS = List.of("path", "format", "skip", "limit");
	private static final List<String> ROBUSTNESS_KEYS = List.of("changes", "limit", "parts", "paraphrases");
	private static final int MAX_RESAMPLES = 1_000_000;

	private ExperimentReader() {
	}

	/** Paths in the experiment are relative to its file. */
	public static Experiment read(Path file) throws IOException {
		String source = TextFiles.read(file, StandardCharsets.UTF_8);
		Path folder = file.toAbsolutePath().getParent();
		return parse(file.toString(), source, folder);
	}

	/**
	 * @param file
	 *            what messages call the text
	 * @param folder
	 *            what paths in it are relative to
	 */
	public static Experiment parse(String file, String source, Path folder) throws CorpusException {
		YamlMap root = YamlMap.parse(file, source);
		root.allow(KEYS);
		Task task = task(root);
		List<EngineSpec> engines = engines(root, task);
		requireNoLabels(root, task, List.of("labels", "relations", "symmetric"));
		CorpusSpec corpus = corpus(root.requireMap("corpus"), folder);
		return new Experiment(name(root), task, corpus, labels(root, "labels").orElse(LabelMap.IDENTITY),
				labels(root, "relations").orElse(LabelMap.IDENTITY), new LinkedHashSet<>(root.texts("symmetric")), engines,
				comparison(root, task, engines), gates(root, task, engines), probes(root, task, corpus), threads(root), source);
	}

	private static String name(YamlMap root) throws CorpusException {
		String name = root.requireText("name");
		if (!name.matches("[\\p{L}\\p{N}][\\p{L}\\p{N}._ -]{0,99}")) {
			throw root.misfit("name", "letters, digits, spaces, '.', '_' and '-', at most 100, the first a letter or digit");
		}
		return name;
	}

	private static Task task(YamlMap root) throws CorpusException {
		String id = root.requireText("task");
		return Task.of(id).orElseThrow(() -> root.misfit("task", "ner or relations or qa or vqa, got '" + id + "'"));
	}

	/** Answers are no labels: a map of labels would be read and do nothing. */
	private static void requireNoLabels(YamlMap map, Task task, List<String> keys) throws CorpusException {
		Optional<String> idle = task == Task.QA || task == Task.VQA ? keys.stream().filter(map.keys()::contains).findFirst() : Optional.empty();
		if (idle.isPresent()) {
			throw map.misfit(idle.get(), "no such key for the task " + task.id() + ": answers have no labels");
		}
	}

	private static CorpusSpec corpus(YamlMap corpus, Path folder) throws CorpusException {
		Optional<String> formatId = corpus.text("format");
		Map<String, String> options = options(corpus, formatId, CORPUS_KEYS);
		return new CorpusSpec(folder.resolve(corpus.requireText("path")).normalize(), formatId, options, corpus.text("language"),
				Portion.read(corpus));
	}

	/** The values given for options of the format; other keys than these and those allowed are errors. */
	private static Map<String, String> options(YamlMap corpus, Optional<String> formatId, List<String> allowed) throws CorpusException {
		Optional<CorpusFormat> format = Optional.empty();
		if (formatId.isPresent()) {
			try {
				format = Optional.of(CorpusFormats.find(formatId.get()));
			} catch (IllegalArgumentException e) {
				throw new CorpusException(corpus.location("format"), e.getMessage(), e);
			}
		}
		List<String> optionNames = format.stream().flatMap(found -> found.options().stream()).map(FormatOption::name).toList();
		corpus.allow(Stream.concat(allowed.stream(), optionNames.stream()).distinct().toList());
		Map<String, String> options = new TreeMap<>();
		for (String option : optionNames) {
			corpus.text(option).ifPresent(value -> options.put(option, value));
		}
		return options;
	}

	private static ProbeSpec probes(YamlMap root, Task task, CorpusSpec corpus) throws CorpusException {
		Optional<YamlMap> baselines = root.map("baselines");
		Optional<YamlMap> robustness = root.map("robustness");
		if (task != Task.VQA && baselines.isPresent()) {
			throw root.misfit("baselines", "no such key for the task " + task.id() + ": it is for questions about pictures");
		}
		Optional<ProbeSpec.Part> part = Optional.empty();
		if (baselines.isPresent()) {
			YamlMap map = baselines.get();
			Map<String, String> options = options(map, map.text("format").or(corpus::format), BASELINE_KEYS);
			part = Optional.of(new ProbeSpec.Part(map.text("path"), map.text("format"), options, Portion.read(map)));
		}
		return new ProbeSpec(part, robustness.isEmpty() ? Optional.empty() : Optional.of(robustness(robustness.get(), task)));
	}

	private static RobustnessSpec robustness(YamlMap map, Task task) throws CorpusException {
		map.allow(ROBUSTNESS_KEYS);
		Optional<String> paraphrases = map.text("paraphrases");
		List<Change> changes = new ArrayList<>();
		List<String> known = Arrays.stream(Change.values()).filter(change -> change.fits(task)).map(Change::id).toList();
		for (String id : map.texts("changes")) {
			changes.add(Change.of(id).filter(change -> change.fits(task) && !changes.contains(change))
					.orElseThrow(() -> map.misfit("changes", "each of " + String.join(", ", known) + " once at most, got '" + id + "'"
							+ Nearest.to(id, known).filter(nearest -> !nearest.equals(id))
									.map(nearest -> "; did you mean '" + nearest + "'?").orElse(""))));
		}
		List<Change> wanted = changes.isEmpty() ? Change.standard(task, paraphrases.isPresent()) : changes;
		if (wanted.contains(Change.PARAPHRASE) != paraphrases.isPresent()) {
			throw map.misfit(paraphrases.isPresent() ? "paraphrases" : "changes", paraphrases.isPresent()
					? "no file for changes without 'paraphrase', or for the task " + task.id()
					: "with 'paraphrase' also the file that has them: paraphrases: FILE");
		}
		if (map.keys().contains("parts") && task != Task.QA) {
			throw map.misfit("parts", "no such key for the task " + task.id() + ": it tells questions from their passages");
		}
		int limit = map.integer("limit").orElse(RobustnessSpec.DEFAULT_LIMIT);
		if (limit < 1) {
			throw map.misfit("limit", "a number of " + (task == Task.QA || task == Task.VQA ? "questions" : "documents") + ", 1 or more");
		}
		return new RobustnessSpec(wanted, limit, choice(map, "parts", RobustnessSpec.Parts.values(), RobustnessSpec.Parts::id,
				RobustnessSpec.Parts.BOTH), paraphrases);
	}

	private static Optional<LabelMap> labels(YamlMap map, String key) throws CorpusException {
		Optional<YamlMap> labels = map.map(key);
		return labels.isEmpty() ? Optional.empty() : Optional.of(new LabelMap(labels.get().asStrings()));
	}

	private static List<EngineSpec> engines(YamlMap root, Task task) throws CorpusException {
		List<EngineSpec> engines = new ArrayList<>();
		Set<String> names = new HashSet<>();
		for (YamlMap engine : root.maps("engines")) {
			engine.allow(ENGINE_KEYS);
			requireNoLabels(engine, task, List.of("labels", "relations"));
			String id = engine.requireText("id");
			String name = engine.text("name").orElse(id);
			if (!names.add(name)) {
				throw engine.misfit(engine.keys().contains("name") ? "name" : "id",
						"a name of its own for each engine; '" + name + "' occurs twice (add 'name:')");
			}
			Optional<YamlMap> settings = engine.map("settings");
			engines.add(new EngineSpec(name, id, settings.isEmpty() ? Map.of() : settings.get().asStrings(),
					labels(engine, "labels"), labels(engine, "relations"), optional(engine)));
		}
		if (engines.stream().allMatch(EngineSpec::optional) && !engines.isEmpty()) {
			throw root.misfit("engines", "one that is not optional at least");
		}
		if (engines.isEmpty()) {
			throw root.misfit("engines", "a list of at least one engine, such as [{id: corenlp-crf}]");
		}
		return engines;
	}

	private static boolean optional(YamlMap engine) throws CorpusException {
		String text = engine.text(OPTIONAL).orElse("false");
		if (!List.of("true", "false").contains(text)) {
			throw engine.misfit(OPTIONAL, "true or false");
		}
		return Boolean.parseBoolean(text);
	}

	private static ComparisonSpec comparison(YamlMap root, Task task, List<EngineSpec> engines) throws CorpusException {
		Optional<YamlMap> given = root.map("compare");
		ComparisonSpec standard = ComparisonSpec.of(task);
		if (given.isEmpty()) {
			return standard;
		}
		YamlMap compare = given.get();
		compare.allow(COMPARE_KEYS);
		Optional<String> baseline = compare.text("baseline");
		// The other side of a comparison may also be what answers without a look at pictures.
		boolean blind = task == Task.VQA && baseline.filter(VisualAnswering.BLIND::contains).isPresent();
		if (baseline.isPresent() && !blind) {
			requireEngine(compare, "baseline", baseline.get(), engines);
		}
		int resamples = compare.integer("resamples").orElse(standard.resamples());
		if (resamples < 1 || resamples > MAX_RESAMPLES) {
			throw compare.misfit("resamples", "1 to " + MAX_RESAMPLES);
		}
		double level = compare.decimal("level").orElse(standard.level());
		if (!(level > 0 && level < 1)) {
			throw compare.misfit("level", "a confidence level between 0 and 1, such as 0.95");
		}
		return new ComparisonSpec(baseline, choice(compare, "test", PairedTest.values(), PairedTest::id, standard.test()),
				resamples, choice(compare, "unit", ComparisonSpec.Unit.of(task).toArray(ComparisonSpec.Unit[]::new),
						ComparisonSpec.Unit::id, standard.unit()),
				compare.whole("seed").orElse(standard.seed()), level, choice(compare, "interval",
						ComparisonSpec.IntervalMethod.values(), ComparisonSpec.IntervalMethod::id, standard.interval()));
	}

	private static <T> T choice(YamlMap map, String key, T[] values, Function<T, String> id, T standard) throws CorpusException {
		Optional<String> given = map.text(key);
		if (given.isEmpty()) {
			return standard;
		}
		return Arrays.stream(values).filter(value -> id.apply(value).equals(given.get())).findFirst().orElseThrow(() -> map.misfit(key,
				Arrays.stream(values).map(id).collect(Collectors.joining(" or ")) + ", got '" + given.get() + "'"));
	}

	private static List<Gate> gates(YamlMap root, Task task, List<EngineSpec> engines) throws CorpusException {
		List<Gate> gates = new ArrayList<>();
		for (YamlMap gate : root.maps("gate")) {
			gate.allow(GATE_KEYS);
			requireEngine(gate, "engine", gate.requireText("engine"), engines);
			double atLeast = gate.decimal("at-least").orElseThrow(() -> gate.misfit("at-least", "the smallest value that passes"));
			if (!(atLeast >= 0 && atLeast <= 1)) {
				throw gate.misfit("at-least", "a value from 0 to 1, got '" + gate.text("at-least").orElse("") + "'");
			}
			String metric = gate.requireText("metric");
			if (!Gate.isMetric(task, metric)) {
				throw gate.misfit("metric", Gate.metrics(task) + ", got '" + metric + "'");
			}
			gates.add(new Gate(gate.requireText("engine"), metric, atLeast));
		}
		return gates;
	}

	private static void requireEngine(YamlMap map, String key, String name, List<EngineSpec> engines) throws CorpusException {
		List<String> names = engines.stream().map(EngineSpec::name).toList();
		if (!names.contains(name)) {
			throw map.misfit(key, "one of the engines above, got '" + name + "'"
					+ Nearest.to(name, names).map(nearest -> "; did you mean '" + nearest + "'?").orElse(""));
		}
	}

	private static int threads(YamlMap root) throws CorpusException {
		int threads = root.integer("threads").orElse(Math.min(4, Runtime.getRuntime().availableProcessors()));
		if (threads < 1 || threads > 256) {
			throw root.misfit("threads", "1 to 256");
		}
		return threads;
	}
}
