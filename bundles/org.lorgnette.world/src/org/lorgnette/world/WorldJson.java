package org.lorgnette.world;

import java.io.IOException;
import java.util.Map;

import org.lorgnette.world.QuestionOnly.Guesses;

import com.google.gson.stream.JsonWriter;

/** What {@code world.json} says: the settings that draw the world again, what it holds, and how far guessing gets. */
final class WorldJson {

	private static final String FORMAT = "lorgnette-world/1";

	private static final String FREE = new FreeStyle().id();

	private WorldJson() {
	}

	static void write(JsonLines lines, WorldSummary summary) throws IOException {
		WorldSettings settings = summary.settings();
		lines.add(json -> {
			json.setIndent("  ");
			json.beginObject().name("format").value(FORMAT);
			// Worlds of the first style said nothing of it, and stay as they were to the byte.
			if (!settings.style().id().equals(FREE)) {
				json.name("style").value(settings.style().id());
			}
			json.name("seed").value(settings.seed()).name("part").value(settings.part().id());
			json.name("pictures").value(settings.pictures()).name("questionsPerPicture").value(settings.questions());
			json.name("size").value(settings.size()).name("languages").beginArray();
			for (String language : settings.languages()) {
				json.value(language);
			}
			json.endArray().name("questions").value(summary.questions()).name("kinds").beginObject();
			for (String kind : summary.kinds()) {
				json.name(kind).beginObject().name("questions").value(summary.questions(kind)).name("answers").beginObject();
				for (Map.Entry<String, Integer> answer : summary.answers().get(kind).entrySet()) {
					json.name(answer.getKey()).value(answer.getValue());
				}
				json.endObject().endObject();
			}
			json.endObject().name("questionOnly").beginObject().name("all");
			write(json, summary.allGuesses());
			for (String kind : summary.kinds()) {
				if (summary.guesses().containsKey(kind)) {
					write(json.name(kind), summary.guesses().get(kind));
				}
			}
			json.endObject().endObject();
		});
		lines.raw("\n");
	}

	/** Shares of the questions, 0 to 1; none of no questions. */
	private static void write(JsonWriter json, Guesses guesses) throws IOException {
		json.beginObject().name("questions").value(guesses.questions());
		if (guesses.questions() > 0) {
			double questions = guesses.questions();
			json.name("byText").value(guesses.byText() / questions).name("byMeaning").value(guesses.byMeaning() / questions);
			json.name("chance").value(guesses.chance() / questions);
		}
		json.endObject();
	}
}
