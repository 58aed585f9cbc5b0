package org.lorgnette.engine.baseline.language;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.function.Consumer;
import java.util.regex.Matcher;

import org.lorgnette.engine.language.ByteLevel;
import org.lorgnette.model.Span;

/**
 * Cuts texts into bytes, or into the pieces that byte-pair encoding merges them to (Sennrich et al. 2016), and puts them together
 * again. Immutable but for a memory of words; safe for several threads.
 */
final class BytePairs {

	/**
	 * @param left number of a piece
	 * @param merged what the two become
	 */
	record Merge(int left, int right, int merged) {
	}

	/** A piece of a text and where it stands there; of a character that is cut up each piece has all of it. */
	record Piece(int id, Span span) {
	}

	static final int MOST = Character.MAX_VALUE;

	/** Words whose pieces are kept in mind. */
	private static final int REMEMBERED = 1 << 16;
	private static final int LONGEST_REMEMBERED = 32;

	private final List<byte[]> pieces;
	private final int end;
	private final List<Merge> merges;
	private final int[] ofByte = new int[256];
	/** The rank of a merge, by its left and right. */
	private final Map<Long, Integer> ranks = new HashMap<>();
	private final Map<String, int[]> remembered = new HashMap<>();

	/**
	 * @param pieces by number; the end of texts has no bytes
	 * @param merges the first go before the others
	 * @throws IllegalArgumentException
	 *             if there is not a piece for each byte and an end, or there are more than 65,535
	 */
	BytePairs(List<byte[]> pieces, int end, List<Merge> merges) {
		this.pieces = List.copyOf(pieces);
		this.end = end;
		this.merges = List.copyOf(merges);
		Arrays.fill(ofByte, -1);
		for (int id = 0; id < pieces.size(); id++) {
			if (pieces.get(id).length == 1) {
				ofByte[pieces.get(id)[0] & 0xFF] = id;
			}
		}
		if (pieces.size() > MOST || end < 0 || end >= pieces.size() || Arrays.stream(ofByte).anyMatch(id -> id < 0)) {
			throw new IllegalArgumentException("expected a piece for each of 256 bytes and one for the end of texts, and " + MOST
					+ " at most; got " + pieces.size());
		}
		for (int rank = 0; rank < merges.size(); rank++) {
			ranks.putIfAbsent(pair(merges.get(rank).left(), merges.get(rank).right()), rank);
		}
	}

	/** Bytes alone. */
	static BytePairs bytes() {
		List<byte[]> pieces = new ArrayList<>();
		for (int value = 0; value < 256; value++) {
			pieces.add(new byte[] {(byte) value});
		}
		pieces.add(new byte[0]);
		return new BytePairs(pieces, 256, List.of());
	}

	private static long pair(int left, int right) {
		return (long) left << 32 | right;
	}

	/** Numbers are below this. */
	int size() {
		return pieces.size();
	}

	int end() {
		return end;
	}

	byte[] piece(int id) {
		return pieces.get(id);
	}

	List<Merge> merges() {
		return merges;
	}

	/** Gives the pieces of a text in their order, word by word. */
	void cut(String text, Consumer<List<Piece>> words) {
		Matcher word = ByteLevel.WORD.matcher(text);
		while (word.find()) {
			words.accept(pieces(ByteLevel.wellFormed(word.group()), word.start()));
		}
	}

	/** Gives the numbers of a text's pieces, word by word. */
	void ids(String text, Consumer<int[]> words) {
		Matcher word = ByteLevel.WORD.matcher(text);
		while (word.find()) {
			words.accept(ids(ByteLevel.wellFormed(word.group())));
		}
	}

	private List<Piece> pieces(String word, int begin) {
		int[] ids = ids(word);
		List<Piece> cut = new ArrayList<>(ids.length);
		int at = 0;
		int byteOfCharacter = 0;
		for (int id : ids) {
			int from = at;
			int to = at;
			for (int left = pieces.get(id).length; left > 0; left--) {
				int codePoint = word.codePointAt(at);
				to = at + Character.charCount(codePoint);
				byteOfCharacter++;
				if (byteOfCharacter == width(codePoint)) {
					at = to;
					byteOfCharacter = 0;
				}
			}
			cut.add(new Piece(id, new Span(begin + from, begin + to)));
		}
		return cut;
	}

	/** In bytes of UTF-8. */
	private static int width(int codePoint) {
		return codePoint < 0x80 ? 1 : codePoint < 0x800 ? 2 : codePoint < 0x10000 ? 3 : 4;
	}

	private int[] ids(String word) {
		if (word.length() > LONGEST_REMEMBERED) {
			return merge(word);
		}
		synchronized (remembered) {
			int[] known = remembered.get(word);
			if (known != null) {
				return known;
			}
		}
		int[] ids = merge(word);
		synchronized (remembered) {
			if (remembered.size() >= REMEMBERED) {
				remembered.clear();
			}
			remembered.put(word, ids);
		}
		return ids;
	}

	/** What may be merged next: of the first rank, and of those the leftmost. */
	private record Candidate(int rank, int at, int left, int right) implements Comparable<Candidate> {

		@Override
		public int compareTo(Candidate other) {
			return rank == other.rank ? Integer.compare(at, other.at) : Integer.compare(rank, other.rank);
		}
	}

	private int[] merge(String word) {
		byte[] bytes = word.getBytes(StandardCharsets.UTF_8);
		int[] ids = new int[bytes.length];
		int[] next = new int[bytes.length];
		int[] before = new int[bytes.length];
		PriorityQueue<Candidate> open = new PriorityQueue<>();
		for (int i = 0; i < bytes.length; i++) {
			ids[i] = ofByte[bytes[i] & 0xFF];
			next[i] = i + 1;
			before[i] = i - 1;
		}
		for (int i = 0; i + 1 < bytes.length; i++) {
			offer(open, ids, i, i + 1);
		}
		while (!open.isEmpty()) {
			Candidate best = open.poll();
			int right = next[best.at()];
			if (ids[best.at()] != best.left() || right >= bytes.length || ids[right] != best.right()) {
				continue;
			}
			ids[best.at()] = merges.get(best.rank()).merged();
			ids[right] = -1;
			next[best.at()] = next[right];
			if (next[right] < bytes.length) {
				before[next[right]] = best.at();
				offer(open, ids, best.at(), next[right]);
			}
			if (before[best.at()] >= 0) {
				offer(open, ids, before[best.at()], best.at());
			}
		}
		return Arrays.stream(ids).filter(id -> id >= 0).toArray();
	}

	private void offer(PriorityQueue<Candidate> open, int[] ids, int left, int right) {
		Integer rank = ranks.get(pair(ids[left], ids[right]));
		if (rank != null) {
			open.add(new Candidate(rank, left, ids[left], ids[right]));
		}
	}

	/** The text of pieces; bytes that are no character are replacement characters. */
	String text(int[] ids) {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		for (int id : ids) {
			bytes.writeBytes(pieces.get(id));
		}
		return bytes.toString(StandardCharsets.UTF_8);
	}
}
