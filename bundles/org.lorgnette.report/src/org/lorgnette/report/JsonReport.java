package org.lorgnette.report;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;

import org.lorgnette.evaluation.ConfusionMatrix;
import org.lorgnette.evaluation.EngineResult;
import org.lorgnette.evaluation.Estimate;
import org.lorgnette.evaluation.EvaluationResult;
import org.lorgnette.evaluation.GateResult;
import org.lorgnette.evaluation.Score;
import org.lorgnette.evaluation.experiment.ComparisonSpec;
import org.lorgnette.metrics.chunk.Outcome;
import org.lorgnette.metrics.curve.PrecisionRecallCurve;
import org.lorgnette.metrics.curve.Reliability;
import org.lorgnette.metrics.significance.EffectSize;
import org.lorgnette.metrics.significance.Interval;
import org.lorgnette.metrics.significance.PairedComparison;

import com.google.gson.Strictness;
import com.google.gson.stream.JsonWriter;

/**
 * The scores as JSON, for programs: doubles in full, keys in a fixed order, undefined as {@code null}. It holds nothing that
 * differs between two runs of one experiment, such as times or what a resumed part of it covered, so that equal results are
 * equal files.
 */
public final class JsonReport {

	/** Raised when a key changes its meaning or goes away. */
	public static final int VERSION = 1;

	private static final int CURVE_POINTS = 200;

	private final JsonWriter json;

	private JsonReport(JsonWriter json) {
		this.json = json;
	}

	public static void write(EvaluationResult result, Path file) throws IOException {
		ReportFile.write(file, out -> write(result, out));
	}

	/** Does not close the writer. */
	public static void write(EvaluationResult result, Writer out) throws IOException {
		JsonWriter json = writer(out);
		new JsonReport(json).result(result);
		json.flush();
		out.write('\n');
	}

	/** Writes comparisons alone, as an object with the key {@code comparisons}. Does not close the writer. */
	public static void write(List<PairedComparison> comparisons, Writer out) throws IOException {
		JsonWriter json = writer(out);
		json.beginObject();
		new JsonReport(json).comparisons(comparisons);
		json.endObject();
		json.flush();
		out.write('\n');
	}

	private static JsonWriter writer(Writer out) {
		JsonWriter json = new JsonWriter(out);
		json.setIndent("  ");
		json.setStrictness(Strictness.STRICT);
		json.setHtmlSafe(false);
		return json;
	}

	private void result(EvaluationResult result) throws IOException {
		json.beginObject();
		json.name("format").value("lorgnette-scores").name("version").value(VERSION);
		experiment(result);
		json.name("engines").beginArray();
		for (EngineResult engine : result.engines()) {
			engine(engine);
		}
		json.endArray();
		comparisons(result.comparisons());
		if (result.agreement().isPresent()) {
			new AnswersJson(json).agreement(result.agreement().get());
		}
		json.name("gates").beginArray();
		for (GateResult gate : result.gates()) {
			json.beginObject().name("engine").value(gate.gate().engine()).name("metric").value(gate.gate().metric());
			json.name("atLeast").value(gate.gate().atLeast());
			number("value", gate.value());
			json.name("passed").value(gate.passed()).endObject();
		}
		json.endArray();
		json.endObject();
	}

	private void comparisons(List<PairedComparison> comparisons) throws IOException {
		json.name("comparisons").beginArray();
		for (PairedComparison comparison : comparisons) {
			comparison(comparison);
		}
		json.endArray();
	}

	private void experiment(EvaluationResult result) throws IOException {
		ComparisonSpec comparison = result.experiment().comparison();
		json.name("experiment").beginObject().name("name").value(result.experiment().name());
		json.name("task").value(result.experiment().task().id()).name("hash").value(result.manifest().experimentHash()).endObject();
		json.name("corpus").beginObject().name("path").value(result.manifest().corpusPath());
		json.name("format").value(result.manifest().corpusFormat());
		strings("options", result.manifest().corpusOptions());
		json.name("hash").value(result.manifest().corpusHash()).name("documents").value(result.manifest().documents());
		json.name("problems").value(result.manifest().corpusProblemCount()).endObject();
		json.name("resampling").beginObject().name("unit").value(comparison.unit().id()).name("units").value(result.units());
		json.name("test").value(comparison.test().id()).name("resamples").value(comparison.resamples());
		json.name("seed").value(comparison.seed()).name("level").value(comparison.level());
		json.name("baseline").value(comparison.baseline().orElse(null)).endObject();
	}

	private void engine(EngineResult engine) throws IOException {
		json.beginObject().name("name").value(engine.name()).name("id").value(engine.engine());
		json.name("family").value(engine.family().name().toLowerCase(Locale.ROOT));
		strings("settings", engine.settings());
		if (engine.answering().isPresent()) {
			AnswersJson answers = new AnswersJson(json);
			answers.scores("measures", engine.overall());
			answers.scores("types", engine.types());
			answers.answering(engine.answering().get());
		} else if (engine.visual().isPresent()) {
			AnswersJson answers = new AnswersJson(json);
			answers.scores("measures", engine.overall());
			answers.scores("types", engine.types());
			answers.visual(engine.macro(), engine.visual().get());
		} else {
			marked(engine);
		}
		if (engine.visual().isPresent() || !engine.stability().changes().isEmpty()) {
			new StabilityJson(json).write(engine.stability(), engine.visual().isPresent());
		}
		if (engine.grounding().isPresent()) {
			new AnswersJson(json).grounding(engine.grounding().get());
		}
		confusion(engine.confusion());
		json.name("cases").beginObject();
		for (var kind : engine.cases().entrySet()) {
			if (isPossible(kind.getKey(), engine)) {
				json.name(CaseNames.id(kind.getKey(), engine.isAnswering())).value(kind.getValue());
			}
		}
		json.endObject();
		if (engine.tagging().isPresent()) {
			json.name("tagging").beginObject().name("tokens").value(engine.tagging().get().tokens());
			json.name("accuracy").value(engine.tagging().get().accuracy()).endObject();
		}
		if (engine.curve().isPresent()) {
			curve(engine.curve().get());
		}
		if (engine.calibration().isPresent()) {
			calibration(engine.calibration().get());
		}
		json.name("leftOut").beginObject();
		for (var label : engine.leftOut().entrySet()) {
			json.name(label.getKey()).value(label.getValue());
		}
		json.endObject();
		strings("failures", engine.failures());
		json.endObject();
	}

