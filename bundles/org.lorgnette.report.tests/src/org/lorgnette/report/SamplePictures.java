package org.lorgnette.report;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;

import javax.imageio.ImageIO;

import org.lorgnette.engine.Family;
import org.lorgnette.evaluation.Case;
import org.lorgnette.evaluation.EngineResult;
import org.lorgnette.evaluation.EvaluationResult;
import org.lorgnette.evaluation.change.ChangedQuestion;
import org.lorgnette.evaluation.experiment.Change;
import org.lorgnette.evaluation.experiment.Experiment;
import org.lorgnette.evaluation.experiment.ExperimentReader;
import org.lorgnette.evaluation.scoring.Comparer;
import org.lorgnette.evaluation.scoring.EngineScorer;
import org.lorgnette.evaluation.scoring.GateCheck;
import org.lorgnette.evaluation.scoring.GroundedBoxes;
import org.lorgnette.evaluation.scoring.VisualAgreement;
import org.lorgnette.metrics.vqa.Box;
import org.lorgnette.model.Answer;
import org.lorgnette.model.Prediction;
import org.lorgnette.model.Value;
import org.lorgnette.model.VisualQuestion;

/** Results of experiments on questions about pictures, which lie in a folder. */
final class SamplePictures {

	static final int ROUNDS = 30;

	private SamplePictures() {
	}

	/** Two engines; the second is right more often and failed once. Every third picture is large, the last is not there. */
	static EvaluationResult result(Path folder) throws IOException {
		return result(folder, List.of("rules", "net"), "");
	}

	/** Every text is out to break a format. */
	static EvaluationResult hostile(Path folder) throws IOException {
		return result(folder, List.of("<i>one</i>", "a,b;\"c\"|d_e%"), SampleResults.HOSTILE);
	}

	private static EvaluationResult result(Path folder, List<String> names, String hostile) throws IOException {
		for (int round = 0; round < ROUNDS - 1; round++) {
			int side = round % 3 == 0 ? 900 : 12;
			BufferedImage image = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
			image.createGraphics().fillRect(round % 7, 2, 4, 4);
			ImageIO.write(image, "png", folder.resolve(round + ".png").toFile());
		}
		Files.writeString(folder.resolve("q.json"), "[]");
		StringBuilder yaml = new StringBuilder("name: pictures\ntask: vqa\ncorpus: {path: q.json}\nengines:\n");
		names.forEach(engine -> yaml.append("  - {id: e, name: '").append(engine).append("'}\n"));
		yaml.append("threads: 1\ncompare: {resamples: 200}\ngate: {engine: '").append(names.getLast()).append("', metric: accuracy, at-least: 0.1}\n");
		Experiment experiment = ExperimentReader.parse("sample", yaml.toString(), folder);
		List<EngineScorer> scorers = new ArrayList<>();
		List<EngineResult> engines = new ArrayList<>();
		for (int number = 0; number < names.size(); number++) {
			EngineScorer scorer = new EngineScorer(experiment, experiment.engines().get(number), 10_000);
			scorer.prepare(Optional.empty(), new GroundedBoxes(Map.of("0.0", new Box(0, 0, 4, 4)), Map.of("0.0", new Box(0, 0, 4, 2 + 2 * number))));
			TreeMap<String, String> failures = new TreeMap<>();
			for (VisualQuestion question : questions(hostile)) {
				boolean failed = number == 1 && question.id().equals("3.1");
				if (failed) {
					failures.put("3.1", "there is no picture");
				}
				scorer.add(question, failed ? List.of() : predictions(question, number, hostile), failed);
			}
			for (VisualQuestion question : questions(hostile).subList(0, 20)) {
				VisualQuestion changed = new VisualQuestion(question.id() + "#noise", question.images(), question.text(), List.of(), question.answers(),
						Optional.empty(), Optional.empty(), Optional.empty(), Map.of());
				scorer.addChanged(new ChangedQuestion(question, Change.NOISE, changed), new EngineScorer.Predicted(List.of(), false),
						new EngineScorer.Predicted(predictions(changed, (number + question.id().length()) % 2, hostile), false));
			}
			scorers.add(scorer);
			engines.add(scorer.result(number == 0 ? Family.RULES : Family.NEURAL, Map.of(), failures, new EngineResult.Timing(.5, 2, 90, 900), Optional.empty()));
		}
		List<Map<String, Case.Said>> said = scorers.stream().map(EngineScorer::said).toList();
		List<Case> cases = scorers.stream().flatMap(scorer -> scorer.cases().stream())
				.map(each -> each.withSaid(said.stream().map(answers -> answers.get(each.instance())).toList())).toList();
		return new EvaluationResult(experiment, SampleAnswers.manifest(engines, 90), scorers.getFirst().units(), engines,
				new Comparer(experiment.comparison(), 1).compare(scorers, scorers.getFirst().mainMetric()),
				GateCheck.check(experiment.gates(), engines), cases, cases.size(), Optional.of(VisualAgreement.of(scorers, "gold", .95)));
	}

	private static List<VisualQuestion> questions(String hostile) {
		List<VisualQuestion> questions = new ArrayList<>();
		for (int round = 0; round < ROUNDS; round++) {
			List<String> images = List.of(round + ".png");
			questions.add(question(round + ".0", images, "is there a cat?" + hostile, Optional.of("g" + round / 2), round % 2 == 0 ? "yes" : "no"));
			questions.add(question(round + ".1", images, "how many cats?", Optional.empty(), String.valueOf(round % 25)));
			questions.add(question(round + ".2", images, "what color is it?", Optional.empty(), "red" + hostile));
		}
		return questions;
	}

	private static VisualQuestion question(String id, List<String> images, String text, Optional<String> group, String gold) {
		return new VisualQuestion(id, images, text, List.of(), List.of(gold), Optional.empty(), Optional.empty(), group, Map.of());
	}

	private static List<Prediction<? extends Value>> predictions(VisualQuestion question, int engine, String hostile) {
		int mood = (question.id().charAt(0) + question.id().charAt(question.id().indexOf('.') + 1)) % (3 + 3 * engine);
		String text = switch (mood) {
			case 0 -> "no";
			case 1 -> engine == 0 ? "" : "blue" + hostile;
			default -> question.answers().getFirst();
		};
		return List.of(prediction(question, text, .9 - mood / 10.0), prediction(question, "black", .1));
	}

	private static Prediction<Answer> prediction(VisualQuestion question, String text, double score) {
		return new Prediction<>(new Answer(question.id(), text, Optional.empty()), OptionalDouble.of(score), "e", List.of());
	}
}
