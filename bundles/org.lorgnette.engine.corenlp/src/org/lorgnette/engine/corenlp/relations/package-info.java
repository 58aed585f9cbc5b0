/**
 * Relations between entities: readable rules over words and dependencies, CoreNLP's KBP relation extractor, and open triples
 * (Angeli, Premkumar and Manning 2015). Each engine's description says where its entities come from.
 */
package org.lorgnette.engine.corenlp.relations;
