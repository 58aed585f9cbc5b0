package org.lorgnette.ui.editor.painting;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntConsumer;

import org.lorgnette.model.Span;
import org.lorgnette.ui.session.Lane;

/**
 * The mentions and arcs of one lane by their place in the editor's text. Fragments lie in arrays sorted by begin, with the largest end so far
 * beside them, so that those of a line are found by binary search; typing moves the arrays. Built anywhere, then owned by the UI thread.
 */
public final class LaneIndex {

	private final Optional<Lane> lane;
	private final List<Mention> mentions;
	private final Mention[] owners;
	private final int[] begins;
	private final int[] ends;
	private final int[] reach;
	private final List<Arc> arcs;
	private final int[] arcReach;
	private final Map<Mention, List<Arc>> arcsOf = new IdentityHashMap<>();
	private final int rows;
	private final int levels;

	private record Fragment(int begin, int end, Mention owner) {
	}

	/** @param mentions sorted by begin; @param offsets where each document begins; @param arcs sorted by begin */
	LaneIndex(Optional<Lane> lane, List<Mention> mentions, int[] offsets, List<Arc> arcs) {
		this.lane = lane;
		this.mentions = List.copyOf(mentions);
		this.arcs = List.copyOf(arcs);
		List<Fragment> fragments = new ArrayList<>(mentions.size());
		for (Mention mention : mentions) {
			for (Span span : mention.entity().fragments()) {
				fragments.add(new Fragment(span.begin() + offsets[mention.part()], span.end() + offsets[mention.part()], mention));
			}
		}
		fragments.sort(Comparator.comparingInt(Fragment::begin));
		owners = fragments.stream().map(Fragment::owner).toArray(Mention[]::new);
		begins = fragments.stream().mapToInt(Fragment::begin).toArray();
		ends = fragments.stream().mapToInt(Fragment::end).toArray();
		reach = new int[ends.length];
		arcReach = new int[arcs.size()];
		computeReach();
		for (Arc arc : arcs) {
			arcsOf.computeIfAbsent(arc.head(), unseen -> new ArrayList<>()).add(arc);
			arcsOf.computeIfAbsent(arc.tail(), unseen -> new ArrayList<>()).add(arc);
		}
		rows = Rows.usual(mentions.stream().mapToInt(Mention::row), mentions.size(), 4, 99);
		levels = Rows.usual(arcs.stream().mapToInt(Arc::level), arcs.size(), Rows.LEVELS, 90);
	}

	private void computeReach() {
		int far = 0;
		for (int i = 0; i < ends.length; i++) {
			far = Math.max(far, ends[i]);
			reach[i] = far;
		}
		far = 0;
		for (int i = 0; i < arcReach.length; i++) {
			far = Math.max(far, arcs.get(i).end());
			arcReach[i] = far;
		}
	}

	/** The engine's lane, or empty for the gold. */
	public Optional<Lane> lane() {
		return lane;
	}

	/** All mentions, by begin. */
	public List<Mention> mentions() {
		return mentions;
	}

	public List<Arc> arcs() {
		return arcs;
	}

	/** Rows that nearly all mentions fit into. */
	public int rows() {
		return rows;
	}

	/** Rows that arcs need; 0 without arcs. */
	public int levels() {
		return levels;
	}

	public List<Arc> arcs(Mention mention) {
		return arcsOf.getOrDefault(mention, List.of());
	}

	/** Tells the numbers of the fragments that overlap a range, or touch it if it is empty, in order. */
	void fragments(int begin, int end, IntConsumer each) {
		int first = from(begin, reach);
		for (int i = first; i < begins.length && (begins[i] < end || begin == end && begins[i] <= end); i++) {
			if (ends[i] > begin || begin == end && ends[i] >= begin) {
				each.accept(i);
			}
		}
	}

	int begin(int fragment) {
		return begins[fragment];
	}

	int end(int fragment) {
		return ends[fragment];
	}

	Mention owner(int fragment) {
		return owners[fragment];
	}

	/** Mentions with a fragment at this place, the shortest first. */
	public List<Mention> at(int begin, int end) {
		Set<Mention> found = new LinkedHashSet<>();
		fragments(begin, end, i -> found.add(owners[i]));
		return found.stream().sorted(Comparator.comparingInt(mention -> mention.end() - mention.begin())).toList();
	}

	/** The arcs that run over a range. */
	List<Arc> arcs(int begin, int end) {
		List<Arc> found = new ArrayList<>();
		for (int i = from(begin, arcReach); i < arcs.size() && arcs.get(i).begin() < end; i++) {
			if (arcs.get(i).end() > begin) {
				found.add(arcs.get(i));
			}
		}
		return found;
	}

	/** The first entry whose reach passes a place; reach never falls. */
	private static int from(int begin, int[] reach) {
		int found = Arrays.binarySearch(reach, begin);
		if (found < 0) {
			return -found - 1;
		}
		while (found > 0 && reach[found - 1] >= begin) {
			found--;
		}
		return found;
	}

	/** The number of the first mention that begins at or after a place. */
	public int mentionFrom(int offset) {
		int low = 0;
		int high = mentions.size();
		while (low < high) {
			int middle = (low + high) >>> 1;
			if (mentions.get(middle).begin() < offset) {
				low = middle + 1;
			} else {
				high = middle;
			}
		}
		return low;
	}

	/** Moves everything along with a change of the text. */
	void shift(int offset, int removed, int inserted) {
		for (int i = 0; i < begins.length; i++) {
			begins[i] = begin(begins[i], offset, removed, inserted);
			ends[i] = Math.max(begins[i], end(ends[i], offset, removed, inserted));
		}
		for (Mention mention : mentions) {
			mention.begin = begin(mention.begin, offset, removed, inserted);
			mention.end = Math.max(mention.begin, end(mention.end, offset, removed, inserted));
		}
		computeReach();
	}

	private static int begin(int place, int offset, int removed, int inserted) {
		return place >= offset + removed ? place + inserted - removed : Math.min(place, offset + inserted);
	}

	private static int end(int place, int offset, int removed, int inserted) {
		return place > offset + removed || removed > 0 && place == offset + removed ? place + inserted - removed
				: Math.min(place, Math.max(offset, 0) + (place <= offset ? 0 : inserted));
	}
}
