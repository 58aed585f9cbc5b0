package org.lorgnette.cli.score;

import java.io.IOException;

import org.lorgnette.engine.Cancellation;
import org.lorgnette.io.CorpusException;

/** Reads the files that the options name and scores them. */
@FunctionalInterface
public interface Scorer {

	/**
	 * @throws CorpusException
	 *             if a file is not what was expected, or gold and prediction do not belong together
	 * @throws java.util.concurrent.CancellationException
	 *             if the user does not want to wait
	 */
	ScoreResult score(ScoreOptions options, Cancellation cancellation) throws IOException;
}
