package org.lorgnette.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

import org.lorgnette.engine.Analysis;
import org.lorgnette.engine.EngineException;
import org.lorgnette.engine.EngineRegistry;
import org.lorgnette.engine.ModelStore;
import org.lorgnette.engine.TextEngine;
import org.lorgnette.engine.VisualEngine;
import org.lorgnette.engine.training.PictureQuestion;
import org.lorgnette.engine.training.TrainedEngine;
import org.lorgnette.engine.training.TrainingData;
import org.lorgnette.engine.visual.VisualAnalysis;
import org.lorgnette.evaluation.training.DevelopmentScore;
import org.lorgnette.evaluation.training.DevelopmentScorer;
import org.lorgnette.metrics.Counts;
import org.lorgnette.model.Document;
import org.lorgnette.model.Task;

/** Scores a model just trained on held-out documents. */
final class ModelScoring {

	private final Console console;
	private final EngineRegistry registry;

	ModelScoring(Console console, EngineRegistry registry) {
		this.console = console;
		this.registry = registry;
	}

	/**
	 * The scores on each corpus, and after them on all together if there are several; none, with a message, if the engine that runs
	 * the model is not installed.
	 */
	List<DevelopmentScore> score(TrainedEngine trained, Task task, List<TrainingData.Part> development)
			throws IOException, EngineException {
		if (development.isEmpty()) {
			return List.of();
		}
		if (registry.find(trained.id()).isEmpty()) {
			console.say("train.unscored", trained.id());
			return List.of();
		}
		List<DevelopmentScore> scores = new ArrayList<>();
		DevelopmentScorer all = new DevelopmentScorer(task);
		if (task == Task.VQA) {
			try (VisualEngine engine = registry.openVisual(trained.id(), trained.settings(), ModelStore.EMPTY)) {
				for (TrainingData.Part part : development) {
					DevelopmentScorer scorer = new DevelopmentScorer(task);
					answer(engine, part, scorer, all);
					scores.add(scorer.result(part.name()));
				}
			}
		} else {
			try (TextEngine engine = registry.openText(trained.id(), trained.settings(), ModelStore.EMPTY)) {
				for (TrainingData.Part part : development) {
					DevelopmentScorer scorer = new DevelopmentScorer(task);
					analyze(engine, part, scorer, all);
					scores.add(scorer.result(part.name()));
				}
			}
		}
		if (scores.size() > 1) {
			scores.add(all.result(DevelopmentScore.ALL));
		}
		return scores;
	}

	private void analyze(TextEngine engine, TrainingData.Part part, DevelopmentScorer scorer, DevelopmentScorer all)
			throws IOException, EngineException {
		long[] done = new long[1];
		try (Stream<Document> documents = part.corpus().open();
				ProgressBar bar = console.bar(part.name());
				OrderedAnalysis<Document, Analysis> analysis = new OrderedAnalysis<>(engine.descriptor().id(), engine::analyze,
						Runtime.getRuntime().availableProcessors(), console.cancellation())) {
			Iterator<Document> next = documents.iterator();
			analysis.run(() -> next.hasNext() ? Optional.of(next.next()) : Optional.empty(), new OrderedAnalysis.Sink<>() {
				@Override
				public void accept(Document document, Analysis found) {
					scorer.add(document, found);
					all.add(document, found);
					bar.count(++done[0], console.messages().get("documents"));
				}

				@Override
				public void failed(Document document, EngineException failure) throws EngineException {
					throw failure;
				}
			});
		}
	}

	private void answer(VisualEngine engine, TrainingData.Part part, DevelopmentScorer scorer, DevelopmentScorer all)
			throws IOException, EngineException {
		long[] done = new long[1];
		try (Stream<PictureQuestion> questions = part.corpus().questions(); ProgressBar bar = console.bar(part.name())) {
			Iterator<PictureQuestion> next = questions.iterator();
			while (next.hasNext()) {
				console.cancellation().check();
				PictureQuestion asked = next.next();
				VisualAnalysis found = engine.answer(asked.question(), asked.pictures(), console.cancellation());
				scorer.add(asked.question(), found);
				all.add(asked.question(), found);
				bar.count(++done[0], console.messages().get("questions"));
			}
		}
	}

	static TextTable table(Messages messages, Task task, DevelopmentScore score) {
		if (task == Task.QA || task == Task.VQA) {
			TextTable table = new TextTable(messages.get("train.dev.values"));
			score.values().forEach((name, value) -> table.row(name, String.format(Locale.ROOT, "%.2f", value)));
			return table;
		}
		TextTable table = new TextTable(messages.get(task == Task.RELATIONS ? "train.dev.relations" : "train.dev.table"));
		score.types().forEach((type, counts) -> row(table, type, counts));
		score.measures().values().stream().limit(1).forEach(counts -> row(table, messages.get("train.dev.all"), counts));
		return table;
	}

	private static void row(TextTable table, String name, Counts counts) {
		table.row(name, percent(counts.precision()), percent(counts.recall()), percent(counts.f1()), String.valueOf(counts.gold()),
				String.valueOf(counts.predicted()), String.valueOf(counts.correct()));
	}

	private static String percent(OptionalDouble value) {
		return value.isPresent() ? String.format(Locale.ROOT, "%.2f", 100 * value.getAsDouble()) : "-";
	}
}
