package org.lorgnette.training.reading;

/** Words {@code [begin, end)}. */
public record WordSpan(int begin, int end) {
}
