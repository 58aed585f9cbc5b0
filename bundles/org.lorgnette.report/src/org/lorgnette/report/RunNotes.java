package org.lorgnette.report;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.lorgnette.evaluation.EngineResult;
import org.lorgnette.evaluation.EvaluationResult;
import org.lorgnette.evaluation.GateResult;

/** What is to be said under a table of scores, one line each: labels left out, failures, gates. */
public final class RunNotes {

	private static final int LEFT_OUT_SHOWN = 4;

	private final EvaluationResult result;
	private final Texts texts;

	public RunNotes(EvaluationResult result, Texts texts) {
		this.result = result;
		this.texts = texts;
	}

	/** For each engine that gave labels without a common label: the most frequent of them; the report has all. */
	public List<String> leftOut() {
		return result.engines().stream().filter(engine -> !engine.leftOut().isEmpty())
				.map(engine -> texts.get("note.left-out", engine.name(), listed(engine))).toList();
	}

	private static String listed(EngineResult engine) {
		String frequent = engine.leftOut().entrySet().stream().sorted(Map.Entry.<String, Long>comparingByValue().reversed())
				.limit(LEFT_OUT_SHOWN).map(label -> label.getKey() + " " + label.getValue()).collect(Collectors.joining(", "));
		return engine.leftOut().size() > LEFT_OUT_SHOWN ? frequent + ", ..." : frequent;
	}

	/** For each optional engine that was not available: why. */
	public List<String> absent() {
		return new TreeMap<>(result.manifest().absent()).entrySet().stream().map(engine -> texts.get("note.absent", engine.getKey(), engine.getValue()))
				.toList();
	}

	/** For each engine that failed on documents: on how many, and why on the first. */
	public List<String> failures() {
		return result.engines().stream().filter(engine -> !engine.failures().isEmpty())
				.map(engine -> texts.get(engine.visual().isPresent() ? "note.failures.pictures" : "note.failures", engine.name(),
						String.valueOf(engine.failures().size()),
						engine.failures().values().iterator().next()))
				.toList();
	}

	/** For each gate: whether it was passed. */
	public List<String> gates() {
		return result.gates().stream().map(this::gate).toList();
	}

	private String gate(GateResult gate) {
		String value = gate.value().isPresent() ? String.format(Locale.ROOT, "%.4f", gate.value().getAsDouble()) : "-";
		return texts.get(gate.passed() ? "note.gate.passed" : "note.gate.failed", gate.gate().engine(), gate.gate().metric(), value,
				String.valueOf(gate.gate().atLeast()));
	}
}
