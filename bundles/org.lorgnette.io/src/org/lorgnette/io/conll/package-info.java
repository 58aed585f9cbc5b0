/**
 * Column text: one token a row, sentences apart by blank lines, entities as tags (CoNLL, HIPE TSV, CoNLL-U). Everything a file
 * holds besides tokens and tags is kept with the tokens and sentences it stands at, so that what is read can be written again.
 */
package org.lorgnette.io.conll;
