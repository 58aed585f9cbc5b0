package org.lorgnette.metrics.chunk;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.lorgnette.model.tagging.TagScheme;

/**
 * The patterns of {@code seqeval.scheme} 1.2: between which prefixes a chunk starts, goes on and ends. A pattern is written as
 * the letter before, the letter itself ({@code *} for any), and {@code =} for the same type, {@code !} for another,
 * {@code *} for either.
 */
record SeqevalPatterns(String letters, List<String> start, List<String> inside, List<String> end) {

	/** Every letter that any scheme of seqeval knows. */
	static final String ALL_LETTERS = "IOBESUL";

	private static final Map<TagScheme, SeqevalPatterns> ALL = new EnumMap<>(Map.of(
			TagScheme.IOB1, of("IOB", "OI* II! BI* IB= BB=", "BI= II=", "II! IO* IB* BO* BI! BB="),
			TagScheme.IOE1, of("IOE", "OI* II! EI* EE=", "II= IE=", "II! IO* IE! EI= EE="),
			TagScheme.IOB2, of("IOB", "*B*", "BI= II=", "IO* II! IB* BO* BI! BB*"),
			TagScheme.IOE2, of("IOE", "OI* OE* EI* EE* II! IE!", "IE= II=", "E**"),
			TagScheme.BIOES, of("IOBES", "*B* *S*", "BI= BE= II= IE=", "S** E**"),
			TagScheme.BILOU, of("BILOU", "*B* *U*", "BI= BL= II= IL=", "U** L**")));

	/** In the order in which {@code auto_detect} tries them. */
	private static final Map<TagScheme, List<String>> DETECTED_BY = detectionTable();

	private static SeqevalPatterns of(String letters, String start, String inside, String end) {
		return new SeqevalPatterns(letters, split(start), split(inside), split(end));
	}

	private static List<String> split(String patterns) {
		return List.of(patterns.split(" "));
	}

	private static Map<TagScheme, List<String>> detectionTable() {
		Map<TagScheme, List<String>> table = new EnumMap<>(TagScheme.class);
		table.put(TagScheme.IOB2, split("BIO BI BO B"));
		table.put(TagScheme.IOE2, split("EIO EI EO E"));
		table.put(TagScheme.BIOES, split("BEIOS BEIS BEIO BEOS BEI BES BEO BE S"));
		table.put(TagScheme.BILOU, split("BILOU BILU BILO BLOU BIL BLU BLO BL U"));
		return table;
	}

	static SeqevalPatterns of(TagScheme scheme) {
		SeqevalPatterns patterns = ALL.get(scheme);
		if (patterns == null) {
			throw new IllegalArgumentException("seqeval's strict mode does not know the scheme " + scheme
					+ "; use one of IOB1, IOB2, IOE1, IOE2, BIOES, BILOU");
		}
		return patterns;
	}

	/** The scheme that uses exactly these letters, as {@code auto_detect} finds it. */
	static Optional<TagScheme> detect(Iterable<Character> letters) {
		StringBuilder joined = new StringBuilder();
		letters.forEach(joined::append);
		char[] sorted = joined.toString().toCharArray();
		Arrays.sort(sorted);
		String wanted = new String(sorted);
		return DETECTED_BY.entrySet().stream().filter(entry -> entry.getValue().contains(wanted)).map(Map.Entry::getKey)
				.findFirst();
	}

	static boolean matches(List<String> patterns, char previous, char current, boolean sameType) {
		for (String pattern : patterns) {
			if (fits(pattern.charAt(0), previous) && fits(pattern.charAt(1), current)
					&& (pattern.charAt(2) == '*' || (pattern.charAt(2) == '=') == sameType)) {
				return true;
			}
		}
		return false;
	}

	private static boolean fits(char pattern, char letter) {
		return pattern == '*' || pattern == letter;
	}
}
