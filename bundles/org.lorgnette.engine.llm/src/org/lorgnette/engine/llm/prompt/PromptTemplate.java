package org.lorgnette.engine.llm.prompt;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.lorgnette.engine.EngineUnavailableException;
import org.lorgnette.model.text.Nearest;

/**
 * What a model is told, with places for what changes. A file of sections, each under its name in square brackets: {@code [system]},
 * {@code [user]} and, if the task has labels, {@code [types]} and {@code [entity-types]} with one {@code LABEL: description} on a line.
 * Lines before the first section are comments. {@code {document}} and the like are filled in; a line with a place for which there is
 * nothing is left out.
 */
public final class PromptTemplate {

	/** Places that can be filled. */
	public static final Set<String> PLACES = Set.of("document", "fence", "types", "entity-types", "entities", "question", "options");

	private static final List<String> SECTIONS = List.of("system", "user", "types", "entity-types");
	private static final Pattern HEADING = Pattern.compile("\\[([a-z-]+)\\]");
	private static final Pattern PLACE = Pattern.compile("\\{([a-z-]+)\\}");

	private final String name;
	private final Map<String, String> sections;

	private PromptTemplate(String name, Map<String, String> sections) {
		this.name = name;
		this.sections = sections;
	}

	/**
	 * The template that comes with the program.
	 *
	 * @param id
	 *            such as {@code ner}
	 * @param language
	 *            {@code en} or {@code fr}
	 */
	public static PromptTemplate shipped(String id, String language) {
		String resource = id + "_" + language + ".txt";
		try (InputStream in = PromptTemplate.class.getResourceAsStream(resource)) {
			return parse(resource, new String(in.readAllBytes(), StandardCharsets.UTF_8), Set.of());
		} catch (IOException | EngineUnavailableException e) {
			throw new IllegalStateException("the shipped prompt " + resource + " cannot be read", e);
		}
	}

	/**
	 * A template of the user's.
	 *
	 * @param needed
	 *            places that the task cannot do without
	 * @throws EngineUnavailableException
	 *             if there is no such file or it is no template; the message says where and why
	 */
	public static PromptTemplate read(Path file, Set<String> needed) throws EngineUnavailableException {
		try {
			return parse(file.toString(), Files.readString(file, StandardCharsets.UTF_8), needed);
		} catch (NoSuchFileException e) {
			throw new EngineUnavailableException("prompt " + file + ": there is no such file", "check the setting 'prompt'", e);
		} catch (CharacterCodingException e) {
			throw new EngineUnavailableException("prompt " + file + ": is not in UTF-8", "save it as UTF-8", e);
		} catch (IOException e) {
			throw new EngineUnavailableException("prompt " + file + ": cannot be read: " + e.getMessage(), "check the setting 'prompt'", e);
		}
	}

	static PromptTemplate parse(String name, String text, Set<String> needed) throws EngineUnavailableException {
		Map<String, StringBuilder> sections = new LinkedHashMap<>();
		StringBuilder current = new StringBuilder();
		int number = 0;
		for (String line : text.replace("\uFEFF", "").split("\\R", -1)) {
			number++;
			Matcher heading = HEADING.matcher(line.strip());
			if (heading.matches()) {
				String section = heading.group(1);
				if (!SECTIONS.contains(section) || sections.containsKey(section)) {
					throw misfit(name, number, "expected one section each of " + String.join(", ", SECTIONS) + ", got [" + section + "]"
							+ Nearest.to(section, SECTIONS).filter(near -> !near.equals(section)).map(near -> "; did you mean ["
									+ near + "]?").orElse(""));
				}
				current = new StringBuilder();
				sections.put(section, current);
			} else if (!sections.isEmpty()) {
				checkPlaces(name, number, line);
				current.append(line).append('\n');
			}
		}
		Map<String, String> stripped = new LinkedHashMap<>();
		sections.forEach((section, body) -> stripped.put(section, body.toString().strip()));
		if (stripped.getOrDefault("user", "").isEmpty()) {
			throw misfit(name, number, "has no section [user]");
		}
		for (String place : needed) {
			if (!stripped.get("user").contains("{" + place + "}")) {
				throw misfit(name, number, "the section [user] has no place {" + place + "}, without which the model is not told all");
			}
		}
		return new PromptTemplate(name, stripped);
	}

	private static void checkPlaces(String name, int number, String line) throws EngineUnavailableException {
		Matcher places = PLACE.matcher(line);
		while (places.find()) {
			String place = places.group(1);
			if (!PLACES.contains(place)) {
				throw misfit(name, number, "unknown place {" + place + "}" + Nearest.to(place, PLACES)
						.map(near -> "; did you mean {" + near + "}?").orElse("; known: "
								+ String.join(", ", new java.util.TreeSet<>(PLACES))));
			}
		}
	}

	private static EngineUnavailableException misfit(String name, int line, String what) {
		return new EngineUnavailableException("prompt " + name + ":" + line + ": " + what,
				"mend the file; those that come with the program are examples of how one looks");
	}

	/** The file's name, for messages. */
	public String name() {
		return name;
	}

	/** The labels of a section, by their names in order, with descriptions that may be empty; empty if there is no such section. */
	public Optional<LabelSet> labels(String section) {
		return Optional.ofNullable(sections.get(section)).filter(text -> !text.isEmpty())
				.map(text -> LabelSet.ofLines(List.of(text.split("\\R"))));
	}

	/** What the system is told; empty if there is no such section. */
	public String system(Map<String, String> values) {
		return fill(sections.getOrDefault("system", ""), values);
	}

	public String user(Map<String, String> values) {
		return fill(sections.get("user"), values);
	}

	/** In one pass, so that what is filled in is not searched for places. */
	private static String fill(String text, Map<String, String> values) {
		StringBuilder filled = new StringBuilder();
		for (String line : text.split("\n", -1)) {
			Matcher places = PLACE.matcher(line);
			boolean leftOut = places.results().anyMatch(place -> values.getOrDefault(place.group(1), "").isEmpty());
			if (!leftOut) {
				filled.append(filled.isEmpty() ? "" : "\n")
						.append(PLACE.matcher(line).replaceAll(place -> Matcher.quoteReplacement(values.get(place.group(1)))));
			}
		}
		return filled.toString();
	}
}
