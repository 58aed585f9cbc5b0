package org.lorgnette.report.chart.jfree;

import java.awt.geom.Rectangle2D;

/**
 * Where something is on a drawn chart that stands for a value.
 * <ul>
 * <li>Of a bar chart: the bar of a panel, series and category; the area reaches over the whole height of the panel.
 * <li>Of a heat map: a cell, with its row as series and its column as category.
 * <li>Of a line chart: a point (category) of a line (series).
 * <li>Of a reliability chart: a bin (category) of a line (series), in panel 0 its point, in panel 1 its count.
 * <li>Of a forest plot: a row (category), over the whole width of the plot.
 * </ul>
 */
public record Hit(Rectangle2D area, int panel, int series, int category) {
}
