/**
 * Sufficient statistics that can be merged, and the measures computed from them. Scorers in the packages below follow their
 * original scripts to the last printed digit.
 */
package org.lorgnette.metrics;
