package org.lorgnette.engine.llm.reply;

import java.util.List;

import org.lorgnette.model.Span;

/** @param text empty if the model says that there is no answer */
public record WrittenAnswer(String text, List<Span> parts) {

	public WrittenAnswer {
		parts = List.copyOf(parts);
	}
}
