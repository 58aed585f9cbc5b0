package org.lorgnette.io.cas;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.MalformedJsonException;

import org.lorgnette.io.CorpusException;
import org.lorgnette.io.Location;
import org.lorgnette.io.Problem;
import org.lorgnette.io.ProblemListener;

/** Reads UIMA CAS JSON. Keys that start with {@code @} refer to structures, so no type system is needed. */
final class CasJsonReader {

	private static final Pattern LINE = Pattern.compile("at line ([0-9]{1,15}) ");

	private final Location location;
	private final ProblemListener problems;
	private final List<RawStructure> structures = new ArrayList<>();
	private final List<RawStructure> views = new ArrayList<>();
	/** Type and feature of each reference, by the id it names. */
	private final Map<String, Set<String>> references = new HashMap<>();
	private Optional<String> offsets = Optional.empty();

	CasJsonReader(String name, ProblemListener problems) {
		this.location = Location.of(name);
		this.problems = problems;
	}

	Cas read(InputStream in) throws IOException {
		JsonReader json = new JsonReader(new InputStreamReader(in, StandardCharsets.UTF_8.newDecoder()
				.onMalformedInput(CodingErrorAction.REPORT).onUnmappableCharacter(CodingErrorAction.REPORT)));
		json.setStrictness(Strictness.STRICT);
		try {
			top(json);
			if (json.peek() != JsonToken.END_DOCUMENT) {
				throw new CorpusException(location, "has more after the CAS; expected one object");
			}
		} catch (CharacterCodingException e) {
			throw new CorpusException(location, "is not valid UTF-8; convert the file", e);
		} catch (MalformedJsonException | EOFException | IllegalStateException | NumberFormatException e) {
			String message = String.valueOf(e.getMessage()).replaceFirst("\\nSee .*", "").replaceAll("\\s+", " ");
			Matcher line = LINE.matcher(message);
			throw new CorpusException(new Location(location.file(), line.find() ? Long.parseLong(line.group(1)) : 0),
					"is not the JSON of a CAS, or cut off: " + message, e);
		}
		return build();
	}

	private void top(JsonReader json) throws IOException {
		boolean known = false;
		json.beginObject();
		while (json.hasNext()) {
			switch (json.nextName()) {
				case "%HEADER" -> header(json);
				case "%FEATURE_STRUCTURES" -> {
					known = true;
					featureStructures(json);
				}
				case "%VIEWS" -> views(json);
				default -> json.skipValue();
			}
		}
		json.endObject();
		if (!known) {
			throw new CorpusException(location, "is JSON, but not a CAS: it has no %FEATURE_STRUCTURES");
		}
	}

	private void header(JsonReader json) throws IOException {
		json.beginObject();
		while (json.hasNext()) {
			if (json.nextName().replace("%", "").equalsIgnoreCase("offset-encoding") && json.peek() == JsonToken.STRING) {
				offsets = Optional.of(json.nextString());
			} else {
				json.skipValue();
			}
		}
		json.endObject();
	}

	/** An array, or an object whose keys are the ids. */
	private void featureStructures(JsonReader json) throws IOException {
		if (json.peek() == JsonToken.BEGIN_OBJECT) {
			json.beginObject();
			while (json.hasNext()) {
				structure(json, json.nextName());
			}
			json.endObject();
		} else {
			json.beginArray();
			while (json.hasNext()) {
				structure(json, "");
			}
			json.endArray();
		}
	}

	private void structure(JsonReader json, String givenId) throws IOException {
		String id = givenId;
		String type = "";
		Map<String, String> features = new LinkedHashMap<>();
		Set<String> referring = new HashSet<>();
		json.beginObject();
		while (json.hasNext()) {
			String key = json.nextName();
			switch (key) {
				case "%ID" -> id = scalar(json);
				case "%TYPE" -> type = scalar(json);
				case "%ELEMENTS" -> features.put("elements", elements(json));
				default -> {
					if (json.peek() == JsonToken.NULL || key.startsWith("%")) {
						json.skipValue();
					} else {
						String feature = key.substring(!key.isEmpty() && "@#^".indexOf(key.charAt(0)) >= 0 ? 1 : 0);
						features.put(feature, json.peek() == JsonToken.BEGIN_ARRAY ? elements(json) : scalar(json));
						if (key.startsWith("@")) {
							referring.add(feature);
						}
					}
				}
			}
		}
		json.endObject();
		String named = type.endsWith("[]") ? TypeSystem.ARRAY : type;
		for (String feature : referring) {
			references.computeIfAbsent(features.get(feature), key -> new HashSet<>()).add(named + "\t" + feature);
		}
		structures.add(new RawStructure(location, id, named, features));
	}

