/**
 * Relations between two entities of a sentence by a network that sees the words and the roles of the two. Which types of
 * arguments a relation may have can be told by rules, which hold while it decides.
 */
package org.lorgnette.engine.djl.relations;
