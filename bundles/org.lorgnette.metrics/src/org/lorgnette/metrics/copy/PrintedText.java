package org.lorgnette.metrics.copy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A text with its fingerprints. */
public final class PrintedText {

	private final String id;
	private final String text;
	private final Winnowing winnowing;
	private final Letters letters;
	private final List<Winnowing.Fingerprint> fingerprints;

	public PrintedText(String id, String text, Winnowing winnowing) {
		this.id = id;
		this.text = text;
		this.winnowing = winnowing;
		this.letters = new Letters(text);
		this.fingerprints = winnowing.of(letters);
	}

	public String id() {
		return id;
	}

	public String text() {
		return text;
	}

	/** How many letters and digits it has, which is what shares are of. */
	public int letterCount() {
		return letters.count();
	}

	Winnowing winnowing() {
		return winnowing;
	}

	Letters letters() {
		return letters;
	}

	List<Winnowing.Fingerprint> fingerprints() {
		return fingerprints;
	}

	Set<Long> hashes() {
		Set<Long> hashes = new HashSet<>();
		fingerprints.forEach(print -> hashes.add(print.hash()));
		return hashes;
	}

	/** Where each hash was taken, at most {@code most} places of each. */
	Map<Long, int[]> places(int most) {
		Map<Long, List<Integer>> found = new HashMap<>();
		fingerprints.forEach(print -> found.computeIfAbsent(print.hash(), unseen -> new ArrayList<>()).add(print.position()));
		Map<Long, int[]> places = new HashMap<>();
		found.forEach((hash, positions) -> places.put(hash, positions.stream().limit(most).mapToInt(Integer::intValue)
				.toArray()));
		return places;
	}
}
