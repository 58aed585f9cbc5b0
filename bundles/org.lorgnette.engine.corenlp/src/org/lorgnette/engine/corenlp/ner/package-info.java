/**
 * Named entities by conditional random fields (Finkel, Grenager and Manning 2005) and by CoreNLP's full combination of them with
 * rules for numbers, times and fine types. Models are shared by all engines that use them and by all threads.
 */
package org.lorgnette.engine.corenlp.ner;
