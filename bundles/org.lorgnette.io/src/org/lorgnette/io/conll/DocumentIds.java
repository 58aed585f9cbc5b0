package org.lorgnette.io.conll;

import java.util.HashSet;
import java.util.Set;

/** Gives out document ids, none twice: those a file names, else the file's base name, numbered if it holds several. */
final class DocumentIds {

	private final String base;
	private final Set<String> given = new HashSet<>();
	private int count;

	DocumentIds(String base) {
		this.base = base;
	}

	/**
	 * @param named
	 *            the id that the file gives, empty if none
	 * @param only
	 *            whether this is the last document; if also the first, the base name alone is its id
	 */
	String next(String named, boolean only) {
		count++;
		String wanted = !named.isEmpty() ? named : count == 1 && only ? base : base + "-" + count;
		String id = wanted;
		for (int i = 2; !given.add(id); i++) {
			id = wanted + "-" + i;
		}
		return id;
	}
}
