package org.lorgnette.knowledge;

/**
 * What went into a graph.
 *
 * @param entities mentions of entities
 * @param relations between places in texts
 * @param ungrounded relations that an engine wrote and that stand nowhere in the text: they are left out, as nothing could be
 *        shown for them
 */
public record GraphCounts(long documents, long entities, long relations, long ungrounded) {

	static final GraphCounts NONE = new GraphCounts(0, 0, 0, 0);

	GraphCounts plus(GraphCounts other) {
		return new GraphCounts(documents + other.documents, entities + other.entities, relations + other.relations,
				ungrounded + other.ungrounded);
	}
}
