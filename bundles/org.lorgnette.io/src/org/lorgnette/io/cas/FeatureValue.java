package org.lorgnette.io.cas;

import java.util.List;

/** The value of a feature: text as it is written in files (numbers and booleans too), or other structures by their id. */
public sealed interface FeatureValue {

	record Primitive(String text) implements FeatureValue {
	}

	record Reference(int target) implements FeatureValue {
	}

	record References(List<Integer> targets) implements FeatureValue {
		public References {
			targets = List.copyOf(targets);
		}
	}
}
