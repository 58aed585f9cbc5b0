package org.lorgnette.knowledge.question;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

/** The concepts that questions are known for, from {@code concepts.json}. */
final class Concepts {

	static final List<String> LANGUAGES = List.of("en", "fr");

	private static final String RESOURCE = "concepts.json";

	private Concepts() {
	}

	static List<Concept> read() {
		try (InputStream in = Concepts.class.getResourceAsStream(RESOURCE)) {
			if (in == null) {
				throw new IllegalStateException("the bundle lacks its resource " + RESOURCE);
			}
			List<Concept> concepts = new ArrayList<>();
			for (JsonElement each : JsonParser.parseReader(new InputStreamReader(in, StandardCharsets.UTF_8)).getAsJsonArray()) {
				concepts.add(concept(each.getAsJsonObject()));
			}
			return List.copyOf(concepts);
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	private static Concept concept(JsonObject json) {
		Map<Asks, Map<String, List<Template>>> templates = new EnumMap<>(Asks.class);
		templates.put(Asks.OBJECT, templates(json.getAsJsonObject("object")));
		templates.put(Asks.SUBJECT, templates(json.getAsJsonObject("subject")));
		templates.put(Asks.WHETHER, templates(json.getAsJsonObject("check")));
		return new Concept(json.get("id").getAsString(), names(json, "types"), names(json, "inverse"),
				Concept.Kind.valueOf(json.get("value").getAsString().toUpperCase(Locale.ROOT)), flag(json, "functional"),
				flag(json, "functionalInverse"), flag(json, "symmetric"), templates);
	}

	private static Map<String, List<Template>> templates(JsonObject json) {
		Map<String, List<Template>> byLanguage = new LinkedHashMap<>();
		for (String language : LANGUAGES) {
			byLanguage.put(language, json.getAsJsonArray(language).asList().stream().map(each -> Template.of(each.getAsString()))
					.toList());
		}
		return byLanguage;
	}

	private static Set<String> names(JsonObject json, String key) {
		Set<String> names = new LinkedHashSet<>();
		Optional.ofNullable(json.getAsJsonArray(key)).map(JsonArray::asList).orElse(List.of())
				.forEach(each -> names.add(each.getAsString()));
		return names;
	}

	private static boolean flag(JsonObject json, String key) {
		return json.has(key) && json.get(key).getAsBoolean();
	}
}
