package org.lorgnette.engine.explain;

/** Hears how explaining goes on; may be called from several threads, one at a time. */
@FunctionalInterface
public interface ExplainListener {

	/** Hears nothing. */
	ExplainListener NONE = (done, total) -> {
	};

	/**
	 * @param done
	 *            how many changed texts the engine has looked at
	 * @param total
	 *            how many it is to look at in this phase; it begins anew for the next one
	 */
	void progress(long done, long total);
}
