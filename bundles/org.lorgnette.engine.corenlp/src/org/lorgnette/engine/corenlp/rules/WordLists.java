package org.lorgnette.engine.corenlp.rules;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import edu.stanford.nlp.ling.CoreLabel;

/**
 * Marks tokens that belong to entries of word lists, longest entry first. Entries are compared without white space, so that they
 * match however the text is cut into tokens. An entry matches as it is written and, from four letters on, in capitals; the list
 * {@code stop} matches in any case.
 */
final class WordLists {

	private static final int MAX_TOKENS = 8;
	private static final int SHORTEST_IN_CAPITALS = 4;

	private record Entries(Class<? extends ListKeys.Text> key, Set<String> words, int longest, boolean anyCase) {
	}

	private final List<Entries> lists;

	/** @param folder the language, which is the folder that holds the lists */
	WordLists(String folder) throws IOException {
		var loaded = new ArrayList<Entries>();
		for (var list : ListKeys.lists().entrySet()) {
			boolean anyCase = list.getKey().equals("stop");
			Set<String> words = new HashSet<>();
			int longest = 0;
			for (String line : RuleFiles.read(folder + "/" + list.getKey() + ".txt").lines().toList()) {
				String word = squeeze(line);
				if (word.isEmpty()) {
					continue;
				}
				words.add(anyCase ? word.toLowerCase(Locale.ROOT) : word);
				if (!anyCase && word.length() >= SHORTEST_IN_CAPITALS) {
					words.add(word.toUpperCase(Locale.ROOT));
				}
				longest = Math.max(longest, word.length());
			}
			loaded.add(new Entries(list.getValue(), words, longest, anyCase));
		}
		lists = List.copyOf(loaded);
	}

	private static String squeeze(String text) {
		return text.replaceAll("\\s+", "").replace('\u2019', '\'');
	}

	void mark(List<CoreLabel> sentence) {
		for (CoreLabel label : sentence) {
			label.set(ListKeys.SHAPE, Shapes.of(label.word()));
		}
		for (Entries entries : lists) {
			for (int begin = 0; begin < sentence.size();) {
				int end = longestMatch(entries, sentence, begin);
				for (int i = begin; i < end; i++) {
					sentence.get(i).set(entries.key(), i == begin ? "B" : "I");
				}
				begin = Math.max(end, begin + 1);
			}
		}
	}

	/** The end of the longest entry that starts here, or {@code begin} if none does. */
	private static int longestMatch(Entries entries, List<CoreLabel> sentence, int begin) {
		StringBuilder text = new StringBuilder();
		int found = begin;
		for (int end = begin; end < Math.min(sentence.size(), begin + MAX_TOKENS); end++) {
			text.append(squeeze(sentence.get(end).word()));
			if (text.length() > entries.longest()) {
				break;
			}
			String candidate = entries.anyCase() ? text.toString().toLowerCase(Locale.ROOT) : text.toString();
			if (entries.words().contains(candidate)) {
				found = end + 1;
			}
		}
		return found;
	}
}
