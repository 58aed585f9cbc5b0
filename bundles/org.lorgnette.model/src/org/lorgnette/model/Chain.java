package org.lorgnette.model;

import java.util.List;

/** Mentions of the same thing: the ids of the annotations that corefer, in text order (brat Equiv, DocRED vertices). */
public record Chain(String id, String type, List<String> members) {

	public Chain {
		members = List.copyOf(members);
	}
}
