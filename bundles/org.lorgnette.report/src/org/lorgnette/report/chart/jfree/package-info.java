/**
 * Draws charts with JFreeChart on any {@link java.awt.Graphics2D}: pictures, SVG, PDF. The same chart always gives the same
 * bytes.
 */
package org.lorgnette.report.chart.jfree;
