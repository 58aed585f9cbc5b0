/**
 * What the scores of predictions are worth: precision against recall over all thresholds, and whether a score of 0.8 is right
 * eight times in ten. Scores tie or they do not; no result depends on the order in which predictions come.
 */
package org.lorgnette.metrics.curve;
