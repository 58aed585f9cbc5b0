package org.lorgnette.engine.baseline.qa;

/** Takes the features of one span. */
@FunctionalInterface
interface FeatureSink {

	/** @param which of the feature's weights counts, from 0 */
	void add(Feature feature, int which, double value);
}
