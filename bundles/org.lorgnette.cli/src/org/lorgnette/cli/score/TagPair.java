package org.lorgnette.cli.score;

/**
 * Gold and predicted tag of one token, and where they stand.
 *
 * @param startsSentence
 *            whether a sentence ends before it
 */
record TagPair(String gold, String predicted, long goldLine, long predictedLine, boolean startsSentence) {
}
