/**
 * Answers questions over one text or a whole collection in two steps: BM25 finds the passages that share the question's words,
 * then another engine reads them. An index of a collection is kept between the questions of a session and follows its changes.
 */
package org.lorgnette.engine.retrieval;
