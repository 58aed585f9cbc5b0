/**
 * Whether a text reads as if a machine had written it: statistics of how likely a language model finds its pieces, and a
 * classifier over them. They are numbers with known error rates, and no proof of anything.
 */
package org.lorgnette.metrics.detection;
