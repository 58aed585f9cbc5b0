package org.lorgnette.report.chart.jfree;

import java.awt.geom.Rectangle2D;

/** Where on a drawn bar chart the bar of a panel, series and category is; the area reaches over the whole height of the panel. */
public record Hit(Rectangle2D area, int panel, int series, int category) {
}
