package org.lorgnette.engine.djl.vqa;

import java.lang.ref.WeakReference;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Optional;

import org.lorgnette.engine.visual.Picture;

/**
 * What a network saw in the last few pictures. It keeps no picture from being freed. Safe for several threads.
 *
 * @param <T> what is kept of a picture
 */
public final class PatchCache<T> {

	private static final int MOST = 16;

	private final Deque<Entry<T>> entries = new ArrayDeque<>();

	private record Entry<T>(WeakReference<Picture> picture, T patches) {
	}

	/** By the same picture, or an equal one. */
	public synchronized Optional<T> find(Picture picture) {
		Optional<Entry<T>> found = entries.stream().filter(entry -> entry.picture().refersTo(picture)).findFirst();
		if (found.isEmpty()) {
			found = entries.stream().filter(entry -> picture.equals(entry.picture().get())).findFirst();
		}
		found.filter(entry -> entry != entries.peekFirst()).ifPresent(entry -> {
			entries.remove(entry);
			entries.addFirst(entry);
		});
		return found.map(Entry::patches);
	}

	public synchronized void put(Picture picture, T patches) {
		for (Iterator<Entry<T>> known = entries.iterator(); known.hasNext();) {
			if (known.next().picture().refersTo(null)) {
				known.remove();
			}
		}
		if (entries.size() == MOST) {
			entries.removeLast();
		}
		entries.addFirst(new Entry<>(new WeakReference<>(picture), patches));
	}
}
