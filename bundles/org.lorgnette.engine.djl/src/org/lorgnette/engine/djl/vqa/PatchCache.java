package org.lorgnette.engine.djl.vqa;

import java.lang.ref.WeakReference;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Optional;

import org.lorgnette.engine.visual.Picture;

/** What a network saw in the last few pictures. It keeps no picture from being freed. Safe for several threads. */
final class PatchCache {

	private static final int MOST = 16;

	private final Deque<Entry> entries = new ArrayDeque<>();

	private record Entry(WeakReference<Picture> picture, float[] patches) {
	}

	/** By the same picture, or an equal one. */
	synchronized Optional<float[]> find(Picture picture) {
		Optional<Entry> found = entries.stream().filter(entry -> entry.picture().refersTo(picture)).findFirst();
		if (found.isEmpty()) {
			found = entries.stream().filter(entry -> picture.equals(entry.picture().get())).findFirst();
		}
		found.filter(entry -> entry != entries.peekFirst()).ifPresent(entry -> {
			entries.remove(entry);
			entries.addFirst(entry);
		});
		return found.map(Entry::patches);
	}

	synchronized void put(Picture picture, float[] patches) {
		for (Iterator<Entry> known = entries.iterator(); known.hasNext();) {
			if (known.next().picture().refersTo(null)) {
				known.remove();
			}
		}
		if (entries.size() == MOST) {
			entries.removeLast();
		}
		entries.addFirst(new Entry(new WeakReference<>(picture), patches));
	}
}
