package org.lorgnette.report;

import java.io.IOException;
import java.util.Map;
import java.util.OptionalDouble;

import org.lorgnette.evaluation.Agreement;
import org.lorgnette.evaluation.Answering;
import org.lorgnette.evaluation.EngineResult;
import org.lorgnette.evaluation.Estimate;
import org.lorgnette.evaluation.Score;
import org.lorgnette.evaluation.VisualAnswering;
import org.lorgnette.metrics.qa.SquadScores;
import org.lorgnette.metrics.significance.Interval;

import com.google.gson.stream.JsonWriter;

/** What {@link JsonReport} says of answers to questions. */
final class AnswersJson {

	private final JsonWriter json;

	AnswersJson(JsonWriter json) {
		this.json = json;
	}

	/** Means over questions: how many, how many exact matches, the sum of F1, then each value with its interval. */
	void scores(String name, Map<String, Score> scores) throws IOException {
		json.name(name).beginObject();
		for (Map.Entry<String, Score> entry : scores.entrySet()) {
			Score score = entry.getValue();
			json.name(entry.getKey()).beginObject();
			if (!score.has(Score.PRECISION)) {
				json.name("questions").value(score.counts().gold()).name("correct").value(score.counts().correct());
				json.name("credit").value(score.credit());
			} else {
				json.name("gold").value(score.counts().gold()).name("predicted").value(score.counts().predicted());
				json.name("correct").value(score.counts().correct());
			}
			for (Map.Entry<String, Estimate> value : score.values().entrySet()) {
				estimate(value.getKey(), value.getValue());
			}
			json.endObject();
		}
		json.endObject();
	}

	/** The shares of what was written by how it was found. */
	void grounding(Score score) throws IOException {
		json.name("grounding").beginObject().name("predictions").value(score.counts().predicted());
		for (Map.Entry<String, Estimate> value : score.values().entrySet()) {
			estimate(value.getKey(), value.getValue());
		}
		json.endObject();
	}

	/** The macro average over answers, breakdowns, and what is reached without pictures. */
	void visual(EngineResult.MacroAverage macro, VisualAnswering visual) throws IOException {
		json.name("macro").beginObject().name("precision").value(macro.precision()).name("recall").value(macro.recall());
		json.name("f1").value(macro.f1()).endObject();
		json.name("answers").value(visual.answers()).name("severalAnnotators").value(visual.severalAnnotators());
		breakdowns(visual.breakdowns());
		json.name("baselines").beginObject();
		for (VisualAnswering.Baseline baseline : visual.baselines()) {
			json.name(baseline.name()).beginObject();
			scores("measures", baseline.overall());
			scores("types", baseline.kinds());
			json.endObject();
		}
		VisualAnswering.Fit fit = visual.fit();
		json.endObject().name("baselinesFit").beginObject().name("itself").value(fit.itself()).name("questions").value(fit.questions());
		json.name("texts").value(fit.texts()).name("unseen").value(fit.unseen()).endObject();
	}

	private void breakdowns(Map<String, Map<String, Score>> breakdowns) throws IOException {
		json.name("breakdowns").beginObject();
		for (Map.Entry<String, Map<String, Score>> breakdown : breakdowns.entrySet()) {
			scores(breakdown.getKey(), breakdown.getValue());
		}
		json.endObject();
	}

	/** The breakdowns, then the numbers of the official script, in percent and under its names, of the engine and of answering nothing. */
	void answering(Answering answering) throws IOException {
		breakdowns(answering.breakdowns());
		squad("squad", answering.squad());
		squad("answeringNothing", answering.nothing());
	}

	private void squad(String name, SquadScores scores) throws IOException {
		json.name(name).beginObject();
		for (Map.Entry<String, Number> value : scores.values().entrySet()) {
			json.name(value.getKey()).value(value.getValue());
		}
		json.endObject();
	}

	void agreement(Agreement agreement) throws IOException {
		json.name("agreement").beginArray();
		for (Agreement.Pair pair : agreement.pairs()) {
			json.beginObject().name("first").value(pair.first()).name("second").value(pair.second());
			number("exact", pair.exact());
			number("f1", pair.f1());
			estimate("kappa", new Estimate(pair.kappa(), pair.kappaInterval()));
			json.endObject();
		}
		json.endArray();
	}

	void estimate(String name, Estimate estimate) throws IOException {
		number(name, estimate.value());
		if (estimate.interval().isPresent()) {
			Interval interval = estimate.interval().get();
			json.name(name + "Interval").beginArray().value(interval.low()).value(interval.high()).endArray();
		}
	}

	private void number(String name, OptionalDouble value) throws IOException {
		json.name(name);
		if (value.isPresent() && Double.isFinite(value.getAsDouble())) {
			json.value(value.getAsDouble());
		} else {
			json.nullValue();
		}
	}
}
