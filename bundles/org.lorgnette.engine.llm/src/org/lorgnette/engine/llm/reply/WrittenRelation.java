package org.lorgnette.engine.llm.reply;

import java.util.List;

import org.lorgnette.model.Span;

/**
 * @param head text of the entity that it starts from, or its id if entities were given
 * @param headType empty if entities were given; likewise the tail's
 * @param parts where in the reply what is free about it stands
 */
public record WrittenRelation(String head, String headType, String type, String tail, String tailType, List<Span> parts) {

	public WrittenRelation {
		parts = List.copyOf(parts);
	}
}
