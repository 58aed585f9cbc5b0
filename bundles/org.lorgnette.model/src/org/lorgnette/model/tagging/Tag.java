package org.lorgnette.model.tagging;

import java.util.Optional;

/** A tag taken apart. {@code type} is empty for {@code O} and for untyped tags such as a bare {@code B}. */
public record Tag(Prefix prefix, String type) {

	public static final Tag OUTSIDE = new Tag(Prefix.OUTSIDE, "");

	/**
	 * Parses any string. The prefix ends at the first hyphen, so types may contain hyphens ({@code B-creative-work}). What is
	 * neither {@code O} nor starts with a letter of {@code B I E S L U M} and a hyphen is read as inside a chunk of that type,
	 * which is how plain IO data without prefixes writes it; {@link #isWellFormed} tells the two apart.
	 */
	public static Tag parse(String text) {
		if (text.equals("O") || text.isEmpty()) {
			return OUTSIDE;
		}
		return parsePrefix(text).map(prefix -> new Tag(prefix, text.length() > 2 ? text.substring(2) : ""))
				.orElseGet(() -> new Tag(Prefix.INSIDE, text));
	}

	/** Whether the text is {@code O}, or one of the known prefix letters alone or followed by a hyphen and a type. */
	public static boolean isWellFormed(String text) {
		return text.equals("O") || parsePrefix(text).isPresent();
	}

	private static Optional<Prefix> parsePrefix(String text) {
		if (text.isEmpty() || (text.length() > 1 && text.charAt(1) != '-')) {
			return Optional.empty();
		}
		return switch (text.charAt(0)) {
			case 'O' -> Optional.of(Prefix.OUTSIDE);
			case 'B' -> Optional.of(Prefix.BEGIN);
			case 'I', 'M' -> Optional.of(Prefix.INSIDE);
			case 'E', 'L' -> Optional.of(Prefix.END);
			case 'S', 'U' -> Optional.of(Prefix.SINGLE);
			default -> Optional.empty();
		};
	}

	public boolean isOutside() {
		return prefix == Prefix.OUTSIDE;
	}

	boolean hasTypeOf(Tag other) {
		return type.equals(other.type);
	}
}
