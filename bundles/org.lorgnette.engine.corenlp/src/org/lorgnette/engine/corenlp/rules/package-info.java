/**
 * Named entities by rules alone: word lists and TokensRegex patterns (Chang and Manning 2014) that people can read and change.
 * Each entity says by its evidence which rule found it.
 */
package org.lorgnette.engine.corenlp.rules;
