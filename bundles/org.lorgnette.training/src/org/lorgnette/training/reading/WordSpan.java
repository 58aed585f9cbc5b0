package org.lorgnette.training.reading;

/** Words {@code [begin, end)}. */
record WordSpan(int begin, int end) {
}
