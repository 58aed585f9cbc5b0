package org.lorgnette.evaluation.experiment;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.lorgnette.evaluation.VisualAnswering;
import org.lorgnette.io.CorpusException;
import org.lorgnette.io.Location;
import org.lorgnette.model.Task;

/** Writes experiments as YAML that {@link ExperimentReader} reads back to the same experiment. */
public final class ExperimentWriter {

	private final StringBuilder out = new StringBuilder();

	private ExperimentWriter() {
	}

	/**
	 * The experiment with other engines. Gates of engines that are gone are dropped, as is a baseline that is gone; the corpus is
	 * named by its absolute path, so that the text means the same wherever it lies.
	 *
	 * @throws CorpusException
	 *             if that is not an experiment, such as one without engines
	 */
	public static Experiment withEngines(Experiment experiment, List<EngineSpec> engines) throws CorpusException {
		if (engines.isEmpty()) {
			throw new CorpusException(Location.of(experiment.name()), "engines: expected at least one engine");
		}
		Collection<String> names = engines.stream().map(EngineSpec::name).collect(Collectors.toSet());
		ComparisonSpec comparison = experiment.comparison().withBaseline(experiment.comparison().baseline()
				.filter(name -> names.contains(name) || experiment.task() == Task.VQA && VisualAnswering.BLIND.contains(name)));
		Experiment changed = new Experiment(experiment.name(), experiment.task(), experiment.corpus(), experiment.labels(),
				experiment.relations(), experiment.symmetric(), engines, comparison,
				experiment.gates().stream().filter(gate -> names.contains(gate.engine())).toList(), experiment.probes(), experiment.threads(),
				"");
		Path corpus = experiment.corpus().path().toAbsolutePath().normalize();
		return ExperimentReader.parse(experiment.name(), write(changed, corpus.toString()), corpus);
	}

	/** @param corpusPath how the text names the corpus */
	public static String write(Experiment experiment, String corpusPath) {
		ExperimentWriter writer = new ExperimentWriter();
		writer.experiment(experiment, corpusPath);
		return writer.out.toString();
	}

	private void experiment(Experiment experiment, String corpusPath) {
		line("name: " + quoted(experiment.name()));
		line("task: " + experiment.task().id());
		CorpusSpec corpus = experiment.corpus();
		List<String> parts = new ArrayList<>(List.of("path: " + quoted(corpusPath)));
		corpus.format().ifPresent(format -> parts.add("format: " + quoted(format)));
		new TreeMap<>(corpus.options()).forEach((name, value) -> {
			if (!List.of("path", "format", "language", "skip", "limit").contains(name)) {
				parts.add(quoted(name) + ": " + quoted(value));
			}
		});
		corpus.language().ifPresent(language -> parts.add("language: " + quoted(language)));
		parts.addAll(corpus.portion().written());
		line("corpus: {" + String.join(", ", parts) + "}");
		labels("", "labels", experiment.labels());
		labels("", "relations", experiment.relations());
		if (!experiment.symmetric().isEmpty()) {
			line("symmetric: [" + experiment.symmetric().stream().sorted().map(ExperimentWriter::quoted)
					.collect(Collectors.joining(", ")) + "]");
		}
		line("engines:");
		experiment.engines().forEach(this::engine);
		comparison(experiment.comparison());
		if (!experiment.gates().isEmpty()) {
			line("gate:");
			experiment.gates().forEach(gate -> line("  - {engine: " + quoted(gate.engine()) + ", metric: " + quoted(gate.metric())
					+ ", at-least: " + gate.atLeast() + "}"));
		}
		experiment.probes().baselines().ifPresent(this::baselines);
		experiment.probes().robustness().ifPresent(robustness -> robustness(robustness, experiment.task()));
		line("threads: " + experiment.threads());
	}

	private void baselines(ProbeSpec.Part baselines) {
		List<String> parts = new ArrayList<>();
		baselines.path().ifPresent(path -> parts.add("path: " + quoted(path)));
		baselines.format().ifPresent(format -> parts.add("format: " + quoted(format)));
		new TreeMap<>(baselines.options()).forEach((name, value) -> parts.add(quoted(name) + ": " + quoted(value)));
		parts.addAll(baselines.portion().written());
		line("baselines: {" + String.join(", ", parts) + "}");
	}

	private void robustness(RobustnessSpec robustness, Task task) {
		List<String> parts = new ArrayList<>(List.of("changes: ["
				+ robustness.changes().stream().map(Change::id).collect(Collectors.joining(", ")) + "]", "limit: " + robustness.limit()));
		if (task == Task.QA) {
			parts.add("parts: " + robustness.parts().id());
		}
		robustness.paraphrases().ifPresent(path -> parts.add("paraphrases: " + quoted(path)));
		line("robustness: {" + String.join(", ", parts) + "}");
	}

	private void engine(EngineSpec engine) {
		line("  - id: " + quoted(engine.id()));
		if (!engine.name().equals(engine.id())) {
			line("    name: " + quoted(engine.name()));
		}
		engine.labels().ifPresent(map -> labels("    ", "labels", map));
		engine.relations().ifPresent(map -> labels("    ", "relations", map));
		if (engine.optional()) {
			line("    optional: true");
		}
		if (!engine.settings().isEmpty()) {
			line("    settings: " + flow(engine.settings()));
		}
	}

	private void comparison(ComparisonSpec comparison) {
		List<String> parts = new ArrayList<>();
		comparison.baseline().ifPresent(baseline -> parts.add("baseline: " + quoted(baseline)));
		parts.addAll(List.of("test: " + comparison.test().id(), "resamples: " + comparison.resamples(), "unit: " + comparison.unit().id(),
				"seed: " + comparison.seed(), "level: " + comparison.level(), "interval: " + comparison.interval().id()));
		line("compare: {" + String.join(", ", parts) + "}");
	}

	/** An engine's empty map says something else than no map; of the experiment's own, both mean that every label is kept. */
	private void labels(String indent, String key, LabelMap map) {
		if (!map.entries().isEmpty() || !indent.isEmpty()) {
			line(indent + key + ": " + flow(map.entries()));
		}
	}

	private static String flow(Map<String, String> map) {
		return new TreeMap<>(map).entrySet().stream().map(entry -> quoted(entry.getKey()) + ": " + quoted(entry.getValue()))
				.collect(Collectors.joining(", ", "{", "}"));
	}

	private void line(String text) {
		out.append(text).append('\n');
	}

	/** Plain where no reader could misunderstand it, else in double quotes. */
	private static String quoted(String text) {
		if (text.matches("[A-Za-z_][A-Za-z0-9_./-]*") && !text.matches("(?i)true|false|null|yes|no|on|off|y|n")) {
			return text;
		}
		StringBuilder quoted = new StringBuilder("\"");
		for (int i = 0; i < text.length(); i++) {
			char c = text.charAt(i);
			if (c == '"' || c == '\\') {
				quoted.append('\\').append(c);
			} else if (c < ' ' || c == 0x7F || c == 0x85 || c == 0xA0 || c == 0x2028 || c == 0x2029 || c == 0xFEFF) {
				quoted.append(String.format("\\u%04x", (int) c));
			} else {
				quoted.append(c);
			}
		}
		return quoted.append('"').toString();
	}
}
