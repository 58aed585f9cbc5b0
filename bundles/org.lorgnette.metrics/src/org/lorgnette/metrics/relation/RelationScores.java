package org.lorgnette.metrics.relation;

/**
 * Scores of documents with relations (Eberts and Ulges 2020; Taillé et al. 2020). Merging scores equals scoring all documents.
 *
 * @param entities
 *            an entity is correct if its fragments and its type are
 * @param boundary
 *            a relation is correct if its type and the fragments of both arguments are
 * @param strict
 *            a relation is correct if, besides, the entity types of both arguments are
 */
public record RelationScores(TypedCounts entities, TypedCounts boundary, TypedCounts strict) {

	public static final RelationScores ZERO = new RelationScores(TypedCounts.ZERO, TypedCounts.ZERO, TypedCounts.ZERO);

	public RelationScores plus(RelationScores other) {
		return new RelationScores(entities.plus(other.entities), boundary.plus(other.boundary), strict.plus(other.strict));
	}
}
