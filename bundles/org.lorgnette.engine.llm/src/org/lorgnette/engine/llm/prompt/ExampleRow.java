package org.lorgnette.engine.llm.prompt;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

import org.lorgnette.engine.llm.chat.ChatPart;
import org.lorgnette.io.json.JsonText;

/**
 * An example of what is asked and of the right reply.
 *
 * @param text of the document; empty for questions about pictures
 * @param places further places of the template, such as the question
 * @param key of the reply: {@code answer}, or that of a list
 * @param elements of the list, or the one answer
 */
public record ExampleRow(String text, Map<String, String> places, List<ChatPart.Image> images, String key,
		List<Map<String, String>> elements) {

	/** Members of replies that quote the text. */
	private static final Set<String> QUOTES = Set.of("text", "context", "head", "tail", "answer");

	public ExampleRow {
		places = Map.copyOf(places);
		images = List.copyOf(images);
		elements = List.copyOf(elements);
	}

	/** Whether there was something to find. */
	public boolean hasFindings() {
		return elements.stream().anyMatch(element -> !element.getOrDefault("answer", " ").isEmpty());
	}

	/** With everything that comes from the text changed alike. */
	public ExampleRow map(UnaryOperator<String> change) {
		Map<String, String> changedPlaces = new LinkedHashMap<>();
		places.forEach((place, value) -> changedPlaces.put(place, change.apply(value)));
		List<Map<String, String>> changed = new ArrayList<>();
		for (Map<String, String> element : elements) {
			Map<String, String> copy = new LinkedHashMap<>(element);
			copy.replaceAll((name, value) -> QUOTES.contains(name) ? change.apply(value) : value);
			changed.add(copy);
		}
		return new ExampleRow(change.apply(text), changedPlaces, images, key, changed);
	}

	/** The right reply as JSON. */
	public String reply() {
		return JsonText.write(out -> {
			out.beginObject();
			if (key.equals("answer")) {
				out.name(key).value(elements.getFirst().get(key));
			} else {
				out.name(key).beginArray();
				for (Map<String, String> element : elements) {
					out.beginObject();
					for (Map.Entry<String, String> member : element.entrySet()) {
						out.name(member.getKey()).value(member.getValue());
					}
					out.endObject();
				}
				out.endArray();
			}
			out.endObject();
		});
	}
}
