package org.lorgnette.engine.training;

/** Hears how training goes on; called by one thread at a time. */
@FunctionalInterface
public interface TrainingListener {

	/** Hears nothing. */
	TrainingListener NONE = event -> {
	};

	void hear(TrainingEvent event);
}