	private static String scalar(JsonReader json) throws IOException {
		if (json.peek() == JsonToken.BOOLEAN) {
			return Boolean.toString(json.nextBoolean());
		}
		return json.nextString();
	}

	private static String elements(JsonReader json) throws IOException {
		List<String> elements = new ArrayList<>();
		json.beginArray();
		while (json.hasNext()) {
			if (json.peek() == JsonToken.NULL) {
				json.nextNull();
			} else {
				elements.add(scalar(json));
			}
		}
		json.endArray();
		return String.join(" ", elements);
	}

	private void views(JsonReader json) throws IOException {
		json.beginObject();
		while (json.hasNext()) {
			json.nextName();
			Map<String, String> features = new HashMap<>();
			json.beginObject();
			while (json.hasNext()) {
				switch (json.nextName()) {
					case "%SOFA" -> features.put("sofa", json.peek() == JsonToken.NULL ? skip(json) : scalar(json));
					case "%MEMBERS" -> features.put("members", elements(json));
					default -> json.skipValue();
				}
			}
			json.endObject();
			views.add(new RawStructure(location, "", "uima.cas.View", features));
		}
		json.endObject();
	}

	private static String skip(JsonReader json) throws IOException {
		json.nextNull();
		return "";
	}

	private Cas build() throws CorpusException {
		Set<String> arrays = new HashSet<>();
		Map<String, String> texts = new HashMap<>();
		for (RawStructure structure : structures) {
			if (structure.type().equals(TypeSystem.ARRAY)) {
				arrays.add(structure.id());
			}
			if (structure.type().equals("uima.cas.Sofa")) {
				texts.put(structure.id(), structure.get("sofaString"));
				requirePairs(structure.get("sofaString"));
			}
		}
		TypeSystem types = types(arrays);
		RawCas cas = new RawCas(location.file(), problems, types);
		Map<String, OffsetDecoder> decoders = new HashMap<>();
		for (RawStructure structure : structures) {
			if (offsets.isPresent() && structure.isAnnotation() && texts.containsKey(structure.get("sofa"))) {
				OffsetDecoder decoder = decoders.computeIfAbsent(structure.get("sofa"),
						sofa -> new OffsetDecoder(texts.get(sofa), offsets.get()));
				Map<String, String> features = new LinkedHashMap<>(structure.features());
				features.computeIfPresent("begin", (key, value) -> decoder.decode(value));
				features.computeIfPresent("end", (key, value) -> decoder.decode(value));
				cas.add(new RawStructure(location, structure.id(), structure.type(), features));
			} else {
				cas.add(structure);
			}
		}
		views.forEach(cas::add);
		offsets.filter(encoding -> !OffsetDecoder.KNOWN.contains(encoding)).ifPresent(encoding -> problems.report(new Problem(location,
				"the offset encoding '" + encoding + "' is not known; offsets count as UTF-16")));
		return cas.build();
	}

	private TypeSystem types(Set<String> arrays) {
		TypeSystem types = new TypeSystem();
		for (RawStructure structure : structures) {
			Map<String, TypeSystem.Range> features = Optional.ofNullable(types.types().get(structure.type()))
					.map(TypeSystem.Type::features).orElseGet(TreeMap::new);
			structure.features().forEach((feature, value) -> {
				boolean reference = references.getOrDefault(value, Set.of()).contains(structure.type() + "\t" + feature);
				String range = !reference ? TypeSystem.STRING : arrays.contains(value) ? TypeSystem.ARRAY : TypeSystem.TOP;
				features.merge(feature, new TypeSystem.Range(range, Optional.empty()),
						(before, now) -> now.type().equals(TypeSystem.STRING) ? before : now);
			});
			types.add(new TypeSystem.Type(structure.type(), TypeSystem.TOP, features));
		}
		return types;
	}

	private void requirePairs(String text) throws CorpusException {
		for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
			int character = text.codePointAt(i);
			if (character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE) {
				throw new CorpusException(location, "its text holds half a surrogate pair at offset " + i + "; repair the file");
			}
		}
	}
}
