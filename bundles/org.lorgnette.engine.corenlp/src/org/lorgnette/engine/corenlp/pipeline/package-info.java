/**
 * CoreNLP annotators put together without its global pool, so that closing an engine frees them, and run over slices of a document,
 * so that work can be cancelled. All models are addressed inside the model jar.
 */
package org.lorgnette.engine.corenlp.pipeline;
