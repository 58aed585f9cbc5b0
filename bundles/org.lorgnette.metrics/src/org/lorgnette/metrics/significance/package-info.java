/**
 * How sure a measured value or a difference between two systems is: bootstrap intervals, paired tests, corrections for many
 * comparisons and effect sizes over any metric that is computed from sums over units. Results depend on the statistics, the
 * seed and the number of resamples only, never on the number of threads or the version of Java.
 */
package org.lorgnette.metrics.significance;
