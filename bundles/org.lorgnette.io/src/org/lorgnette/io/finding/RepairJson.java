package org.lorgnette.io.finding;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import org.lorgnette.model.Span;
import org.lorgnette.model.edit.GoldEdit;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

/** Repairs as one line of JSON and back, for keeping them beside a marker. */
public final class RepairJson {

	private RepairJson() {
	}

	public static String toJson(List<Repair> repairs) {
		JsonArray array = new JsonArray();
		for (Repair repair : repairs) {
			JsonObject json = new JsonObject();
			json.addProperty("action", repair.action().name());
			json.add("arguments", array(repair.arguments()));
			JsonArray lines = new JsonArray();
			repair.lines().forEach(line -> lines.add(line(line)));
			json.add("lines", lines);
			repair.document().ifPresent(edit -> json.add("document", document(edit)));
			array.add(json);
		}
		return array.toString();
	}

	/** @throws RuntimeException of Gson if the text is not what {@link #toJson} writes */
	public static List<Repair> fromJson(String text) {
		return list(JsonParser.parseString(text), json -> {
			JsonObject object = json.getAsJsonObject();
			return new Repair(Repair.Action.valueOf(object.get("action").getAsString()), texts(object.get("arguments")),
					list(object.get("lines"), RepairJson::line), Optional.ofNullable(object.get("document")).map(RepairJson::document));
		});
	}

	private static JsonObject line(LineEdit edit) {
		JsonObject json = new JsonObject();
		json.addProperty("file", edit.file());
		json.addProperty("line", edit.line());
		switch (edit) {
			case LineEdit.Replace it -> {
				json.addProperty("expected", it.expected());
				json.addProperty("replacement", it.replacement());
			}
			case LineEdit.Remove it -> json.addProperty("expected", it.expected());
			case LineEdit.RemoveFromJson it -> json.add("ids", array(it.ids()));
		}
		return json;
	}

	private static LineEdit line(JsonElement element) {
		JsonObject json = element.getAsJsonObject();
		String file = json.get("file").getAsString();
		long line = json.get("line").getAsLong();
		if (json.has("ids")) {
			return new LineEdit.RemoveFromJson(file, line, texts(json.get("ids")));
		}
		String expected = json.get("expected").getAsString();
		return json.has("replacement") ? new LineEdit.Replace(file, line, expected, json.get("replacement").getAsString())
				: new LineEdit.Remove(file, line, expected);
	}

	private static JsonObject document(DocumentEdit edit) {
		JsonObject json = new JsonObject();
		json.addProperty("number", edit.document());
		json.addProperty("id", edit.id());
		JsonArray gold = new JsonArray();
		edit.gold().forEach(change -> gold.add(gold(change)));
		json.add("gold", gold);
		JsonArray answers = new JsonArray();
		for (AnswerEdit answer : edit.answers()) {
			JsonObject object = new JsonObject();
			object.addProperty("question", answer.question());
			object.addProperty("plausible", answer.plausible());
			object.addProperty("number", answer.number());
			object.addProperty("text", answer.text());
			answer.span().ifPresent(span -> object.add("span", spans(List.of(span))));
			answers.add(object);
		}
		json.add("answers", answers);
		return json;
	}

	private static DocumentEdit document(JsonElement element) {
		JsonObject json = element.getAsJsonObject();
		return new DocumentEdit(json.get("number").getAsInt(), json.get("id").getAsString(), list(json.get("gold"), RepairJson::gold),
				list(json.get("answers"), each -> {
					JsonObject object = each.getAsJsonObject();
					return new AnswerEdit(object.get("question").getAsString(), object.get("plausible").getAsBoolean(),
							object.get("number").getAsInt(), object.get("text").getAsString(),
							Optional.ofNullable(object.get("span")).map(span -> spans(span).getFirst()));
				}));
	}

	private static JsonObject gold(GoldEdit edit) {
		JsonObject json = new JsonObject();
		switch (edit) {
			case GoldEdit.AddEntity it -> {
				json.addProperty("type", it.type());
				json.add("spans", spans(it.fragments()));
			}
			case GoldEdit.Refragment it -> {
				json.addProperty("id", it.id());
				json.add("spans", spans(it.fragments()));
			}
			case GoldEdit.Delete it -> json.addProperty("id", it.id());
			default -> throw new IllegalArgumentException("no repair makes this change: " + edit);
		}
		return json;
	}

	private static GoldEdit gold(JsonElement element) {
		JsonObject json = element.getAsJsonObject();
		if (!json.has("spans")) {
			return new GoldEdit.Delete(json.get("id").getAsString());
		}
		List<Span> spans = spans(json.get("spans"));
		return json.has("id") ? new GoldEdit.Refragment(json.get("id").getAsString(), spans)
				: new GoldEdit.AddEntity(json.get("type").getAsString(), spans);
	}

	private static JsonArray spans(List<Span> spans) {
		JsonArray array = new JsonArray();
		for (Span span : spans) {
			array.add(span.begin());
			array.add(span.end());
		}
		return array;
	}

	private static List<Span> spans(JsonElement element) {
		JsonArray array = element.getAsJsonArray();
		List<Span> spans = new ArrayList<>();
		for (int i = 0; i + 1 < array.size(); i += 2) {
			spans.add(new Span(array.get(i).getAsInt(), array.get(i + 1).getAsInt()));
		}
		return spans;
	}

	private static JsonArray array(List<String> texts) {
		JsonArray array = new JsonArray();
		texts.forEach(array::add);
		return array;
	}

	private static List<String> texts(JsonElement element) {
		return list(element, JsonElement::getAsString);
	}

	private static <T> List<T> list(JsonElement element, Function<JsonElement, T> reader) {
		List<T> values = new ArrayList<>();
		element.getAsJsonArray().forEach(each -> values.add(reader.apply(each)));
		return values;
	}
}
