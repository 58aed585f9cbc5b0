package org.lorgnette.evaluation.change;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.lorgnette.model.Span;
import org.lorgnette.model.edit.TextEdit;

/**
 * French nouns for persons become their partners, with what agrees with them as far as it can be seen without a parser: the
 * determiner,
 * contractions and elisions among them, an adjective beside the noun, and in sentences where all that changes had one gender
 * adjectives and
 * participles behind {@code être}. Not changed: names, pronouns that are objects ({@code le, la, l', lui} as an indirect
 * one), participles
 * behind {@code avoir}, and words that the lexicon does not have.
 */
final class FrenchNouns implements TextChange {

	private static final Set<String> PREPOSITIONS = Set.of("avec", "pour", "sans", "chez", "de", "à", "par", "contre", "entre", "vers",
			"derrière", "devant", "sur", "sous", "selon", "malgré");
	/** What stands behind an il that is nobody. */
	private static final Set<String> IMPERSONAL = Set.of("y", "faut", "fallait", "faudra", "faudrait", "pleut", "neige", "semble", "semblait",
			"suffit", "agit", "agissait", "existe", "reste", "vaut");
	private static final Set<String> COPULAS = Set.of("est", "était", "fut", "sera", "serait", "sont", "étaient", "furent", "devient",
			"devint", "resta", "été", "semblait", "suis");
	/** As many words may stand between the verb and what agrees. */
	private static final int REACH = 3;

	private final Lexicon lexicon;

	FrenchNouns(String file) {
		lexicon = new Lexicon(file);
	}

	@Override
	public List<TextEdit> edits(Wording wording) {
		List<Word> words = Word.of(wording.text());
		List<TextEdit> edits = new ArrayList<>();
		int from = 0;
		for (Span sentence : wording.allSentences()) {
			int to = from;
			while (to < words.size() && words.get(to).begin() < sentence.end()) {
				to++;
			}
			new Clause(wording.text(), words.subList(from, to), edits).change();
			from = to;
		}
		return edits;
	}

	/** One sentence. */
	private final class Clause {

		private final String text;
		private final List<Word> words;
		private final List<TextEdit> edits;
		private final Set<Integer> done = new HashSet<>();
		/** Whether what changed was masculine, word by word. */
		private final Set<Boolean> genders = new HashSet<>();
		private int first = Integer.MAX_VALUE;

		Clause(String text, List<Word> words, List<TextEdit> edits) {
			this.text = text;
			this.words = words;
			this.edits = edits;
		}

		void change() {
			for (int i = 0; i < words.size(); i++) {
				Optional<Lexicon.Entry> entry = lexicon.find(words.get(i).text());
				String kind = entry.map(Lexicon.Entry::kind).orElse(words.get(i).lower().equals("lui") ? "pronoun" : "");
				switch (kind) {
					case "pronoun" -> pronoun(i);
					case "noun", "m", "f" -> {
						if (!Word.endsName(text, words, i)) {
							noun(i, entry.get());
						}
					}
					default -> {
						// Adjectives change with their nouns.
					}
				}
			}
			if (genders.size() == 1) {
				agree(genders.contains(true));
			}
		}

		private String between(int left) {
			return left < 0 || left + 1 >= words.size() ? "" : text.substring(words.get(left).end(), words.get(left + 1).begin());
		}

		private String lower(int at) {
			return at < 0 || at >= words.size() ? "" : words.get(at).lower();
		}

		private void pronoun(int at) {
			Word word = words.get(at);
			boolean self = lower(at + 1).equals("même") && between(at).equals("-");
			boolean elided = lower(at - 1).equals("d") && isApostrophe(between(at - 1));
			boolean object = self || elided || PREPOSITIONS.contains(lower(at - 1)) && between(at - 1).equals(" ");
			switch (word.lower()) {
				case "lui" -> {
					if (object && lower(at - 1).equals("de")) {
						replace(at - 1, at, "d'" + "elle");
					} else if (object) {
						replace(at, at, "elle");
					}
				}
				case "elle" -> {
					if (elided) {
						replace(at - 1, at, "de lui");
					} else {
						replace(at, at, object ? "lui" : "il");
						noted(at, false);
					}
				}
				case "il" -> {
					boolean nobody = IMPERSONAL.contains(lower(at + 1)) || IMPERSONAL.contains(lower(at + 2)) && lower(at + 1).length() == 1;
					if (!nobody) {
						replace(at, at, "elle");
						noted(at, true);
					}
				}
				default -> {
					Lexicon.Entry entry = lexicon.find(word.text()).orElseThrow();
					replace(at, at, entry.other());
					noted(at, entry.first());
				}
			}
		}

