/**
 * Charts as data: what is to be compared, without a word on how it is drawn. Nothing here names a toolkit, so that a window, a
 * page and a file show the same chart.
 */
package org.lorgnette.report.chart;
