package org.lorgnette.world;

import java.io.IOException;
import java.util.Map;

import org.lorgnette.world.question.Kind;
import org.lorgnette.world.question.QuestionOnly.Guesses;

import com.google.gson.stream.JsonWriter;

/** What {@code world.json} says: the settings that draw the world again, what it holds, and how far guessing gets. */
final class WorldJson {

	private static final String FORMAT = "lorgnette-world/1";

	private WorldJson() {
	}

	static void write(JsonLines lines, WorldSummary summary) throws IOException {
		WorldSettings settings = summary.settings();
		lines.add(json -> {
			json.setIndent("  ");
			json.beginObject().name("format").value(FORMAT).name("seed").value(settings.seed()).name("part").value(settings.part().id());
			json.name("pictures").value(settings.pictures()).name("questionsPerPicture").value(settings.questions());
			json.name("size").value(settings.size()).name("languages").beginArray();
			for (String language : settings.languages()) {
				json.value(language);
			}
			json.endArray().name("questions").value(summary.questions()).name("kinds").beginObject();
			for (Map.Entry<Kind, Map<String, Integer>> kind : summary.answers().entrySet()) {
				json.name(kind.getKey().id()).beginObject().name("questions").value(summary.questions(kind.getKey()));
				json.name("answers").beginObject();
				for (Map.Entry<String, Integer> answer : kind.getValue().entrySet()) {
					json.name(answer.getKey()).value(answer.getValue());
				}
				json.endObject().endObject();
			}
			json.endObject().name("questionOnly").beginObject().name("all");
			write(json, summary.allGuesses());
			for (Map.Entry<Kind, Guesses> kind : summary.guesses().entrySet()) {
				write(json.name(kind.getKey().id()), kind.getValue());
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
