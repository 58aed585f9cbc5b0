package org.lorgnette.io.jsonl;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

import org.lorgnette.io.CorpusException;
import org.lorgnette.io.Location;
import org.lorgnette.io.finding.AnnotationLines;
import org.lorgnette.io.finding.Finding;
import org.lorgnette.io.finding.Finding.Kind;
import org.lorgnette.io.finding.LineEdit;
import org.lorgnette.io.finding.Repair;
import org.lorgnette.io.finding.Repair.Action;
import org.lorgnette.model.Instance;
import org.lorgnette.model.Span;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

/** Checks documents in JSON line by line, so that one that does not fit hides none of the others. */
public final class JsonLinesCheck {

	private static final List<String> ANNOTATIONS = List.of("entities", "relations", "events");

	private final String file;
	private final Consumer<Finding> sink;
	private final Map<String, Long> seen = new HashMap<>();

	/** @param file the file's name without its folder */
	public JsonLinesCheck(String file, Consumer<Finding> sink) {
		this.file = file;
		this.sink = sink;
	}

	/** The instance in the line; empty if it does not fit, which has been reported. */
	public Optional<Instance> read(String line, Location location, int number) {
		try {
			Instance instance = JsonLines.parse(line, location, DocumentJson::fromJson);
			Long earlier = seen.putIfAbsent(instance.id(), location.line());
			if (earlier != null) {
				sink.accept(new Finding(Kind.UNREADABLE, location, Optional.empty(),
						List.of("id '" + instance.id() + "' occurs again after line " + earlier + "; expected ids that differ"), List.of()));
			}
			return Optional.of(instance);
		} catch (CorpusException e) {
			if (!explain(line, location, number)) {
				String message = e.getMessage().startsWith(location + ": ") ? e.getMessage().substring((location + ": ").length())
						: e.getMessage();
				sink.accept(new Finding(Kind.UNREADABLE, location, Optional.empty(), List.of(message), List.of()));
			}
			return Optional.empty();
		}
	}

	/** Where the annotations of the document in that line stand: all in the line. */
	public static AnnotationLines lines(String file, Location location) {
		return new AnnotationLines() {

			@Override
			public Location of(String id) {
				return location;
			}

			@Override
			public List<LineEdit> moved(String id, List<Span> fragments) {
				return List.of();
			}

			@Override
			public List<LineEdit> removed(String id) {
				return List.of(new LineEdit.RemoveFromJson(file, location.line(), List.of(id)));
			}
		};
	}

	/** Whether spans outside the text or missing arguments were found to be the reason. */
	private boolean explain(String line, Location location, int number) {
		try {
			JsonObject document = JsonParser.parseString(line).getAsJsonObject();
			String id = document.get("id").getAsString();
			int length = document.get("text").getAsString().length();
			Map<String, JsonObject> annotations = new LinkedHashMap<>();
			ANNOTATIONS.forEach(kind -> each(document, kind).forEach(it -> annotations.put(it.get("id").getAsString(), it)));
			boolean found = false;
			for (JsonObject entity : each(document, "entities")) {
				for (JsonObject fragment : each(entity, "fragments")) {
					int end = fragment.get("end").getAsInt();
					if (end > length) {
						String offsets = fragment.get("begin").getAsString() + "-" + end;
						report(Kind.OUTSIDE_TEXT, location, new Finding.Place(number, id, new Span(length, length)), entity, offsets,
								String.valueOf(length));
						found = true;
						break;
					}
				}
			}
			for (String kind : List.of("relations", "events")) {
				for (JsonObject annotation : each(document, kind)) {
					Optional<String> missing = targets(annotation).stream().filter(target -> !annotations.containsKey(target)).findFirst();
					missing.ifPresent(target -> report(Kind.MISSING_ARGUMENT, location, new Finding.Place(number, id, new Span(0, 0)),
							annotation, target));
					found |= missing.isPresent();
				}
			}
			return found;
		} catch (RuntimeException e) {
			// Not the shape of a document: what the parser said of it stands.
			return false;
		}
	}

	private void report(Kind kind, Location location, Finding.Place place, JsonObject annotation, String... more) {
		String id = annotation.get("id").getAsString();
		List<String> arguments = new ArrayList<>(List.of(id, annotation.get("type").getAsString()));
		arguments.addAll(List.of(more));
		sink.accept(new Finding(kind, location, Optional.of(place), arguments, List.of(new Repair(Action.REMOVE, List.of(id),
				List.of(new LineEdit.RemoveFromJson(file, location.line(), List.of(id))), Optional.empty()))));
	}

	private static List<JsonObject> each(JsonObject object, String name) {
		JsonArray array = object.has(name) ? object.getAsJsonArray(name) : new JsonArray();
		return array.asList().stream().map(JsonElement::getAsJsonObject).toList();
	}

	private static List<String> targets(JsonObject annotation) {
		List<String> targets = new ArrayList<>();
		for (String role : List.of("head", "tail")) {
			if (annotation.has(role)) {
				targets.add(annotation.getAsJsonObject(role).get("target").getAsString());
			}
		}
		if (annotation.has("trigger")) {
			targets.add(annotation.get("trigger").getAsString());
		}
		each(annotation, "arguments").forEach(argument -> targets.add(argument.get("target").getAsString()));
		return targets;
	}

	/**
	 * The line of a document without the annotations with these ids, and without all that points to them.
	 *
	 * @throws IllegalArgumentException
	 *             if it is no document, or has none of them
	 */
	public static String remove(String line, List<String> ids) {
		JsonObject document;
		try {
			document = JsonParser.parseString(line).getAsJsonObject();
		} catch (RuntimeException e) {
			throw new IllegalArgumentException("is not a document in JSON", e);
		}
		List<String> gone = new ArrayList<>(ids);
		boolean any = false;
		for (int i = 0; i < gone.size(); i++) {
			String id = gone.get(i);
			for (String kind : ANNOTATIONS) {
				for (JsonObject annotation : each(document, kind)) {
					boolean it = annotation.get("id").getAsString().equals(id);
					if (it || targets(annotation).contains(id)) {
						any = true;
						document.getAsJsonArray(kind).remove(annotation);
						if (!it) {
							gone.add(annotation.get("id").getAsString());
						}
					}
				}
			}
			for (String kind : List.of("notes", "links")) {
				each(document, kind).stream().filter(it -> it.get("target").getAsString().equals(id))
						.forEach(it -> document.getAsJsonArray(kind).remove(it));
			}
			for (JsonObject chain : each(document, "chains")) {
				chain.getAsJsonArray("members").asList().removeIf(member -> member.getAsString().equals(id));
			}
		}
		if (!any) {
			throw new IllegalArgumentException("has no annotation " + String.join(", ", ids));
		}
		return document.toString();
	}
}
