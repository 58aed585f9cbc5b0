package org.lorgnette.world.nlvr;

import java.util.List;
import java.util.Optional;

/** What is said of things: "black circles not touching any edge". */
record Filter(Optional<Tint> tint, Optional<Figure> figure, Place place) {

	static final Filter ANY = new Filter(Optional.empty(), Optional.empty(), Place.ANYWHERE);

	boolean matches(Item item) {
		return tint.filter(each -> each != item.tint()).isEmpty() && figure.filter(each -> each != item.figure()).isEmpty()
				&& place.holds(item);
	}

	int count(List<Item> items) {
		return (int) items.stream().filter(this::matches).count();
	}
}
