package org.lorgnette.model.edit;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.lorgnette.model.Chain;
import org.lorgnette.model.Document;
import org.lorgnette.model.DocumentBuilder;
import org.lorgnette.model.Event;
import org.lorgnette.model.Link;
import org.lorgnette.model.Note;
import org.lorgnette.model.Relation;

/**
 * Annotations that go, and all that cannot be without them: relations at one end, events at their trigger, links and notes. An event
 * loses arguments that are gone, a chain members, and goes itself if fewer than two are left.
 */
final class Removal {

	private final Document document;
	private final Set<String> gone;

	/** @param ids of entities, relations and events */
	Removal(Document document, Set<String> ids) {
		this.document = document;
		this.gone = new HashSet<>(ids);
		if (!ids.isEmpty()) {
			while (spread()) {
				// A relation may point to a relation or event.
			}
			document.links().stream().filter(link -> gone.contains(link.target())).map(Link::id).toList().forEach(gone::add);
		}
	}

	private boolean spread() {
		boolean more = false;
		for (Relation relation : document.relations()) {
			more |= (gone.contains(relation.head().target()) || gone.contains(relation.tail().target())) && gone.add(relation.id());
		}
		for (Event event : document.events()) {
			more |= gone.contains(event.trigger()) && gone.add(event.id());
		}
		return more;
	}

	boolean contains(String id) {
		return gone.contains(id);
	}

	/** Gives a builder what is left besides entities. */
	DocumentBuilder leave(DocumentBuilder builder) {
		if (gone.isEmpty()) {
			return builder.relations(document.relations()).events(document.events()).chains(document.chains()).notes(document.notes())
					.links(document.links());
		}
		List<Relation> relations = document.relations().stream().filter(relation -> !gone.contains(relation.id())).toList();
		List<Note> notes = document.notes().stream().filter(note -> !gone.contains(note.target())).toList();
		List<Link> links = document.links().stream().filter(link -> !gone.contains(link.id())).toList();
		return builder.relations(relations).events(events()).chains(chains()).notes(notes).links(links);
	}

	private List<Event> events() {
		return document.events().stream().filter(event -> !gone.contains(event.id())).map(event -> {
			boolean whole = event.arguments().stream().noneMatch(argument -> gone.contains(argument.target()));
			return whole ? event
					: new Event(event.id(), event.type(), event.trigger(),
							event.arguments().stream().filter(argument -> !gone.contains(argument.target())).toList(), event.attributes());
		}).toList();
	}

	private List<Chain> chains() {
		return document.chains().stream().filter(chain -> !gone.contains(chain.id())).map(chain -> {
			List<String> members = chain.members().stream().filter(member -> !gone.contains(member)).toList();
			return members.size() == chain.members().size() ? chain : new Chain(chain.id(), chain.type(), members);
		}).filter(chain -> chain.members().size() > 1 || document.chains().contains(chain)).toList();
	}
}
