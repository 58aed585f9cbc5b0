package org.lorgnette.engine.corenlp.rules;

import java.util.LinkedHashMap;
import java.util.Map;

import edu.stanford.nlp.ling.CoreAnnotation;

/**
 * The keys under which rules see a token's shape and its place in the word lists and in the names that RegexNER found. CoreNLP identifies a key by its class, so each
 * list needs one of its own.
 */
final class ListKeys {

	abstract static class Text implements CoreAnnotation<String> {
		@Override
		public final Class<String> getType() {
			return String.class;
		}
	}

	static final class Shape extends Text {
	}

	static final class Given extends Text {
	}

	static final class Ambiguous extends Text {
	}

	static final class Titles extends Text {
	}

	static final class Roles extends Text {
	}

	static final class Countries extends Text {
	}

	static final class Cities extends Text {
	}

	static final class GeoWords extends Text {
	}

	static final class OrgWords extends Text {
	}

	static final class OrgSuffix extends Text {
	}

	static final class Months extends Text {
	}

	static final class Weekdays extends Text {
	}

	static final class Stop extends Text {
	}

	static final class RegexNer extends Text {
	}

	static final Class<? extends Text> SHAPE = Shape.class;
	static final Class<? extends Text> REGEX_NER = RegexNer.class;

	private static final Map<String, Class<? extends Text>> LISTS = new LinkedHashMap<>();

	static {
		LISTS.put("given", Given.class);
		LISTS.put("ambiguous", Ambiguous.class);
		LISTS.put("titles", Titles.class);
		LISTS.put("roles", Roles.class);
		LISTS.put("countries", Countries.class);
		LISTS.put("cities", Cities.class);
		LISTS.put("geowords", GeoWords.class);
		LISTS.put("orgwords", OrgWords.class);
		LISTS.put("orgsuffix", OrgSuffix.class);
		LISTS.put("months", Months.class);
		LISTS.put("weekdays", Weekdays.class);
		LISTS.put("stop", Stop.class);
	}

	private ListKeys() {
	}

	/** List names and their keys. */
	static Map<String, Class<? extends Text>> lists() {
		return LISTS;
	}
}
