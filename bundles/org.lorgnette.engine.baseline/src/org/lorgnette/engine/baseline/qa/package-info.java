/**
 * Extractive question answering by words alone, in English and French: sentences that share words with the question, spans of the kind
 * asked for, and a linear score over what surrounds them. The parameters beside the classes say what they were fitted on.
 */
package org.lorgnette.engine.baseline.qa;
