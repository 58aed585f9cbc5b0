package org.lorgnette.engine.djl.decode;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;

import org.lorgnette.model.tagging.Chunk;
import org.lorgnette.model.tagging.Tag;
import org.lorgnette.model.tagging.TagScheme;
import org.lorgnette.model.tagging.Violation;

/**
 * Which tags of a label set may follow each other under a scheme, and where chunks begin. Tags are numbered as in the label set.
 */
public final class TagGrammar {

	private final List<String> labels;
	private final String[] types;
	private final boolean[] mayStart;
	private final boolean[] mayEnd;
	private final int[][] next;
	private final int[][] previous;
	/** Whether the second tag begins a chunk when it follows the first; [from * size + to]. */
	private final boolean[] begins;

	private TagGrammar(List<String> labels, TagScheme scheme) {
		this.labels = List.copyOf(labels);
		int size = labels.size();
		types = labels.stream().map(label -> Tag.parse(label).type()).toArray(String[]::new);
		mayStart = new boolean[size];
		mayEnd = new boolean[size];
		begins = new boolean[size * size];
		boolean[] legal = new boolean[size * size];
		for (int from = 0; from < size; from++) {
			mayStart[from] = isLegalAt(scheme, List.of(labels.get(from)), 0);
			mayEnd[from] = isLegalAt(scheme, List.of(labels.get(from)), 1);
			for (int to = 0; to < size; to++) {
				List<String> pair = List.of(labels.get(from), labels.get(to));
				legal[from * size + to] = isLegalAt(scheme, pair, 1);
				begins[from * size + to] = TagScheme.decode(pair).stream().anyMatch(chunk -> chunk.begin() == 1);
			}
		}
		next = new int[size][];
		previous = new int[size][];
		for (int tag = 0; tag < size; tag++) {
			int one = tag;
			next[tag] = IntStream.range(0, size).filter(to -> legal[one * size + to]).toArray();
			previous[tag] = IntStream.range(0, size).filter(from -> legal[from * size + one]).toArray();
		}
	}

	/**
	 * @throws IllegalArgumentException
	 *             if a label occurs twice or is no tag of the scheme with a type, or if there is no {@code O}, without which some
	 *             sequences would have no legal tags
	 */
	public static TagGrammar of(List<String> labels, TagScheme scheme) {
		HashSet<String> seen = new HashSet<>();
		for (String label : labels) {
			if (!seen.add(label)) {
				throw new IllegalArgumentException("the label '" + label + "' occurs twice");
			}
			if (!scheme.knows(label) || (!label.equals("O") && Tag.parse(label).type().isBlank())) {
				throw new IllegalArgumentException("the label '" + label + "' is no tag with a type under the scheme " + scheme.id());
			}
		}
		if (!seen.contains("O")) {
			throw new IllegalArgumentException("the label 'O' is missing");
		}
		return new TagGrammar(labels, scheme);
	}

	private static boolean isLegalAt(TagScheme scheme, List<String> tags, int position) {
		for (Violation violation : scheme.validate(tags)) {
			if (violation.position() == position) {
				return false;
			}
		}
		return true;
	}

	public int size() {
		return labels.size();
	}

	public List<String> labels() {
		return labels;
	}

	/** The types of chunks that the tags can say, in the order of the labels. */
	public List<String> types() {
		return IntStream.range(0, size()).filter(tag -> !isOutside(tag)).mapToObj(tag -> types[tag]).distinct().toList();
	}

	/** Which tags may be first. */
	public boolean[] starts() {
		return mayStart.clone();
	}

	/** Which tags may be last. */
	public boolean[] ends() {
		return mayEnd.clone();
	}

	/** Which tag may follow which, [from * tags + to]. */
	public boolean[] follows() {
		boolean[] follows = new boolean[size() * size()];
		for (int from = 0; from < size(); from++) {
			for (int to : next[from]) {
				follows[from * size() + to] = true;
			}
		}
		return follows;
	}

	boolean mayStart(int tag) {
		return mayStart[tag];
	}

	boolean mayEnd(int tag) {
		return mayEnd[tag];
	}

	/** The tags that may follow, ascending. Not to be changed. */
	int[] next(int tag) {
		return next[tag];
	}

	/** The tags that may stand before, ascending. Not to be changed. */
	int[] previous(int tag) {
		return previous[tag];
	}

	boolean isOutside(int tag) {
		return types[tag].isEmpty();
	}

	/** Whether a chunk begins at a tag that stands after another. */
	boolean begins(int from, int to) {
		return begins[from * size() + to];
	}

	String type(int tag) {
		return types[tag];
	}

	/** The chunks that legal tags say, in order. */
	public List<Chunk> chunks(int[] tags) {
		List<Chunk> chunks = new ArrayList<>();
		int begin = -1;
		for (int i = 0; i <= tags.length; i++) {
			boolean outside = i == tags.length || isOutside(tags[i]);
			boolean starts = !outside && (i == 0 || begins(tags[i - 1], tags[i]));
			if (begin >= 0 && (outside || starts)) {
				chunks.add(new Chunk(begin, i, types[tags[i - 1]]));
				begin = -1;
			}
			if (starts) {
				begin = i;
			}
		}
		return chunks;
	}
}
