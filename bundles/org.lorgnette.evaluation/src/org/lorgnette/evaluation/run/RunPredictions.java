package org.lorgnette.evaluation.run;

import java.io.IOException;
import java.util.List;

import org.lorgnette.engine.Cancellation;
import org.lorgnette.evaluation.experiment.Experiment;
import org.lorgnette.model.Instance;
import org.lorgnette.model.Prediction;
import org.lorgnette.model.Value;

/** What an engine of a finished run predicted, as it was written, with what it was predicted for. */
public final class RunPredictions {

	/** Hears of each document or question about pictures, in corpus order. */
	@FunctionalInterface
	public interface Visitor {
		void visit(Instance instance, List<Prediction<? extends Value>> predictions) throws IOException;
	}

	private RunPredictions() {
	}

	/**
	 * @param engine what the experiment calls it
	 * @throws org.lorgnette.io.CorpusException if the corpus is gone or no longer what it was, or the engine has no predictions
	 * @throws java.util.concurrent.CancellationException if cancelled, which is asked at every document
	 */
	public static void forEach(RunFolder run, String engine, Visitor visitor, Cancellation cancellation) throws IOException {
		Experiment experiment = run.experiment();
		FinishedRun.requireUnchanged(experiment.corpus().path(), run.manifest(), run);
		stream(run, experiment, engine, visitor, cancellation);
	}

	/** Likewise where it is known that the corpus is what it was. */
	static void stream(RunFolder run, Experiment experiment, String engine, Visitor visitor, Cancellation cancellation)
			throws IOException {
		try (PredictionLog log = PredictionLog.read(run.predictionsFile()); PredictionLog.Lines lines = log.lines(engine)) {
			GoldCorpus.open(experiment.corpus()).forEachInstance(instance -> {
				cancellation.check();
				visitor.visit(instance, lines.next(instance.id()).predictions());
				return true;
			});
		}
	}
}
