package org.lorgnette.report;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

import org.lorgnette.evaluation.Case;
import org.lorgnette.evaluation.Flip;
import org.lorgnette.evaluation.Score;
import org.lorgnette.evaluation.Stability;
import org.lorgnette.model.Span;

import com.google.gson.stream.JsonWriter;

/** What {@link JsonReport} says of small changes. */
final class StabilityJson {

	private final JsonWriter json;

	StabilityJson(JsonWriter json) {
		this.json = json;
	}

	/** The shares by change, then the flips that were kept. */
	void write(Stability stability, boolean pictures) throws IOException {
		if (pictures) {
			Map<String, Score> scores = new LinkedHashMap<>();
			stability.changes().forEach((change, probe) -> scores.put(change, probe.score()));
			new AnswersJson(json).scores("robustness", scores);
		} else {
			json.name("robustness").beginObject();
			for (var change : stability.changes().entrySet()) {
				Stability.Probe probe = change.getValue();
				json.name(change.getKey()).beginObject().name("units").value(probe.score().counts().gold());
				json.name("documents").value(probe.documents()).name("lost").value(probe.lost());
				for (var value : probe.score().values().entrySet()) {
					new AnswersJson(json).estimate(value.getKey(), value.getValue());
				}
				json.endObject();
			}
			json.endObject();
		}
		json.name("flips").beginArray();
		for (Flip flip : stability.flips()) {
			json.beginObject().name("document").value(flip.instance()).name("change").value(flip.change());
			json.name("effect").value(StabilityTables.id(flip));
			view("gold", flip.gold());
			view("before", flip.before());
			view("after", flip.after());
			json.endObject();
		}
		json.endArray();
	}

	/** Offsets are in UTF-16 code units of the whole text. */
	private void view(String name, Flip.View view) throws IOException {
		json.name(name).beginObject();
		if (!view.question().isEmpty()) {
			json.name("question").value(view.question()).name("answer").value(view.answer());
		}
		if (!view.context().isEmpty()) {
			json.name("context").value(view.context()).name("offset").value(view.offset()).name("items").beginArray();
			for (Case.Item item : view.items()) {
				item(item, view.offset());
			}
			json.endArray();
		}
		json.endObject();
	}

	private void item(Case.Item item, int offset) throws IOException {
		json.beginObject().name("type").value(item.type()).name("parts").beginArray();
		for (Case.Part part : item.parts()) {
			json.beginObject().name("role").value(part.role()).name("type").value(part.type()).name("spans").beginArray();
			for (Span span : part.fragments()) {
				json.beginArray().value(span.begin() + offset).value(span.end() + offset).endArray();
			}
			json.endArray();
			if (part.written().isPresent()) {
				json.name("written").value(part.written().get());
			}
			json.endObject();
		}
		json.endArray().endObject();
	}
}
