package org.lorgnette.io.brat;

import org.lorgnette.io.Location;

/** A line of an annotation file: an id, what is said, and (after a further tab) text. */
record AnnLine(Location location, String id, String body, String text, boolean hasText, boolean hasBody) {

	static AnnLine parse(Location location, String line) {
		int first = line.indexOf('\t');
		int second = first < 0 ? -1 : line.indexOf('\t', first + 1);
		String id = first < 0 ? line : line.substring(0, first);
		String body = first < 0 ? "" : line.substring(first + 1, second < 0 ? line.length() : second);
		return new AnnLine(location, id.strip(), body.strip(), second < 0 ? "" : line.substring(second + 1), second >= 0,
				first >= 0);
	}

	char kind() {
		return id.isEmpty() ? ' ' : id.charAt(0);
	}

	/** The words of the body. */
	String[] words() {
		return body.isEmpty() ? new String[0] : body.split("\\s+");
	}
}