		private void noted(int at, boolean masculine) {
			genders.add(masculine);
			first = Math.min(first, at);
		}

		private void noun(int at, Lexicon.Entry entry) {
			boolean same = !entry.kind().equals("noun");
			boolean feminine = same ? entry.kind().equals("f") : entry.first();
			replace(at, at, entry.other());
			String next = entry.other();
			int determined = at;
			if (!same) {
				noted(at, entry.first());
				adjective(at + 1, at, entry.first());
				if (adjective(at - 1, at - 1, entry.first())) {
					determined = at - 1;
					next = lexicon.find(words.get(determined).text()).orElseThrow().other();
				}
			}
			determiner(determined, feminine, Elision.isVowel(next));
		}

		/** @param left which of the two neighbours stands first */
		private boolean adjective(int at, int left, boolean masculine) {
			if (at < 0 || at >= words.size() || !between(left).equals(" ") || done.contains(at)) {
				return false;
			}
			Optional<Lexicon.Entry> entry = lexicon.find(words.get(at).text()).filter(found -> found.kind().equals("adjective")
					&& found.first() == masculine);
			entry.ifPresent(found -> replace(at, at, found.other()));
			return entry.isPresent();
		}

		/** The determiner before a word that has been changed. */
		private void determiner(int before, boolean feminine, boolean vowel) {
			int at = before - 1;
			String word = lower(at);
			String gap = between(at);
			if (at < 0 || !(word.equals("l") ? isApostrophe(gap) : gap.equals(" "))) {
				return;
			}
			boolean joined = (word.equals("la") || word.equals("l")) && between(at - 1).equals(" ");
			int begin = joined && (lower(at - 1).equals("de") || lower(at - 1).equals("à")) ? at - 1 : at;
			String full = begin < at ? lower(begin) + " la" : word;
			String form = switch (full) {
				case "le", "la", "l" -> vowel ? "l'" : feminine ? "la " : "le ";
				case "du", "de la" -> vowel ? "de l'" : feminine ? "de la " : "du ";
				case "au", "à la" -> vowel ? "à l'" : feminine ? "à la " : "au ";
				case "un", "une" -> feminine ? "une " : "un ";
				case "ce", "cet", "cette" -> feminine ? "cette " : vowel ? "cet " : "ce ";
				case "mon", "ma", "ton", "ta", "son", "sa" -> full.charAt(0) + (feminine && !vowel ? "a " : "on ");
				case "quel", "quelle" -> feminine ? "quelle " : "quel ";
				default -> "";
			};
			String there = text.substring(words.get(begin).begin(), words.get(before).begin());
			String wanted = Word.like(words.get(begin).text(), text.indexOf('\u2019') >= 0 ? form.replace('\'', '\u2019') : form);
			if (!form.isEmpty() && !there.equals(wanted)) {
				edits.add(new TextEdit(words.get(begin).begin(), there.length(), wanted));
			}
		}

		private void agree(boolean masculine) {
			int verb = Integer.MIN_VALUE;
			for (int i = first + 1; i < words.size(); i++) {
				int at = i;
				if (COPULAS.contains(lower(i))) {
					verb = i;
				} else if (i - verb <= REACH && !done.contains(i)) {
					lexicon.find(words.get(i).text()).filter(entry -> entry.kind().equals("adjective") && entry.first() == masculine)
							.ifPresent(entry -> replace(at, at, entry.other()));
				}
			}
		}

		private void replace(int from, int to, String by) {
			Word whole = new Word(words.get(from).begin(), words.get(to).end(), text.substring(words.get(from).begin(), words.get(to).end()));
			edits.add(whole.replacedBy(text.indexOf('\u2019') >= 0 ? by.replace('\'', '\u2019') : by));
			for (int i = from; i <= to; i++) {
				done.add(i);
			}
		}
	}

	private static boolean isApostrophe(String text) {
		// Texts that bring tokens may have a space behind it.
		return text.strip().equals("'") || text.strip().equals("\u2019");
	}
}
