package org.lorgnette.knowledge.question;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Something relations of several names say, and how it is asked for.
 *
 * @param types names of relations that say it, from its subject to its object; {@code inverse} those that say it the other way
 *        round
 * @param functional whether each subject has one object; {@code functionalInverse} whether each object has one subject
 * @param templates by what is asked for and language ({@code en}, {@code fr})
 */
record Concept(String id, Set<String> types, Set<String> inverse, Kind value, boolean functional, boolean functionalInverse,
		boolean symmetric,
		Map<Asks, Map<String, List<Template>>> templates) {

	/** What its objects are. */
	enum Kind {
		NAME, PLACE, DATE
	}

	/** Whether a relation of this name says it, in its direction. */
	boolean names(String type) {
		return contains(types, type);
	}

	boolean namesInverse(String type) {
		return contains(inverse, type);
	}

	private static boolean contains(Set<String> names, String type) {
		return names.stream().anyMatch(name -> fold(name).equals(fold(type)));
	}

	/** works_for, worksFor and Works For are one name. */
	private static String fold(String name) {
		return name.toLowerCase(Locale.ROOT).replaceAll("[\\s_-]+", "");
	}

	List<Template> templates(Asks asks, String language) {
		return templates.getOrDefault(asks, Map.of()).getOrDefault(language, List.of());
	}

	/** Whether what is asked for is one thing. */
	boolean isFunctional(Asks asks) {
		return asks == Asks.OBJECT && functional || asks == Asks.SUBJECT && functionalInverse;
	}
}
