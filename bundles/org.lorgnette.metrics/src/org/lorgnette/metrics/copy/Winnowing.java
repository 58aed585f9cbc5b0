package org.lorgnette.metrics.copy;

import java.util.ArrayList;
import java.util.List;

/**
 * How fingerprints are chosen: every shared run of {@code guarantee} letters is found, none shorter than {@code noise} letters is
 * (Schleimer et al. 2003, section 3; thresholds t and k there). Of each window of guarantee - noise + 1 hashes the smallest is
 * taken, of equal ones that taken before, else the rightmost ("robust winnowing", section 5.1).
 */
public record Winnowing(int guarantee, int noise) {

	/** About four words are found, about two and a half are not looked at. */
	public static final Winnowing DEFAULT = new Winnowing(25, 15);

	private static final long BASE = 0x9E3779B97F4A7C15L;

	/** A hash that was taken, and the index of the letter its run begins at. */
	record Fingerprint(long hash, int position) {
	}

	/** @throws IllegalArgumentException unless {@code 1 <= noise <= guarantee} */
	public Winnowing {
		if (noise < 1 || guarantee < noise) {
			throw new IllegalArgumentException("expected 1 <= noise <= guarantee, got " + noise + " and " + guarantee);
		}
	}

	/** In order of position. A text with fewer letters than the noise threshold has none. */
	List<Fingerprint> of(Letters letters) {
		return select(hashes(letters), guarantee - noise + 1);
	}

	/** @param window how many hashes each window has; a shorter list is one window */
	static List<Fingerprint> select(long[] hashes, int window) {
		List<Fingerprint> taken = new ArrayList<>();
		int width = Math.min(window, hashes.length);
		int least = -1;
		for (int end = width; end <= hashes.length && width > 0; end++) {
			int begin = end - width;
			int before = least;
			if (least < begin) {
				least = begin;
				for (int i = begin + 1; i < end; i++) {
					least = Long.compareUnsigned(hashes[i], hashes[least]) <= 0 ? i : least;
				}
			} else if (Long.compareUnsigned(hashes[end - 1], hashes[least]) < 0) {
				least = end - 1;
			}
			if (least != before) {
				taken.add(new Fingerprint(hashes[least], least));
			}
		}
		return taken;
	}

	/**
	 * Of every run of {@code noise} letters, rolling (Karp and Rabin 1987, modulo 2^64) and mixed, so that the smallest is as
	 * good as drawn.
	 */
	private long[] hashes(Letters letters) {
		int count = letters.count() - noise + 1;
		if (count <= 0) {
			return new long[0];
		}
		long leaving = 1;
		for (int i = 0; i < noise; i++) {
			leaving *= BASE;
		}
		long[] hashes = new long[count];
		long rolling = 0;
		for (int i = 0; i < letters.count(); i++) {
			rolling = rolling * BASE + letters.at(i) + 1;
			if (i >= noise) {
				rolling -= leaving * (letters.at(i - noise) + 1);
			}
			if (i >= noise - 1) {
				hashes[i - noise + 1] = mixed(rolling);
			}
		}
		return hashes;
	}

	/** The finaliser of SplitMix64 (Steele, Lea and Flood 2014). */
	private static long mixed(long hash) {
		long mixed = (hash ^ hash >>> 30) * 0xBF58476D1CE4E5B9L;
		mixed = (mixed ^ mixed >>> 27) * 0x94D049BB133111EBL;
		return mixed ^ mixed >>> 31;
	}
}
