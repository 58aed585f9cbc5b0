/**
 * Words and sentences of plain text in English and French, by characters and short word lists, at several million words a second.
 * The conventions are those of the corpora that models are trained on: clitics and punctuation apart, names and numbers in one
 * piece.
 */
package org.lorgnette.engine.djl.text;
