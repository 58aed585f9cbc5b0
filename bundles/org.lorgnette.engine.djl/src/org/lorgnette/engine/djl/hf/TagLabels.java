package org.lorgnette.engine.djl.hf;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.lorgnette.engine.djl.decode.TagGrammar;
import org.lorgnette.model.tagging.TagScheme;

/**
 * What the labels of a token classifier mean: which tag each stands for, under a scheme. Labels come with prefixes in front
 * ({@code B-PER}, {@code b_per}) or behind ({@code PER-B}), with {@code M} and {@code W} of BMEWO, or without any, when words of
 * one type that touch are one entity. Labels that no word of a text has ({@code [CLS]}, {@code X}) count as outside.
 */
final class TagLabels {

	/** The name of the setting by which a label for words outside entities is chosen. */
	static final String OUTSIDE_SETTING = "outside";

	private static final Pattern FRONT = Pattern.compile("([BIESLUMWbieslumw])[-_:/](.+)");
	private static final Pattern BEHIND = Pattern.compile("(.+)[-_:/]([BIESLUMWbieslumw])");
	private static final Set<String> OUTSIDE = Set.of("O", "o", "0", "OUT", "OUTSIDE", "outside");
	private static final Set<String> NEVER = Set.of("[CLS]", "[SEP]", "[PAD]", "<pad>", "<s>", "</s>", "PAD", "X", "[MASK]", "<unk>",
			"[UNK]", "IGNORE", "-100");

	private record Parts(char letter, String type) {
	}

	private final TagGrammar grammar;
	private final TagScheme scheme;
	private final int[] tags;

	private TagLabels(TagGrammar grammar, TagScheme scheme, int[] tags) {
		this.grammar = grammar;
		this.scheme = scheme;
		this.tags = tags;
	}

	/**
	 * @param wanted
	 *            the scheme; empty to find it by the prefixes
	 * @param outside
	 *            the label of words outside entities; blank to find it by its name
	 * @throws IllegalArgumentException
	 *             if the labels do not belong to one scheme, or none says that a word is outside
	 */
	static TagLabels of(List<String> labels, Optional<TagScheme> wanted, String outside) {
		if (!outside.isBlank() && !labels.contains(outside.strip())) {
			throw new IllegalArgumentException("no label is '" + outside.strip() + "' (setting '" + OUTSIDE_SETTING + "'); they are "
					+ labels);
		}
		List<String> spoken = labels.stream().distinct().filter(label -> !isOutside(label, outside)).toList();
		if (labels.stream().noneMatch(label -> isOutside(label, outside) && !NEVER.contains(label))) {
			throw new IllegalArgumentException("no label says that a word is outside entities; name it by the setting '" + OUTSIDE_SETTING
					+ "'; they are " + labels);
		}
		Map<String, Parts> inside = parts(spoken);
		TagScheme scheme = wanted.orElseGet(() -> scheme(inside.values()));
		List<String> tagOfLabel = labels.stream().map(label -> inside.containsKey(label) ? tag(scheme,
				inside.get(label)) : "O").toList();
		List<String> tags = tagOfLabel.stream().distinct().toList();
		return new TagLabels(TagGrammar.of(tags, scheme), scheme, tagOfLabel.stream().mapToInt(tags::indexOf).toArray());
	}

	private static boolean isOutside(String label, String outside) {
		return outside.isBlank() ? OUTSIDE.contains(label) || NEVER.contains(label)
				: label.equals(outside.strip()) || NEVER.contains(label);
	}

	private static Map<String, Parts> parts(List<String> labels) {
		for (Pattern pattern : List.of(FRONT, BEHIND)) {
			Map<String, Parts> parts = parts(labels, pattern);
			if (parts.size() == labels.size()) {
				return parts;
			}
			if (pattern == FRONT && parts.values().stream().anyMatch(part -> part.letter() == 'B' || part.letter() == 'I')) {
				throw new IllegalArgumentException("some labels have a prefix as B- or I- and some do not: "
						+ labels.stream().filter(label -> !parts.containsKey(label)).toList());
			}
		}
		Map<String, Parts> plain = new LinkedHashMap<>();
		labels.forEach(label -> plain.put(label, new Parts('I', label)));
		return plain;
	}

	private static Map<String, Parts> parts(List<String> labels, Pattern pattern) {
		Map<String, Parts> parts = new LinkedHashMap<>();
		int letter = pattern == FRONT ? 1 : 2;
		for (String label : labels) {
			Matcher matcher = pattern.matcher(label);
			if (matcher.matches()) {
				parts.put(label, new Parts(Character.toUpperCase(matcher.group(letter).charAt(0)), matcher.group(3 - letter)));
			}
		}
		return parts;
	}

	/** The scheme that uses these letters; IOB1 cannot be told from IOB2 by them. */
	private static TagScheme scheme(Collection<Parts> parts) {
		Set<Character> letters = parts.stream().map(Parts::letter).collect(Collectors.toSet());
		if (letters.contains('L') || letters.contains('U')) {
			return TagScheme.BILOU;
		}
		if (letters.contains('S') || letters.contains('W') || letters.contains('M') || letters.contains('E') && letters.contains('B')) {
			return TagScheme.BIOES;
		}
		if (letters.contains('E')) {
			return TagScheme.IOE2;
		}
		return letters.contains('B') ? TagScheme.IOB2 : TagScheme.IO;
	}

	private static String tag(TagScheme scheme, Parts parts) {
		boolean bilou = scheme == TagScheme.BILOU;
		char letter = switch (parts.letter()) {
			case 'M' -> 'I';
			case 'W', 'S', 'U' -> bilou ? 'U' : 'S';
			case 'E', 'L' -> bilou ? 'L' : 'E';
			default -> parts.letter();
		};
		return letter + "-" + parts.type();
	}

	TagGrammar grammar() {
		return grammar;
	}

	TagScheme scheme() {
		return scheme;
	}

	/** How many labels there are. */
	int size() {
		return tags.length;
	}

	/** The tag that a label stands for; several labels may stand for one. */
	int tag(int label) {
		return tags[label];
	}
}
