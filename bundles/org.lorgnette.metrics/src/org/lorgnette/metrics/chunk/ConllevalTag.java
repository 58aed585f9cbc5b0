package org.lorgnette.metrics.chunk;

/** A tag as conlleval.pl splits it, and the script's chunk borders between two of them. */
final class ConllevalTag {

	private final String prefix;
	/** The prefix if it is one that a border rule names, else {@code ?}. */
	private final char kind;
	final int type;

	private ConllevalTag(String prefix, int type) {
		this.prefix = prefix;
		this.kind = prefix.length() == 1 && "BIOE.[]".contains(prefix) ? prefix.charAt(0) : '?';
		this.type = type;
	}

	/**
	 * Splits by {@code /^([^-]*)-(.*)$/}; without a hyphen the whole tag is the prefix and the type is empty. The type "0" is
	 * false in Perl, hence empty too.
	 */
	static ConllevalTag parse(String text, TypeTally types) {
		int hyphen = text.indexOf('-');
		String type = hyphen < 0 ? "" : text.substring(hyphen + 1);
		return new ConllevalTag(hyphen < 0 ? text : text.substring(0, hyphen), types.id(type.equals("0") ? "" : type));
	}

	boolean sameAs(ConllevalTag other) {
		return this == other || (type == other.type && prefix.equals(other.prefix));
	}

	/** The script's {@code endOfChunk}: whether a chunk ends between the previous tag and this one. */
	boolean endsChunkOf(ConllevalTag previous) {
		return switch (previous.kind) {
			case 'O', '.' -> false;
			case '[', ']' -> true;
			case 'B', 'I' -> kind == 'B' || kind == 'O' || type != previous.type;
			case 'E' -> kind == 'E' || kind == 'I' || kind == 'O' || type != previous.type;
			default -> type != previous.type;
		};
	}

	/** The script's {@code startOfChunk}: whether a chunk starts between the previous tag and this one. */
	boolean startsChunkAfter(ConllevalTag previous) {
		return switch (kind) {
			case 'O', '.' -> false;
			case '[', ']' -> true;
			case 'B' -> previous.kind == 'B' || previous.kind == 'I' || previous.kind == 'O' || type != previous.type;
			case 'I', 'E' -> previous.kind == 'O' || previous.kind == 'E' || type != previous.type;
			default -> type != previous.type;
		};
	}
}
