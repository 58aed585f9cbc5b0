package org.lorgnette.evaluation.training;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

import org.lorgnette.engine.training.TrainingEvent;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;

/** Events as JSON objects on a line each. Numbers that are infinite or none at all are left out. */
final class TrainingEventJson {

	private static final Gson GSON = new GsonBuilder().disableHtmlEscaping().create();

	private TrainingEventJson() {
	}

	static String toJson(TrainingEvent event, Instant time) {
		JsonObject json = new JsonObject();
		json.addProperty("time", time.toString());
		switch (event) {
			case TrainingEvent.Phase phase -> {
				json.addProperty("event", "phase");
				json.addProperty("name", phase.name());
			}
			case TrainingEvent.Step step -> {
				json.addProperty("event", "step");
				json.addProperty("step", step.step());
				json.addProperty("total", step.total());
				add(json, "loss", step.loss());
				add(json, "rate", step.rate());
				add(json, "wordsPerSecond", step.wordsPerSecond());
				add(json, "secondsLeft", step.secondsLeft());
			}
			case TrainingEvent.Evaluation evaluation -> {
				json.addProperty("event", "evaluation");
				json.addProperty("step", evaluation.step());
				json.addProperty("data", evaluation.data());
				JsonObject metrics = new JsonObject();
				evaluation.metrics().forEach((name, value) -> add(metrics, name, OptionalDouble.of(value)));
				json.add("metrics", metrics);
				json.addProperty("best", evaluation.best());
			}
			case TrainingEvent.Checkpoint checkpoint -> {
				json.addProperty("event", "checkpoint");
				json.addProperty("step", checkpoint.step());
			}
			case TrainingEvent.Resumed resumed -> {
				json.addProperty("event", "resumed");
				json.addProperty("step", resumed.step());
			}
			case TrainingEvent.Note note -> {
				json.addProperty("event", "note");
				json.addProperty("step", note.step());
				json.addProperty("text", note.text());
			}
		}
		return GSON.toJson(json);
	}

	private static void add(JsonObject json, String name, OptionalDouble value) {
		if (value.isPresent() && Double.isFinite(value.getAsDouble())) {
			json.addProperty(name, value.getAsDouble());
		}
	}

	/** Empty for a line that is no event, such as one of a later version. */
	static Optional<TrainingEvent> of(String line) {
		try {
			JsonObject json = JsonParser.parseString(line).getAsJsonObject();
			return switch (text(json, "event")) {
				case "phase" -> Optional.of(new TrainingEvent.Phase(text(json, "name")));
				case "step" -> Optional.of(new TrainingEvent.Step(step(json), json.get("total").getAsLong(), number(json, "loss"),
						number(json, "rate"), number(json, "wordsPerSecond"), number(json, "secondsLeft")));
				case "evaluation" -> {
					Map<String, Double> metrics = new LinkedHashMap<>();
					for (Map.Entry<String, JsonElement> metric : json.getAsJsonObject("metrics").entrySet()) {
						metrics.put(metric.getKey(), metric.getValue().getAsDouble());
					}
					yield Optional.of(new TrainingEvent.Evaluation(step(json), text(json, "data"), metrics,
							json.get("best").getAsBoolean()));
				}
				case "checkpoint" -> Optional.of(new TrainingEvent.Checkpoint(step(json)));
				case "resumed" -> Optional.of(new TrainingEvent.Resumed(step(json)));
				case "note" -> Optional.of(new TrainingEvent.Note(step(json), text(json, "text")));
				default -> Optional.empty();
			};
		} catch (JsonParseException | IllegalStateException | ClassCastException | NullPointerException | NumberFormatException e) {
			return Optional.empty();
		}
	}

	private static String text(JsonObject json, String name) {
		return json.get(name).getAsString();
	}

	private static long step(JsonObject json) {
		return json.get("step").getAsLong();
	}

	private static OptionalDouble number(JsonObject json, String name) {
		return json.has(name) ? OptionalDouble.of(json.get(name).getAsDouble()) : OptionalDouble.empty();
	}
}
