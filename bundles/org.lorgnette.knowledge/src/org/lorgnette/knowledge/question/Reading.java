package org.lorgnette.knowledge.question;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How a question was understood.
 *
 * @param concept empty where only the name of a relation was recognised
 * @param forward relations that say it from subject to object; {@code backward} those that say it the other way round
 * @param subjects entities the question names as subject, {@code objects} as object
 */
record Reading(Asks asks, Optional<Concept> concept, List<GraphIndex.RelationType> forward,
		List<GraphIndex.RelationType> backward,
		Named subjects, Named objects) {

	/** A name in a question and the entities that have it. */
	record Named(String name, Set<String> entities, boolean exact) {

		static final Named NOBODY = new Named("", Set.of(), false);

		boolean isWanted() {
			return !name.isEmpty();
		}

		boolean isFound() {
			return !entities.isEmpty();
		}
	}

	/** Whether all names are in the graph. */
	boolean isResolved() {
		return (!subjects.isWanted() || subjects.isFound()) && (!objects.isWanted() || objects.isFound());
	}

	/** Whether each name is one entity's name to the letter. */
	boolean isExact() {
		return (!subjects.isWanted() || subjects.exact()) && (!objects.isWanted() || objects.exact());
	}

	/** The first name that is not in the graph. */
	Optional<String> unknownName() {
		return subjects.isWanted() && !subjects.isFound() ? Optional.of(subjects.name())
				: objects.isWanted() && !objects.isFound() ? Optional.of(objects.name()) : Optional.empty();
	}
}
