/**
 * Checks of texts that a machine may have written: the numbers of one text, and how well each number tells machines from people
 * on labelled texts. Language models come in through {@link org.lorgnette.engine.language.LanguageEngine}, or as any function
 * that reads a text.
 */
package org.lorgnette.evaluation.detection;
