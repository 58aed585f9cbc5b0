package org.lorgnette.io;

/** Hears of what a writer drops. */
@FunctionalInterface
public interface LossListener {

	void report(Loss loss);

	default void report(String instance, String kind, String detail) {
		report(new Loss(instance, kind, detail));
	}
}
