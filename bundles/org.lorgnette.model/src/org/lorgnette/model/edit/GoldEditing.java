package org.lorgnette.model.edit;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

import org.lorgnette.model.Annotation;
import org.lorgnette.model.Document;
import org.lorgnette.model.Entity;
import org.lorgnette.model.Event;
import org.lorgnette.model.Relation;
import org.lorgnette.model.Span;

/** Applies changes of the gold. */
final class GoldEditing {

	private final Document document;
	private final Set<String> taken;

	private GoldEditing(Document document, Set<String> taken) {
		this.document = document;
		this.taken = taken;
	}

	static Document apply(GoldEdit edit, Document document, Set<String> taken) {
		GoldEditing editing = new GoldEditing(document, taken);
		return switch (edit) {
			case GoldEdit.AddEntity add -> editing.add(add);
			case GoldEdit.Retype retype -> editing.retype(retype);
			case GoldEdit.Refragment refragment -> editing.refragment(refragment);
			case GoldEdit.AddRelation add -> editing.add(add);
			case GoldEdit.Delete delete -> editing.delete(delete.id());
			case GoldEdit.SetAttribute set -> editing.set(set);
		};
	}

	private Document add(GoldEdit.AddEntity add) {
		requireType(add.type());
		Entity entity = new Entity(freeId("T"), add.type(), checked(add.fragments()), Map.of());
		requireNew(entity);
		List<Entity> entities = new ArrayList<>(document.entities());
		entities.add(entity);
		return document.toBuilder().entities(entities).build();
	}

	private Document add(GoldEdit.AddRelation add) {
		requireType(add.type());
		require(add.head());
		require(add.tail());
		boolean there = document.relations().stream().anyMatch(relation -> relation.type().equals(add.type())
				&& relation.head().target().equals(add.head()) && relation.tail().target().equals(add.tail()));
		if (there) {
			throw new IllegalArgumentException(
					document.id() + ": a relation " + add.type() + " from " + add.head() + " to " + add.tail() + " is there already");
		}
		List<Relation> relations = new ArrayList<>(document.relations());
		relations.add(new Relation(freeId("R"), add.type(), add.head(), add.tail()));
		return document.toBuilder().relations(relations).build();
	}

	private Document retype(GoldEdit.Retype retype) {
		requireType(retype.type());
		return change(retype.id(), entity -> {
			Entity changed = entity.withType(retype.type());
			if (!changed.equals(entity)) {
				requireNew(changed);
			}
			return changed;
		}, relation -> relation.withType(retype.type()),
				event -> new Event(event.id(), retype.type(), event.trigger(), event.arguments(), event.attributes()));
	}

	private Document refragment(GoldEdit.Refragment refragment) {
		if (!(require(refragment.id()) instanceof Entity)) {
			throw new IllegalArgumentException(document.id() + ": " + refragment.id() + " is no entity; only entities have a place");
		}
		return change(refragment.id(), entity -> {
			Entity changed = new Entity(entity.id(), entity.type(), checked(refragment.fragments()), entity.attributes());
			if (!changed.equals(entity)) {
				requireNew(changed);
			}
			return changed;
		}, UnaryOperator.identity(), UnaryOperator.identity());
	}

	private Document set(GoldEdit.SetAttribute set) {
		if (set.name().isBlank()) {
			throw new IllegalArgumentException(document.id() + ": an attribute needs a name");
		}
		return change(set.id(), entity -> new Entity(entity.id(), entity.type(), entity.fragments(), with(entity.attributes(), set)),
				relation -> new Relation(relation.id(), relation.type(), relation.head(), relation.tail(), relation.symmetric(),
						with(relation.attributes(), set)),
				event -> new Event(event.id(), event.type(), event.trigger(), event.arguments(), with(event.attributes(), set)));
	}

