package org.lorgnette.io.tokens;

import java.util.Locale;
import java.util.Optional;

import org.lorgnette.model.tagging.Tag;

/**
 * Which rows to show: those with the text in the token or a tag, with a tag of the type, that differ, of one sentence. An empty text, type or
 * sentence asks for nothing.
 */
public record TokenFilter(String text, Optional<String> type, boolean differing, Optional<Place> sentence) {

	public static final TokenFilter ALL = new TokenFilter("", Optional.empty(), false, Optional.empty());

	/** A sentence by the numbers of {@link TokenRow}. */
	public record Place(int document, int sentence) {
	}

	boolean isEverything() {
		return text.isEmpty() && type.isEmpty() && !differing && sentence.isEmpty();
	}

	boolean accepts(TokenRow row) {
		return (!differing || row.differs())
				&& sentence.filter(place -> place.document() != row.document() || place.sentence() != row.sentence()).isEmpty()
				&& (type.isEmpty() || row.tags().stream().anyMatch(tag -> !tag.isEmpty() && Tag.parse(tag).type().equals(type.get())))
				&& (text.isEmpty() || contains(row.text()) || row.tags().stream().anyMatch(this::contains)
						|| row.given().filter(this::contains).isPresent());
	}

	private boolean contains(String cell) {
		return cell.toLowerCase(Locale.ROOT).contains(text.toLowerCase(Locale.ROOT));
	}
}
