package org.lorgnette.cli;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import org.lorgnette.model.Entity;
import org.lorgnette.model.Span;

/**
 * How many entities lie inside a longer one, share the span of one before, or cross another's border. An entity counts once in
 * each row that applies; discontinuous ones are taken from their first to their last fragment.
 */
record EntityOverlaps(long nested, long sameSpan, long crossing) {

	static final EntityOverlaps NONE = new EntityOverlaps(0, 0, 0);

	static EntityOverlaps of(List<Entity> entities) {
		List<Span> spans = entities.stream().map(Entity::span).filter(span -> !span.isEmpty())
				.sorted(Comparator.comparingInt(Span::begin).thenComparing(Comparator.comparingInt(Span::end).reversed())).toList();
		List<Integer> open = new ArrayList<>();
		boolean[] crosses = new boolean[spans.size()];
		long nested = 0;
		long same = 0;
		for (int i = 0; i < spans.size(); i++) {
			Span span = spans.get(i);
			open.removeIf(other -> spans.get(other).end() <= span.begin());
			boolean inside = false;
			boolean equal = false;
			for (int other : open) {
				Span before = spans.get(other);
				equal |= before.equals(span);
				inside |= before.contains(span) && !before.equals(span);
				if (before.end() < span.end()) {
					crosses[i] = true;
					crosses[other] = true;
				}
			}
			nested += inside ? 1 : 0;
			same += equal ? 1 : 0;
			open.add(i);
		}
		long crossing = 0;
		for (boolean each : crosses) {
			crossing += each ? 1 : 0;
		}
		return new EntityOverlaps(nested, same, crossing);
	}

	EntityOverlaps plus(EntityOverlaps other) {
		return new EntityOverlaps(nested + other.nested, sameSpan + other.sameSpan, crossing + other.crossing);
	}
}