	private static Map<String, String> with(Map<String, String> attributes, GoldEdit.SetAttribute set) {
		Map<String, String> changed = new LinkedHashMap<>(attributes);
		if (set.value().isEmpty()) {
			changed.remove(set.name());
		} else {
			changed.put(set.name(), set.value());
		}
		return changed;
	}

	private Document delete(String id) {
		require(id);
		Removal removal = new Removal(document, Set.of(id));
		return removal.leave(document.toBuilder())
				.entities(document.entities().stream().filter(entity -> !removal.contains(entity.id())).toList()).build();
	}

	private Document change(String id, UnaryOperator<Entity> entity, UnaryOperator<Relation> relation, UnaryOperator<Event> event) {
		return switch (require(id)) {
			case Entity old -> document.toBuilder().entities(replaced(document.entities(), old, entity.apply(old))).build();
			case Relation old -> document.toBuilder().relations(replaced(document.relations(), old, relation.apply(old))).build();
			case Event old -> document.toBuilder().events(replaced(document.events(), old, event.apply(old))).build();
		};
	}

	private static <A> List<A> replaced(List<A> list, A old, A changed) {
		List<A> copy = new ArrayList<>(list);
		copy.set(list.indexOf(old), changed);
		return copy;
	}

	private Annotation require(String id) {
		Optional<? extends Annotation> found = document.entity(id);
		if (found.isEmpty()) {
			found = document.relations().stream().filter(relation -> relation.id().equals(id)).findFirst();
		}
		if (found.isEmpty()) {
			found = document.events().stream().filter(event -> event.id().equals(id)).findFirst();
		}
		return found.orElseThrow(() -> new IllegalArgumentException(document.id() + ": there is no annotation '" + id + "'"));
	}

	private void requireType(String type) {
		if (type.isBlank()) {
			throw new IllegalArgumentException(document.id() + ": an annotation needs a type");
		}
	}

	private void requireNew(Entity entity) {
		boolean there = document.entities().stream().anyMatch(other -> !other.id().equals(entity.id())
				&& other.type().equals(entity.type()) && other.fragments().equals(entity.fragments()));
		if (there) {
			throw new IllegalArgumentException(
					document.id() + ": '" + entity.text(document.text()) + "' is an entity of type " + entity.type() + " already");
		}
	}

	private List<Span> checked(List<Span> fragments) {
		if (fragments.isEmpty()) {
			throw new IllegalArgumentException(document.id() + ": an entity needs text");
		}
		for (Span fragment : fragments) {
			if (fragment.end() > document.text().length()) {
				throw new IllegalArgumentException(document.id() + ": [" + fragment.begin() + ", " + fragment.end()
						+ ") leaves the text of length " + document.text().length());
			}
			if (fragment.isEmpty()) {
				throw new IllegalArgumentException(document.id() + ": an entity needs text, and there is none at " + fragment.begin());
			}
		}
		return fragments.stream().sorted().toList();
	}

	/** The letter with a number greater than that of every id that looks so. */
	private String freeId(String letter) {
		Set<String> ids = new HashSet<>(taken);
		document.entities().forEach(entity -> ids.add(entity.id()));
		document.relations().forEach(relation -> ids.add(relation.id()));
		document.events().forEach(event -> ids.add(event.id()));
		document.chains().forEach(chain -> ids.add(chain.id()));
		document.notes().forEach(note -> ids.add(note.id()));
		document.links().forEach(link -> ids.add(link.id()));
		int last = ids.stream().filter(id -> id.startsWith(letter) && id.length() < 10 && isNumber(id, letter.length()))
				.mapToInt(id -> Integer.parseInt(id.substring(letter.length()))).max().orElse(0);
		return letter + (last + 1);
	}

	private static boolean isNumber(String id, int from) {
		for (int i = from; i < id.length(); i++) {
			if (id.charAt(i) < '0' || id.charAt(i) > '9') {
				return false;
			}
		}
		return id.length() > from;
	}
}
