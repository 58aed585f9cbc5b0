package org.lorgnette.engine.grounding;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.lorgnette.model.Grounding;
import org.lorgnette.model.Span;
import org.lorgnette.model.text.FoldedText;
import org.lorgnette.model.text.WordBorder;

/**
 * Finds mentions in a source, in the order in which they were written: to the letter; else normalised, that is but for case, accents, white
 * space, quotation marks and dashes; else with a few edits, one for each six letters and none of a digit. What is but a part of a
 * word is not found: of "Parisians" nobody wrote "Paris".
 * Of several places that fit alike, the first is taken that begins where the mention before it began or later and that no mention has
 * taken before, then the first of the others: generators write in the order of reading. A place may be taken once more under another type,
 * where there is no other. A mention that is written more often than it stands
 * there has its first place again. Mutable, for one thread and one answer of a generator.
 */
public final class SourceAligner {

	/** Shorter mentions are found to the letter or normalised, or not at all: Iran is not Iraq. */
	private static final int LETTERS_FOR_AN_EDIT = 6;
	/** What is longer is no mention that one would look for with edits. */
	private static final int LONGEST_NEAR = 400;

	/** @param span empty if ungrounded */
	public record Aligned(Optional<Span> span, Grounding grounding) {
	}

	private record Candidates(Grounding.Kind kind, int distance, List<Span> places) {
	}

	private final String source;
	private final FoldedText folded;
	/** The types that places were taken under. */
	private final Map<Span, Set<String>> taken = new HashMap<>();
	private int reading;

	public SourceAligner(String source) {
		this.source = source;
		folded = FoldedText.of(source);
	}

	/**
	 * @param written the mention
	 * @param type what else tells it apart from mentions of the same words, such as the type of an entity; may be empty
	 */
	public Aligned align(String written, String type) {
		Candidates candidates = candidates(written.strip());
		if (candidates.places.isEmpty()) {
			return new Aligned(Optional.empty(), Grounding.none(written));
		}
		Span span = choose(candidates.places, type);
		if (taken.computeIfAbsent(span, unseen -> new HashSet<>()).add(type)) {
			reading = span.begin();
		}
		// Where all other places are taken there is no choice any more, but there was one before.
		int places = candidates.places.size();
		Grounding.Kind kind = places > 1 ? Grounding.Kind.AMBIGUOUS : candidates.kind;
		return new Aligned(Optional.of(span), new Grounding(kind, written, candidates.distance, places));
	}

	private Span choose(List<Span> places, String type) {
		List<Span> free = places.stream().filter(place -> !taken.containsKey(place)).toList();
		if (!free.isEmpty()) {
			return free.stream().filter(place -> place.begin() >= reading).findFirst().orElse(free.getFirst());
		}
		return places.stream().filter(place -> !taken.get(place).contains(type)).findFirst().orElse(places.getFirst());
	}

	private Candidates candidates(String mention) {
		if (mention.isEmpty()) {
			return new Candidates(Grounding.Kind.UNGROUNDED, 0, List.of());
		}
		List<Span> exact = exact(mention);
		if (!exact.isEmpty()) {
			return new Candidates(Grounding.Kind.EXACT, 0, exact);
		}
		String wanted = FoldedText.of(mention).text();
		List<Span> normalised = normalised(wanted);
		if (!normalised.isEmpty()) {
			return new Candidates(Grounding.Kind.NORMALISED, 0, normalised);
		}
		List<NearMatch> near = near(wanted);
		return near.isEmpty() ? new Candidates(Grounding.Kind.UNGROUNDED, 0, List.of())
				: new Candidates(Grounding.Kind.FUZZY, near.getFirst().distance(),
						near.stream().map(match -> folded.source(match.begin(), match.end())).toList());
	}

	private List<Span> exact(String mention) {
		List<Span> places = new ArrayList<>();
		for (int at = source.indexOf(mention); at >= 0; at = source.indexOf(mention, at + 1)) {
			int end = at + mention.length();
			if (WordBorder.isAt(source, at) && WordBorder.isAt(source, end)) {
				places.add(new Span(at, end));
			}
		}
		return places;
	}

	private List<Span> normalised(String wanted) {
		List<Span> places = new ArrayList<>();
		for (int at = 0; !wanted.isEmpty() && at + wanted.length() <= folded.length(); at++) {
			if (folded.matches(at, wanted) && folded.isBorder(at) && folded.isBorder(at + wanted.length())) {
				places.add(folded.source(at, at + wanted.length()));
			}
		}
		return places;
	}

	private List<NearMatch> near(String wanted) {
		int most = wanted.length() / LETTERS_FOR_AN_EDIT;
		return most == 0 || wanted.length() > LONGEST_NEAR ? List.of()
				: NearMatch.of(wanted, folded, most).stream().filter(match -> digits(match).equals(digits(wanted))).toList();
	}

	private String digits(NearMatch match) {
		StringBuilder text = new StringBuilder();
		for (int i = match.begin(); i < match.end(); i++) {
			text.append(folded.at(i));
		}
		return digits(text.toString());
	}

	private static String digits(String text) {
		return text.replaceAll("[^0-9]", "");
	}
}