	/** A picture always tells: no answer is too many there. */
	private static boolean isPossible(Outcome.Kind kind, EngineResult engine) {
		return switch (kind) {
			case TYPE -> !engine.isAnswering();
			case SPURIOUS -> engine.visual().isEmpty();
			case CORRECT, BOUNDARY, BOUNDARY_AND_TYPE, MISSED -> true;
		};
	}

	/** Entities and relations. */
	private void marked(EngineResult engine) throws IOException {
		scores("measures", engine.overall());
		json.name("macro").beginObject().name("precision").value(engine.macro().precision()).name("recall").value(engine.macro()
				.recall());
		json.name("f1").value(engine.macro().f1()).endObject();
		scores("types", engine.types());
	}

	private void scores(String name, Map<String, Score> scores) throws IOException {
		json.name(name).beginObject();
		for (Map.Entry<String, Score> entry : scores.entrySet()) {
			Score score = entry.getValue();
			json.name(entry.getKey()).beginObject().name("gold").value(score.counts().gold());
			json.name("predicted").value(score.counts().predicted()).name("correct").value(score.counts().correct());
			json.name("credit").value(score.credit());
			estimate("precision", score.precision());
			estimate("recall", score.recall());
			estimate("f1", score.f1());
			json.endObject();
		}
		json.endObject();
	}

	private void estimate(String name, Estimate estimate) throws IOException {
		number(name, estimate.value());
		if (estimate.interval().isPresent()) {
			interval(name + "Interval", estimate.interval().get());
		}
	}

	private void interval(String name, Interval interval) throws IOException {
		json.name(name).beginArray().value(interval.low()).value(interval.high()).endArray();
	}

	private void confusion(ConfusionMatrix matrix) throws IOException {
		json.name("confusion").beginObject().name("labels").beginArray();
		for (String label : matrix.labels()) {
			json.value(label);
		}
		json.endArray().name("counts").beginArray();
		for (long[] row : matrix.counts()) {
			json.beginArray();
			for (long count : row) {
				json.value(count);
			}
			json.endArray();
		}
		json.endArray().endObject();
	}

	private void curve(PrecisionRecallCurve curve) throws IOException {
		json.name("curve").beginObject();
		number("averagePrecision", curve.averagePrecision());
		json.name("gold").value(curve.gold()).name("points").beginArray();
		for (PrecisionRecallCurve.Point point : curve.points(CURVE_POINTS)) {
			json.beginObject().name("threshold").value(point.threshold()).name("predicted").value(point.counts().predicted());
			json.name("correct").value(point.counts().correct()).endObject();
		}
		json.endArray().endObject();
	}

	private void calibration(Reliability calibration) throws IOException {
		json.name("calibration").beginObject().name("predictions").value(calibration.count());
		number("ece", calibration.expectedCalibrationError());
		number("mce", calibration.maximumCalibrationError());
		number("brier", calibration.brier());
		json.name("bins").beginArray();
		for (Reliability.Bin bin : calibration.bins()) {
			json.beginObject().name("low").value(bin.low()).name("high").value(bin.high()).name("count").value(bin.count());
			number("confidence", bin.confidence());
			number("accuracy", bin.accuracy());
			json.endObject();
		}
		json.endArray().endObject();
	}

	private void comparison(PairedComparison comparison) throws IOException {
		json.beginObject().name("system").value(comparison.system()).name("baseline").value(comparison.baseline());
		json.name("metric").value(comparison.metric());
		number("systemValue", comparison.systemValue());
		number("baselineValue", comparison.baselineValue());
		number("difference", comparison.difference());
		if (comparison.interval().isPresent()) {
			interval("differenceInterval", comparison.interval().get());
		}
		json.name("test").value(comparison.test().id());
		number("p", comparison.p());
		number("adjustedP", comparison.adjustedP());
		json.name("significant").value(Words.isSignificant(comparison)).name("effects").beginArray();
		for (EffectSize effect : comparison.effects()) {
			json.beginObject().name("name").value(effect.name()).name("value").value(effect.value());
			if (effect.interval().isPresent()) {
				interval("interval", effect.interval().get());
			}
			json.endObject();
		}
		json.endArray().name("units").value(comparison.units()).name("resamples").value(comparison.resampling().resamples());
		json.name("seed").value(comparison.resampling().seed()).name("undefined").value(comparison.undefined()).endObject();
	}

	private void number(String name, OptionalDouble value) throws IOException {
		json.name(name);
		if (value.isPresent() && Double.isFinite(value.getAsDouble())) {
			json.value(value.getAsDouble());
		} else {
			json.nullValue();
		}
	}

	private void strings(String name, Map<String, String> map) throws IOException {
		json.name(name).beginObject();
		for (Map.Entry<String, String> entry : new TreeMap<>(map).entrySet()) {
			json.name(entry.getKey()).value(entry.getValue());
		}
		json.endObject();
	}
}
