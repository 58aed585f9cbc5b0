package org.lorgnette.engine.retrieval;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Keeps the indexes of the collections asked last. Safe for use by several threads. */
final class CollectionShelf {

	private static final int MOST = 3;

	private final KeptCollection.Maker maker;
	/** The one used longest ago first. */
	private final Map<String, Place> places = new LinkedHashMap<>(8, 0.75f, true);

	private static final class Place {

		private final KeptCollection collection;
		private int users;

		Place(KeptCollection collection) {
			this.collection = collection;
		}
	}

	CollectionShelf(KeptCollection.Maker maker) {
		this.maker = maker;
	}

	/** The collection of this name, to be given back. */
	KeptCollection borrow(String name) throws IOException {
		List<KeptCollection> unused = new ArrayList<>();
		KeptCollection borrowed;
		synchronized (places) {
			Place place = places.computeIfAbsent(name, unseen -> new Place(new KeptCollection(maker)));
			place.users++;
			borrowed = place.collection;
			for (Iterator<Place> each = places.values().iterator(); places.size() > MOST && each.hasNext();) {
				Place oldest = each.next();
				if (oldest.users == 0) {
					unused.add(oldest.collection);
					each.remove();
				}
			}
		}
		for (KeptCollection each : unused) {
			each.close();
		}
		return borrowed;
	}

	void giveBack(String name) {
		synchronized (places) {
			places.get(name).users--;
		}
	}

	/** Closes all collections; to be called when none is borrowed. */
	void close() throws IOException {
		synchronized (places) {
			for (Place place : places.values()) {
				place.collection.close();
			}
			places.clear();
		}
	}
}
