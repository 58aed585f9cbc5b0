package org.lorgnette.io.jsonl;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

import org.lorgnette.model.Answer;
import org.lorgnette.model.Entity;
import org.lorgnette.model.Evidence;
import org.lorgnette.model.Grounding;
import org.lorgnette.model.Prediction;
import org.lorgnette.model.Relation;
import org.lorgnette.model.Ungrounded;
import org.lorgnette.model.Value;

import com.google.gson.JsonElement;
import com.google.gson.stream.JsonWriter;

/**
 * Predictions as JSON objects: {@code kind} ({@code entity}, {@code relation}, {@code answer}, {@code
 * ungrounded}), {@code value} with the fields of the model, {@code score}, {@code producer}, {@code evidence} and {@code
 * grounding}. Scores keep every digit.
 */
public final class PredictionJson {

	private static final String ENTITY = "entity";
	private static final String RELATION = "relation";
	private static final String ANSWER = "answer";
	private static final String UNGROUNDED = "ungrounded";

	/** What one engine predicts for one instance: a line of a run's predictions. */
	public record Line(String instance, String engine, List<Prediction<? extends Value>> predictions) {

		public Line {
			predictions = List.copyOf(predictions);
		}
	}

	private PredictionJson() {
	}

	/** @param text the text of the instance, which adds to every entity what it covers there; empty to leave that out */
	public static void toJson(JsonWriter out, Line line, Optional<String> text) throws IOException {
		out.beginObject().name("instance").value(line.instance()).name("engine").value(line.engine()).name("predictions")
				.beginArray();
		for (Prediction<? extends Value> prediction : line.predictions()) {
			toJson(out, prediction, text);
		}
		out.endArray().endObject();
	}

	/** @throws com.google.gson.JsonParseException as {@link #fromJson} does */
	public static Line lineFromJson(JsonElement json) {
		return new Fields(json, "").read(fields -> {
			String instance = fields.text("instance");
			String engine = fields.text("engine");
			return new Line(instance, engine, List.copyOf(fields.objects("predictions", PredictionJson::prediction)));
		});
	}

	public static void toJson(JsonWriter out, Prediction<? extends Value> prediction) throws IOException {
		toJson(out, prediction, Optional.empty());
	}

	private static void toJson(JsonWriter out, Prediction<? extends Value> prediction, Optional<String> text) throws IOException {
		out.beginObject().name("kind").value(kind(prediction.value())).name("value").beginObject();
		switch (prediction.value()) {
			case Entity entity -> {
				ValueJson.writeFields(out, entity);
				Json.optional(out, "text", text.map(entity::text));
			}
			case Relation relation -> ValueJson.writeFields(out, relation);
			case Answer answer -> ValueJson.writeFields(out, answer);
			case Ungrounded nowhere -> ValueJson.writeFields(out, nowhere);
		}
		out.endObject();
		if (prediction.score().isPresent()) {
			out.name("score").value(prediction.score().getAsDouble());
		}
		out.name("producer").value(prediction.producer());
		Json.array(out, "evidence", prediction.evidence(), PredictionJson::write);
		if (prediction.grounding().isPresent()) {
			write(out.name("grounding"), prediction.grounding().get());
		}
		out.endObject();
	}

	/**
	 * Reads what {@link #toJson} writes; the text of an entity is not kept, as the document has it.
	 *
	 * @throws com.google.gson.JsonParseException
	 *             if a field is missing, unknown or does not fit; the message names its path
	 */
	public static Prediction<? extends Value> fromJson(JsonElement json) {
		return new Fields(json, "").read(PredictionJson::prediction);
	}

	private static Prediction<? extends Value> prediction(Fields fields) {
		String kind = fields.text("kind");
		Value value = fields.object("value").read(object -> switch (kind) {
			case ENTITY -> {
				object.optionalText("text");
				yield ValueJson.entity(object);
			}
			case RELATION -> ValueJson.relation(object);
			case ANSWER -> ValueJson.answer(object);
			case UNGROUNDED -> ValueJson.ungrounded(object);
			default -> throw new IllegalArgumentException(
					"kind '" + kind + "' is unknown; expected " + ENTITY + ", " + RELATION + ", " + ANSWER + " or " + UNGROUNDED);
		});
		OptionalDouble score = fields.number("score");
		return new Prediction<>(value, score, fields.text("producer"), fields.objects("evidence", PredictionJson::evidence),
				fields.optionalObject("grounding").map(found -> found.read(PredictionJson::grounding)));
	}

	private static String kind(Value value) {
		return switch (value) {
			case Entity entity -> ENTITY;
			case Relation relation -> RELATION;
			case Answer answer -> ANSWER;
			case Ungrounded nowhere -> UNGROUNDED;
		};
	}

	private static void write(JsonWriter out, Evidence evidence) throws IOException {
		out.beginObject();
		Json.optional(out, "source", evidence.source());
		ValueJson.write(out, evidence.span());
		out.name("reason").value(evidence.reason()).endObject();
	}

	private static void write(JsonWriter out, Grounding grounding) throws IOException {
		out.beginObject().name("kind").value(grounding.kind().name().toLowerCase(Locale.ROOT)).name("written").value(grounding.written());
		if (grounding.distance() > 0) {
			out.name("distance").value(grounding.distance());
		}
		if (grounding.places() > 1) {
			out.name("places").value(grounding.places());
		}
		out.endObject();
	}

	private static Grounding grounding(Fields fields) {
		String name = fields.text("kind");
		Grounding.Kind kind = Arrays.stream(Grounding.Kind.values()).filter(each ->
				each.name().toLowerCase(Locale.ROOT).equals(name)).findFirst()
				.orElseThrow(() -> new IllegalArgumentException("kind '" + name + "' of grounding is unknown"));
		int usual = kind == Grounding.Kind.UNGROUNDED ? 0 : 1;
		return new Grounding(kind, fields.text("written"), fields.optionalInteger("distance").orElse(0),
				fields.optionalInteger("places").orElse(usual));
	}

	private static Evidence evidence(Fields fields) {
		return new Evidence(fields.optionalText("source"), ValueJson.span(fields), fields.text("reason"));
	}
}
