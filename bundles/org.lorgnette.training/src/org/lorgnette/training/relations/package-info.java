/**
 * Training of models for relations: pairs of entities of a sentence, a network that sees their words and roles, and its
 * evaluation. Corpora with other relations may help the main one, each with an output of its own.
 */
package org.lorgnette.training.relations;
