/**
 * Scores of relation extraction: the official scorer of SemEval-2010 Task 8 for sentences with two marked nominals, and
 * entity, boundary and strict scores for documents with any number of relations.
 */
package org.lorgnette.metrics.relation;
