package org.lorgnette.engine.llm.mask;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.lorgnette.model.Entity;

/**
 * Stand-ins for names: {@code PERSON_1} for the first person that a text names, wherever the name stands. Equal names of one type share
 * a stand-in, and no stand-in is a word of the text already.
 */
public final class Masking {

	/** Hides nothing. */
	public static final Masking NONE = new Masking(Map.of());

	private static final Map<String, String> KINDS = Map.of("PER", "PERSON", "LOC", "LOCATION", "ORG", "ORGANIZATION");

	private final Map<String, String> standIns;
	private final Map<String, String> names;
	private final Pattern hidden;
	private final Pattern shown;

	private Map<String, String> reversed() {
		Map<String, String> reversed = new HashMap<>();
		standIns.forEach((name, standIn) -> reversed.put(standIn, name));
		return reversed;
	}

	private Masking(Map<String, String> standIns) {
		this.standIns = standIns;
		this.names = reversed();
		this.hidden = alternatives(standIns.keySet().stream().toList());
		this.shown = alternatives(standIns.values().stream().toList());
	}

	/** Names are one however they are broken into lines. */
	private static String collapse(String name) {
		return name.strip().replaceAll("\\s+", " ");
	}

	/** Whole words, the longest first. */
	private static Pattern alternatives(List<String> words) {
		if (words.isEmpty()) {
			return Pattern.compile("(?!)");
		}
		String any = words.stream().sorted(Comparator.comparingInt(String::length).reversed().thenComparing(Comparator.naturalOrder()))
				.map(name -> Arrays.stream(name.split(" ")).map(Pattern::quote).collect(Collectors.joining("\\s+")))
				.collect(Collectors.joining("|"));
		return Pattern.compile("(?<![\\p{L}\\p{N}_])(?:" + any + ")(?![\\p{L}\\p{N}_])");
	}

	/** @param texts in which no stand-in may occur; the names are those that the entities have in the first */
	public static Masking of(List<Entity> entities, List<String> texts) {
		List<Entity> ordered = new ArrayList<>(entities);
		ordered.sort(Comparator.comparing(Entity::span));
		Map<String, String> standIns = new LinkedHashMap<>();
		Map<String, Integer> counts = new HashMap<>();
		for (Entity entity : ordered) {
			String name = collapse(entity.text(texts.getFirst()));
			if (!standIns.containsKey(name)) {
				standIns.put(name, next(kind(entity.type()), counts, texts));
			}
		}
		return new Masking(standIns);
	}

	private static String next(String kind, Map<String, Integer> counts, List<String> texts) {
		while (true) {
			String standIn = kind + "_" + counts.merge(kind, 1, Integer::sum);
			if (texts.stream().noneMatch(text -> text.contains(standIn))) {
				return standIn;
			}
		}
	}

	private static String kind(String type) {
		String upper = type.toUpperCase(Locale.ROOT);
		return KINDS.getOrDefault(upper, upper.replaceAll("[^\\p{L}\\p{N}]+", "_"));
	}

	/** How many names are hidden. */
	public int size() {
		return standIns.size();
	}

	/** The text with stand-ins for the names in it. */
	public String mask(String text) {
		return replace(text, hidden, standIns);
	}

	/** The text with the names for stand-ins in it. */
	public String unmask(String text) {
		return replace(text, shown, names);
	}

	private static String replace(String text, Pattern words, Map<String, String> by) {
		return by.isEmpty() ? text : words.matcher(text).replaceAll(found -> Matcher.quoteReplacement(by.get(collapse(found.group()))));
	}
}
