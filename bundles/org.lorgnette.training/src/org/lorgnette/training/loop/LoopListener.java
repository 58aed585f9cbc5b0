package org.lorgnette.training.loop;

/** Hears how a training goes on; called from the thread that trains. */
interface LoopListener {

	/**
	 * @param step how many are done
	 * @param loss the mean since the last call
	 * @param words (or examples) since the last call
	 */
	void stepped(long step, double loss, double rate, long words);

	/** @param better whether it is the best so far */
	void evaluated(long step, Evaluated evaluated, boolean better);

	/** Going on after this step. */
	void resumed(long step);

	void checkpointed(long step);

	/** A step whose loss or gradients were no finite numbers; the weights were left as they were. */
	void skipped(long step, String why);
}
