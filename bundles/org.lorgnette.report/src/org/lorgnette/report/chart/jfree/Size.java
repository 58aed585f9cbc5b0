package org.lorgnette.report.chart.jfree;

/** Width and height of a chart at zoom 1: pixels of a picture, points of a PDF page. */
public record Size(int width, int height) {
}
