package org.lorgnette.evaluation.change;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;

import org.lorgnette.model.Span;
import org.lorgnette.model.edit.TextEdit;

/**
 * Other names of the same kind, word by word and always the same for the same word of a document: first names of the same
 * gender, family
 * names, cities, countries. Where names are marked, the words of these; elsewhere the names of the lists, and what is written
 * in a capital
 * behind a first name. A first name that the lists do not know stays, since its gender is not known; so do places of several
 * words, and
 * places behind an article that are no countries.
 */
final class NameSwap implements TextChange {

	private static final Set<String> NOT_NAMES = Set.of("mr", "mrs", "ms", "miss", "dr", "prof", "sir", "lady", "lord", "st", "m", "mm",
			"mme", "mlle", "me", "pr", "jr", "sr", "saint", "sainte", "pope", "king", "queen", "van", "von", "de", "du", "da", "di", "la", "le");
	private static final Set<String> ARTICLES = Set.of("the", "le", "la", "les", "l", "du", "des", "au", "aux");

	private final NameList names;
	private final SplittableRandom random;
	private final Map<String, String> others = new HashMap<>();

	NameSwap(NameList names, SplittableRandom random) {
		this.names = names;
		this.random = random;
	}

	@Override
	public List<TextEdit> edits(Wording wording) {
		List<Word> words = Word.of(wording.text());
		List<TextEdit> edits = new ArrayList<>();
		if (wording.names().isEmpty()) {
			unmarked(wording.text(), words, edits);
		} else {
			int last = 0;
			for (Wording.Name name : wording.names().stream().sorted((a, b) -> a.span().compareTo(b.span())).toList()) {
				// Names inside names: the outer one, which comes first, has the words.
				if (name.span().begin() >= last) {
					last = name.span().end();
					marked(words, name, edits);
				}
			}
		}
		return edits;
	}

	private void marked(List<Word> words, Wording.Name name, List<TextEdit> edits) {
		List<Word> inside = words.stream().filter(word -> name.span().contains(new Span(word.begin(), word.end()))).toList();
		if (name.isPlace()) {
			if (inside.size() == 1) {
				place(words, inside.getFirst(), edits);
			}
			return;
		}
		for (int i = 0; i < inside.size(); i++) {
			Word word = inside.get(i);
			String known = names.kind(word.text()).orElse("");
			boolean first = NameList.isFirst(known) && (i == 0 || inside.size() > 2 && i + 1 < inside.size());
			if (first || i + 1 == inside.size()) {
				swap(word, first ? known : NameList.SURNAME).ifPresent(edits::add);
			}
		}
	}

	private void place(List<Word> words, Word word, List<TextEdit> edits) {
		int at = words.indexOf(word);
		boolean article = at > 0 && ARTICLES.contains(words.get(at - 1).lower()) && words.get(at - 1).end() + 1 == word.begin();
		String known = names.kind(word.text()).filter(NameList::isPlace).orElse(article ? "" : NameList.CITY);
		if (!known.isEmpty() && !(article && known.equals(NameList.CITY))) {
			swap(word, known).ifPresent(edits::add);
		}
	}

	private void unmarked(String text, List<Word> words, List<TextEdit> edits) {
		for (int i = 0; i < words.size(); i++) {
			Word word = words.get(i);
			String kind = names.kind(word.text()).orElse("");
			boolean known = others.containsKey(word.text());
			if (!word.isCapitalised() || !known && kind.isEmpty()) {
				continue;
			}
			if (NameList.isPlace(kind) && !known) {
				place(words, word, edits);
				continue;
			}
			swap(word, kind).ifPresent(edits::add);
			boolean follows = NameList.isFirst(kind) && i + 1 < words.size() && words.get(i + 1).isCapitalised()
					&& text.substring(word.end(), words.get(i + 1).begin()).equals(" ");
			if (follows && !NameList.isFirst(names.kind(words.get(i + 1).text()).orElse(""))) {
				i++;
				swap(words.get(i), NameList.SURNAME).ifPresent(edits::add);
			}
		}
	}

	/** Initials, titles, the numbers of kings and words in small letters are no names by themselves. */
	private Optional<TextEdit> swap(Word word, String kind) {
		if (!word.isCapitalised() || word.text().length() < 2 || NOT_NAMES.contains(word.lower()) || word.text().matches("[IVX]+")) {
			return Optional.empty();
		}
		if (!others.containsKey(word.text())) {
			List<String> free = names.like(kind, word.text()).stream()
					.filter(other -> !others.containsValue(other) && !others.containsKey(other) && !other.equalsIgnoreCase(word.text())).toList();
			if (free.isEmpty()) {
				return Optional.empty();
			}
			others.put(word.text(), free.get(random.nextInt(free.size())));
		}
		return Optional.of(word.replacedBy(others.get(word.text())));
	}
}
