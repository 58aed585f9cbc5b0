package org.lorgnette.model;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What an engine does with an instance and a scorer measures. */
public enum Task {
	/** Named-entity recognition: documents to {@link Entity entities}. */
	NER,
	/** Relation extraction: documents, with their entities or without, to {@link Relation relations}. */
	RELATIONS,
	/** Question answering over a text: {@link Question questions} to {@link Answer answers}. */
	QA,
	/** Visual question answering: {@link VisualQuestion visual questions} to {@link Answer answers}. */
	VQA;

	/** The name used on the command line and in experiments. */
	public String id() {
		return name().toLowerCase(Locale.ROOT);
	}

	public static Optional<Task> of(String id) {
		return Arrays.stream(values()).filter(task -> task.id().equals(id)).findFirst();
	}
}
