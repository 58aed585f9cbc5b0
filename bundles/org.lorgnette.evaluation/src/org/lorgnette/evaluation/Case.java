package org.lorgnette.evaluation;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

import org.lorgnette.metrics.chunk.Outcome;
import org.lorgnette.model.Span;

/**
 * One gold item, one predicted item, or a pair of them, with the sentence around it: a row of the error browser. All spans are
 * relative to {@code context}; {@code contextOffset} is where it begins in the document. {@code evidence} says why the engine
 * predicted it, where it says so.
 */
public record Case(String engine, String instance, Outcome.Kind kind, String context, int contextOffset, Optional<Item> gold,
		Optional<Item> predicted, OptionalDouble score, List<String> evidence) {

	public Case {
		evidence = List.copyOf(evidence);
	}

	/**
	 * An entity or relation as shown: its type and parts. An entity has one part with an empty role; a relation has its head and tail
	 * with their roles.
	 */
	public record Item(String type, List<Part> parts) {

		public Item {
			parts = List.copyOf(parts);
		}
	}

	/** A mention of an item: its role in it, its own type and its fragments. */
	public record Part(String role, String type, List<Span> fragments) {

		public Part {
			fragments = List.copyOf(fragments);
		}
	}
}
