/**
 * What all CoreNLP engines share: documents as CoreNLP tokens, model jars read without a class path, models shared between open
 * engines, and the life cycle of an engine. Nothing here knows what an engine looks for.
 */
package org.lorgnette.engine.corenlp.base;
