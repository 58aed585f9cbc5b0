package org.lorgnette.engine.corenlp.rules;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.regex.Pattern;

import edu.stanford.nlp.ling.CoreLabel;

/**
 * Marks tokens that belong to entries of word lists, longest entry first. Entries are compared without white space, so that they
 * match however the text is cut into tokens. An entry matches as it is written and, from four letters on, in capitals; the list
 * {@code stop} matches in any case.
 */
final class WordLists {

	private static final int MAX_TOKENS = 8;
	private static final int SHORTEST_IN_CAPITALS = 4;
	private static final Pattern SPACE = Pattern.compile("\\s+");

	private record Entries(Class<? extends ListKeys.Text> key, NavigableSet<String> words, boolean anyCase) {
	}

	private final List<Entries> lists;

	/** @param folder the language, which is the folder that holds the lists */
	WordLists(String folder) throws IOException {
		var loaded = new ArrayList<Entries>();
		for (var list : ListKeys.lists().entrySet()) {
			boolean anyCase = list.getKey().equals("stop");
			NavigableSet<String> words = new TreeSet<>();
			for (String line : RuleFiles.read(folder + "/" + list.getKey() + ".txt").lines().toList()) {
				String word = squeeze(line);
				if (word.isEmpty()) {
					continue;
				}
				words.add(anyCase ? word.toLowerCase(Locale.ROOT) : word);
				if (!anyCase && word.length() >= SHORTEST_IN_CAPITALS) {
					words.add(word.toUpperCase(Locale.ROOT));
				}
			}
			loaded.add(new Entries(list.getValue(), words, anyCase));
		}
		lists = List.copyOf(loaded);
	}

	private static String squeeze(String text) {
		return SPACE.matcher(text).replaceAll("").replace('\u2019', '\'');
	}

	void mark(List<CoreLabel> sentence) {
		List<String> words = new ArrayList<>(sentence.size());
		List<String> lowerCase = new ArrayList<>(sentence.size());
		for (CoreLabel label : sentence) {
			label.set(ListKeys.SHAPE, Shapes.of(label.word()));
			words.add(squeeze(label.word()));
			lowerCase.add(words.getLast().toLowerCase(Locale.ROOT));
		}
		for (Entries entries : lists) {
			List<String> texts = entries.anyCase() ? lowerCase : words;
			for (int begin = 0; begin < texts.size();) {
				int end = longestMatch(entries.words(), texts, begin);
				for (int i = begin; i < end; i++) {
					sentence.get(i).set(entries.key(), i == begin ? "B" : "I");
				}
				begin = Math.max(end, begin + 1);
			}
		}
	}

	/** The end of the longest entry that starts here, or {@code begin} if none does. */
	private static int longestMatch(NavigableSet<String> entries, List<String> words, int begin) {
		String text = "";
		int found = begin;
		for (int end = begin; end < Math.min(words.size(), begin + MAX_TOKENS); end++) {
			text = end == begin ? words.get(end) : text + words.get(end);
			// Entries that go on from here would come next in order.
			String next = entries.ceiling(text);
			if (next == null || !next.startsWith(text)) {
				break;
			}
			if (next.length() == text.length()) {
				found = end + 1;
			}
		}
		return found;
	}
}
