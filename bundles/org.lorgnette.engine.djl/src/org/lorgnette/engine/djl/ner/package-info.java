/**
 * Named entities by a network that scores the tags of each word and a chain that decodes them. Sentences of a document go through
 * the network in batches of like length, long ones in windows that overlap.
 */
package org.lorgnette.engine.djl.ner;
