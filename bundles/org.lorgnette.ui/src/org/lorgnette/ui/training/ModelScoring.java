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
import org.lorgnette.engine.VisualEngine;
import org.lorgnette.engine.training.PictureQuestion;
import org.lorgnette.engine.training.TrainedEngine;
import org.lorgnette.engine.training.TrainingData;
import org.lorgnette.engine.training.TrainingEvent;
import org.lorgnette.engine.training.TrainingListener;
import org.lorgnette.engine.visual.VisualAnalysis;
import org.lorgnette.evaluation.training.DevelopmentScore;
import org.lorgnette.evaluation.training.DevelopmentScorer;
import org.lorgnette.model.Document;
import org.lorgnette.model.Task;
import org.lorgnette.ui.UserLocale;

/** Scores a model just trained on held-out documents, or questions about pictures. */
final class ModelScoring {

	private final EngineRegistry registry;
	private final TrainingListener listener;
	private final Cancellation cancellation;
	private long done;

	ModelScoring(EngineRegistry registry, TrainingListener listener, Cancellation cancellation) {
		this.registry = registry;
		this.listener = listener;
		this.cancellation = cancellation;
	}

	/** Has an engine answer for all of a corpus, and both scorers count. */
	private interface Pass {
		void over(TrainingData.Part part, DevelopmentScorer scorer, DevelopmentScorer all) throws IOException, EngineException;
	}

	/** The scores on each corpus, and after them on all together if there are several. */
	List<DevelopmentScore> score(TrainedEngine trained, Task task, List<TrainingData.Part> development)
			throws IOException, EngineException {
		listener.hear(new TrainingEvent.Phase("evaluating"));
		done = 0;
		if (task == Task.VQA) {
			try (VisualEngine engine = registry.openVisual(trained.id(), trained.settings(), ModelStore.EMPTY)) {
				return score(task, development, (part, scorer, all) -> answer(engine, part, scorer, all));
			}
		}
		try (TextEngine engine = registry.openText(trained.id(), trained.settings(), ModelStore.EMPTY)) {
			return score(task, development, (part, scorer, all) -> analyze(engine, part, scorer, all));
		}
	}

	private static List<DevelopmentScore> score(Task task, List<TrainingData.Part> development, Pass pass)
			throws IOException, EngineException {
		List<DevelopmentScore> scores = new ArrayList<>();
		DevelopmentScorer all = new DevelopmentScorer(task);
		for (TrainingData.Part part : development) {
			DevelopmentScorer scorer = new DevelopmentScorer(task);
			pass.over(part, scorer, all);
			scores.add(scorer.result(part.name()));
		}
		if (scores.size() > 1) {
			scores.add(all.result(DevelopmentScore.ALL));
		}
		return scores;
	}

	private void analyze(TextEngine engine, TrainingData.Part part, DevelopmentScorer scorer, DevelopmentScorer all)
			throws IOException, EngineException {
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
	}

	private void answer(VisualEngine engine, TrainingData.Part part, DevelopmentScorer scorer, DevelopmentScorer all)
			throws IOException, EngineException {
		try (Stream<PictureQuestion> questions = part.corpus().questions()) {
			for (Iterator<PictureQuestion> each = questions.iterator(); each.hasNext();) {
				cancellation.check();
				PictureQuestion asked = each.next();
				VisualAnalysis found = engine.answer(asked.question(), asked.pictures(), cancellation);
				scorer.add(asked.question(), found);
				all.add(asked.question(), found);
				listener.hear(new TrainingEvent.Step(++done, 0));
			}
		}
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
