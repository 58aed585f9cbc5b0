package org.lorgnette.engine.llm.reply;

import java.util.List;

import org.lorgnette.model.Span;

/** @param parts where in the reply its text and type stand */
public record WrittenEntity(WrittenMention mention, String type, List<Span> parts) {

	public WrittenEntity {
		parts = List.copyOf(parts);
	}
}
