package org.lorgnette.metrics.significance;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** The paired tests by the name that experiments and reports use. */
public enum PairedTest {

	APPROXIMATE_RANDOMIZATION("approximate-randomization"),

	PAIRED_BOOTSTRAP("paired-bootstrap"),

	/** The exact test of McNemar: only for metrics that are 0 or 1 on every unit. */
	MCNEMAR("mcnemar");

	private final String id;

	PairedTest(String id) {
		this.id = id;
	}

	public String id() {
		return id;
	}

	public static Optional<PairedTest> find(String id) {
		return Arrays.stream(values()).filter(test -> test.id.equals(id)).findFirst();
	}

	/** All ids, separated by commas, for error messages and help. */
	public static String ids() {
		return Arrays.stream(values()).map(PairedTest::id).collect(Collectors.joining(", "));
	}
}
