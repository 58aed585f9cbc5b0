/**
 * Networks that write: pieces of text one after the other, each chosen from probabilities that depend on all before it. How one is chosen
 * (greedily, by beams, by chance within bounds) and what may be chosen at all is settled apart from the network.
 */
package org.lorgnette.engine.djl.generation;
