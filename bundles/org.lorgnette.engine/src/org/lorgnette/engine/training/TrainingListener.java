package org.lorgnette.engine.training;

import java.util.OptionalDouble;

/** Hears how training goes on; called from the thread that trains. */
@FunctionalInterface
public interface TrainingListener {

	/** Hears nothing. */
	TrainingListener NONE = (phase, done, total, loss) -> {
	};

	/**
	 * @param phase
	 *            what is being done, one English word or two
	 * @param total
	 *            how many steps there are, 0 if not known
	 * @param loss
	 *            the value that is being minimised, if it is known
	 */
	void progress(String phase, long done, long total, OptionalDouble loss);
}
