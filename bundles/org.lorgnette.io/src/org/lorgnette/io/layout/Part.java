package org.lorgnette.io.layout;

import java.util.EnumSet;
import java.util.Set;

import org.lorgnette.io.LossListener;
import org.lorgnette.model.Document;

/** The parts of a document that a format may have no place for. */
public enum Part {
	ENTITIES, RELATIONS, EVENTS, CHAINS, NOTES, LINKS, QUESTIONS;

	/** Reports everything that the document holds in other parts than those the format can say. */
	public static void reportOthers(Document document, Set<Part> said, LossListener losses) {
		String id = document.id();
		for (Part part : EnumSet.complementOf(EnumSet.copyOf(said))) {
			switch (part) {
				case ENTITIES -> document.entities().forEach(entity -> losses.report(id, "entity", entity.id()));
				case RELATIONS -> document.relations().forEach(relation -> losses.report(id, "relation", relation.id()));
				case EVENTS -> document.events().forEach(event -> losses.report(id, "event", event.id()));
				case CHAINS -> document.chains().forEach(chain -> losses.report(id, "chain", chain.id()));
				case NOTES -> document.notes().forEach(note -> losses.report(id, "note", note.id()));
				case LINKS -> document.links().forEach(link -> losses.report(id, "link", link.id()));
				case QUESTIONS -> document.questions().forEach(question -> losses.report(id, "question", question.id()));
			}
		}
	}
}
