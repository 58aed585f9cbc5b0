package org.lorgnette.engine.corenlp.relations;

import java.util.Locale;

/** The types of entities that rules know, whatever a corpus calls them. */
enum MentionType {
	PERSON, ORGANIZATION, LOCATION, DATE, OTHER;

	static MentionType of(String type) {
		String name = type.toUpperCase(Locale.ROOT);
		if (name.startsWith("PER") || name.startsWith("PEOP")) {
			return PERSON;
		}
		if (name.startsWith("ORG") || name.equals("COMPANY") || name.equals("CORPORATION")) {
			return ORGANIZATION;
		}
		return switch (name) {
			case "LOC", "LOCATION", "GPE", "PLACE", "CITY", "COUNTRY", "STATE_OR_PROVINCE", "GEO", "FAC", "LIEU" -> LOCATION;
			case "DATE", "TIME", "YEAR", "TEMPORAL" -> DATE;
			default -> OTHER;
		};
	}
}
