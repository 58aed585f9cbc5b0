package org.lorgnette.engine.llm;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.google.gson.Gson;
import com.sun.net.httpserver.HttpExchange;

/** Answers as a model would that knows a few names, by the schema that it is asked to keep. */
final class SensibleModel implements ScriptedServer.Script {

	private static final Map<String, String> NAMES = Map.of("Agnes Morrow", "PERSON", "Adèle Morvan", "PERSON", "Calder Point", "LOCATION",
			"Corbeau", "LOCATION");
	private static final Pattern DOCUMENT = Pattern.compile("<(document(?:-\\d+)?)>\n(.*)\n</\\1>", Pattern.DOTALL);

	@Override
	public void answer(ScriptedServer.Asked asked, HttpExchange exchange) throws IOException {
		ScriptedServer.send(exchange, 200, "application/json", ScriptedServer.completion(content(asked), 0.9));
	}

	static String content(ScriptedServer.Asked asked) {
		Matcher matcher = DOCUMENT.matcher(asked.last());
		String text = matcher.find() ? matcher.group(2) : "";
		return switch (asked.schema()) {
			case "entities" -> new Gson().toJson(Map.of("entities", entities(text)));
			case "relations" -> new Gson().toJson(Map.of("relations", relations(text)));
			default -> new Gson().toJson(Map.of("answer", answer(text, asked.last())));
		};
	}

	private static List<Map<String, String>> entities(String text) {
		List<Map<String, String>> found = new ArrayList<>();
		Matcher names = Pattern.compile("Agnes\\s+Morrow|Adèle\\s+Morvan|Calder\\s+Point|Corbeau").matcher(text);
		while (names.find()) {
			found.add(Map.of("text", names.group(), "type", NAMES.get(names.group().replaceAll("\\s+", " "))));
		}
		return found;
	}

	private static List<Map<String, String>> relations(String text) {
		List<Map<String, String>> found = new ArrayList<>();
		int at = text.indexOf("Agnes Morrow");
		if (at >= 0 && text.contains("Calder Point")) {
			found.add(Map.of("head", "Agnes Morrow", "head_type", "PERSON", "type", "livesIn", "tail", "Calder Point",
					"tail_type", "LOCATION"));
		}
		return found;
	}

	private static String answer(String text, String message) {
		if (message.contains("Options: ") || text.isEmpty()) {
			return "green";
		}
		Matcher name = Pattern.compile("Agnes\\s+Morrow|Adèle\\s+Morvan").matcher(text);
		return name.find() ? name.group() : "";
	}
}
