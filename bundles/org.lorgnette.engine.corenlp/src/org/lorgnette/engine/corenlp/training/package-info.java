/**
 * Training of conditional random fields on corpora of one's own. What is written here is read by the engine
 * {@code corenlp-crf-own}.
 */
package org.lorgnette.engine.corenlp.training;
