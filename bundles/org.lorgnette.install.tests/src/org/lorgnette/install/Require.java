package org.lorgnette.install;

/** What must hold. */
final class Require {

	private Require() {
	}

	static void that(boolean condition, String otherwise) {
		if (!condition) {
			throw new AssertionError(otherwise);
		}
	}
}
