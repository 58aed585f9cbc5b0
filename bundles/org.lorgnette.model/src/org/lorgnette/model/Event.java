package org.lorgnette.model;

import java.util.List;
import java.util.Map;

/**
 * An n-ary structure anchored at a trigger entity (brat events, WebAnno slot features). {@code trigger} is the id of an entity
 * of the same document; a role may be filled several times.
 */
public record Event(String id, String type, String trigger, List<Argument> arguments, Map<String, String> attributes)
		implements Annotation {

	public Event {
		arguments = List.copyOf(arguments);
		attributes = Attributes.copy(attributes);
	}
}
