package org.lorgnette.ui.training;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;

import org.eclipse.osgi.util.NLS;
import org.lorgnette.engine.Analysis;
import org.lorgnette.engine.Cancellation;
import org.lorgnette.engine.EngineException;
import org.lorgnette.engine.EngineRegistry;
import org.lorgnette.engine.ModelStore;
import org.lorgnette.engine.TextEngine;
import org.lorgnette.engine.training.TrainedEngine;
import org.lorgnette.engine.training.TrainingData;
import org.lorgnette.engine.training.TrainingEvent;
import org.lorgnette.engine.training.TrainingListener;
import org.lorgnette.evaluation.training.DevelopmentScore;
import org.lorgnette.evaluation.training.DevelopmentScorer;
import org.lorgnette.model.Document;
import org.lorgnette.model.Task;
import org.lorgnette.ui.UserLocale;

/** Scores a model just trained on held-out documents. */
final class ModelScoring {

	private final EngineRegistry registry;
	private final TrainingListener listener;
	private final Cancellation cancellation;

	ModelScoring(EngineRegistry registry, TrainingListener listener, Cancellation cancellation) {
		this.registry = registry;
		this.listener = listener;
		this.cancellation = cancellation;
	}

	/** The scores on each corpus, and after them on all together if there are several. */
	List<DevelopmentScore> score(TrainedEngine trained, Task task, List<TrainingData.Part> development)
			throws IOException, EngineException {
		listener.hear(new TrainingEvent.Phase("evaluating"));
		List<DevelopmentScore> scores = new ArrayList<>();
		DevelopmentScorer all = new DevelopmentScorer(task);
		long done = 0;
		try (TextEngine engine = registry.openText(trained.id(), trained.settings(), ModelStore.EMPTY)) {
			for (TrainingData.Part part : development) {
				DevelopmentScorer scorer = new DevelopmentScorer(task);
				try (Stream<Document> documents = part.corpus().open()) {
					for (Iterator<Document> each = documents.iterator(); each.hasNext();) {
						cancellation.check();
						Document document = each.next();
						Analysis found = engine.analyze(document, cancellation);
						scorer.add(document, found);
						all.add(document, found);
						listener.hear(new TrainingEvent.Step(++done, 0));
					}
				}
				scores.add(scorer.result(part.name()));
			}
		}
		if (scores.size() > 1) {
			scores.add(all.result(DevelopmentScore.ALL));
		}
		return scores;
	}

	/** What the console says of a score: a line for each measure or value. */
	static List<String> lines(DevelopmentScore score) {
		String data = score.data().equals(DevelopmentScore.ALL) ? Messages.together : score.data();
		List<String> lines = new ArrayList<>();
		score.measures().forEach((measure, counts) -> lines.add(NLS.bind(Messages.scored, new Object[] { data, measure,
				percent(counts.precision()), percent(counts.recall()), percent(counts.f1()) })));
		score.values().forEach((name, value) -> lines
				.add(NLS.bind(Messages.scoredValue, new Object[] { data, name, String.format(UserLocale.get(), "%.2f", value) })));
		return lines;
	}

	private static String percent(OptionalDouble value) {
		return value.isPresent() ? String.format(UserLocale.get(), "%.2f", 100 * value.getAsDouble()) : "-";
	}
}
