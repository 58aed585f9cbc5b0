package org.lorgnette.evaluation.run;

import org.lorgnette.evaluation.EngineResult;
import org.lorgnette.evaluation.experiment.EngineSpec;

/** Hears how a run goes on; called from the thread that runs it. */
public interface RunListener {

	/** Hears nothing. */
	RunListener NONE = new RunListener() {
	};

	/** The corpus was read, with the problems that the manifest tells. */
	default void began(Manifest manifest) {
	}

	/** An engine's models are being loaded. */
	default void loading(EngineSpec engine) {
	}

	/** {@code done} of {@code total} documents have been analysed. */
	default void progress(EngineSpec engine, long done, long total) {
	}

	/** The engine has seen all documents and is scored. */
	default void finished(EngineResult result) {
	}

	/** Engines are being compared. */
	default void comparing() {
	}
}
