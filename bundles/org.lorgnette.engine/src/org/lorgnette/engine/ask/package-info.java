/**
 * One question asked over many documents: what each of them answers is merged into one list, and every answer cites the document and
 * the lines it rests on.
 */
package org.lorgnette.engine.ask;
