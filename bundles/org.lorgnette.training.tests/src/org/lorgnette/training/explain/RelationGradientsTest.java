package org.lorgnette.training.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lorgnette.engine.Analysis;
import org.lorgnette.engine.Cancellation;
import org.lorgnette.engine.EngineException;
import org.lorgnette.engine.ModelStore;
import org.lorgnette.engine.Settings;
import org.lorgnette.engine.djl.relations.RelationEngine;
import org.lorgnette.engine.explain.Decision;
import org.lorgnette.engine.explain.DifferentiableDecision;
import org.lorgnette.engine.explain.ExplainListener;
import org.lorgnette.engine.explain.ExplainSettings;
import org.lorgnette.engine.explain.Explainer;
import org.lorgnette.engine.explain.Explanation;
import org.lorgnette.engine.explain.Method;
import org.lorgnette.engine.explain.WordAttribution;
import org.lorgnette.engine.training.TrainingData;
import org.lorgnette.engine.training.TrainingSession;
import org.lorgnette.model.Document;
import org.lorgnette.model.Entity;
import org.lorgnette.model.Prediction;
import org.lorgnette.model.Relation;
import org.lorgnette.model.Span;
import org.lorgnette.model.Task;
import org.lorgnette.training.relations.RelationTrainer;

class RelationGradientsTest {

	private static final List<String> MIDDLES = List.of(" caused the ", " was caused by the ", " lies inside the ", " and then the ");

	@TempDir
	static Path folder;

	private static Document document(int pattern, String first, String second) {
		String text = "It rained. The " + first + MIDDLES.get(pattern) + second + " today.";
		int one = text.indexOf(first);
		int two = text.lastIndexOf(second);
		List<Relation> relations = switch (pattern) {
			case 0 -> List.of(new Relation("r", "Cause-Effect", "e1", "e2"));
			case 1 -> List.of(new Relation("r", "Cause-Effect", "e2", "e1"));
			case 2 -> List.of(new Relation("r", "Content-Container", "e1", "e2"));
			default -> List.of();
		};
		return Document.builder("d" + pattern + first + second, text).entities(List.of(new Entity("e1", "X", new Span(one, one + first.length())),
				new Entity("e2", "X", new Span(two, two + second.length())))).relations(relations).build();
	}

	/** With both ways to number pairs: once with directed labels, and in both orders with plain ones. */
	@BeforeAll
	static void train() throws Exception {
		List<String> things = List.of("storm", "flood", "box", "piano", "engine", "letter", "wine", "crew");
		Random random = new Random(3);
		List<Document> documents = new ArrayList<>();
		for (int i = 0; i < 80; i++) {
			Document made = document(i % 4, things.get(random.nextInt(8)), things.get(random.nextInt(8)));
			documents.add(made);
		}
		TrainingData.Part part = new TrainingData.Part("train", documents::stream, 1, Optional.empty());
		for (String pairs : List.of("once", "both-orders")) {
			RelationTrainer trainer = new RelationTrainer();
			trainer.train(new TrainingData(List.of(part), List.of(part)), Settings.of(trainer.settings(), Map.ofEntries(
					Map.entry("width", "64"), Map.entry("layers", "2"), Map.entry("heads", "4"), Map.entry("inner", "32"),
					Map.entry("subwords", "200"), Map.entry("epochs", "8"), Map.entry("rate", "0.004"), Map.entry("batch-words", "200"),
					Map.entry("dropout", "0"), Map.entry("pair-dropout", "0"), Map.entry("hide", "0"), Map.entry("hide-entities", "0"),
					Map.entry("hidden", "32"), Map.entry("pairs", pairs))), new TrainingSession(folder.resolve(pairs)));
		}
	}

	private static RelationEngine open(String pairs, String... more) throws EngineException {
		Map<String, String> settings = new HashMap<>(Map.of("model", folder.resolve(pairs).toString(), "entities", "gold"));
		for (int i = 0; i < more.length; i += 2) {
			settings.put(more[i], more[i + 1]);
		}
		return RelationEngine.openOwn(Settings.of(RelationEngine.OWN.settings(), settings), ModelStore.EMPTY);
	}

	private static Document bare(Document document) {
		return document.toBuilder().relations(List.of()).build();
	}

	@Test
	void theValueIsTheLogarithmOfTheScore() throws Exception {
		RelationGradients gradients = new RelationGradients();
		int found = 0;
		for (String pairs : List.of("once", "both-orders")) {
			for (String rules : List.of("", "Content-Container: Y -> X")) {
				try (RelationEngine engine = open(pairs, "precision", "fp32", "rules", rules)) {
					assertTrue(gradients.supports(engine));
					for (int pattern = 0; pattern < 3; pattern++) {
						Document document = bare(document(pattern, "flood", "engine"));
						Analysis analysis = engine.analyze(document, Cancellation.NONE);
						List<Decision> decisions = Decision.of(document, analysis, Task.RELATIONS);
						for (int i = 0; i < decisions.size(); i++) {
							try (DifferentiableDecision function = gradients.open(engine, document, decisions.get(i), Cancellation.NONE)) {
								Decision decision = decisions.get(i);
								double score = analysis.predictions().stream().filter(each -> each.value().equals(decision.value()))
										.map(Prediction::score).findFirst().orElseThrow().orElseThrow();
								assertEquals(score, Math.exp(Checked.value(function)), 1e-4);
								assertEquals("The", function.units().getFirst().text());
								found++;
							}
						}
					}
				}
			}
		}
		assertTrue(found >= 8, "found " + found);
	}

	@Test
	void attributionsAreCompleteAndGradientsRight() throws Exception {
		for (String pairs : List.of("once", "both-orders")) {
			try (RelationEngine engine = open(pairs)) {
				Document document = bare(document(1, "piano", "crew"));
				Entity piano = document.entities().get(0);
				Entity crew = document.entities().get(1);
				for (Decision decision : List.of(new Decision.OfRelation(new Relation("r", "Cause-Effect", "e2", "e1"), crew, piano),
						new Decision.OfRelation(new Relation("r", "Content-Container", "e1", "e2"), piano, crew))) {
					try (DifferentiableDecision function = new RelationGradients().open(engine, document, decision, Cancellation.NONE)) {
						assertEquals(function.units().size(), Checked.complete(function).length);
						Checked.gradients(function);
					}
				}
			}
		}
	}

	/** What the words between the entities alone tell must have come from them. */
	@Test
	void theWordsThatTellCountMost() throws Exception {
		try (RelationEngine engine = open("once", "precision", "fp32")) {
			Document document = bare(document(2, "letter", "engine"));
			Decision decision = Decision.of(document, engine.analyze(document, Cancellation.NONE), Task.RELATIONS).getFirst();
			Explainer explainer = new Explainer(engine, List.of(new EntityGradients(), new AnswerGradients(), new RelationGradients()));
			assertTrue(explainer.methods().contains(Method.GRADIENTS));
			Explanation explanation = explainer.explain(document, decision, ExplainSettings.of(Method.GRADIENTS), ExplainListener.NONE,
					Cancellation.NONE);
			WordAttribution most = explanation.words().stream().filter(word -> !word.own())
					.max(Comparator.comparingDouble(WordAttribution::value)).orElseThrow();
			assertTrue(Set.of("lies", "inside").contains(most.word().text()), explanation.ranked().toString());
			assertTrue(explanation.completeness().orElseThrow().holds());
			double sum = explanation.words().stream().mapToDouble(WordAttribution::value).sum();
			assertEquals(explanation.completeness().orElseThrow().sum(), sum, 1e-6);
			assertTrue(explanation.words().stream().filter(word -> word.word().span().end() <= 10).allMatch(word -> word.value() == 0));
		}
	}

	@Test
	void refusesWhatItCannotExplain() throws Exception {
		RelationGradients gradients = new RelationGradients();
		Document document = bare(document(0, "box", "wine"));
		Entity box = document.entities().get(0);
		Entity wine = document.entities().get(1);
		try (RelationEngine engine = open("once", "rules", "Cause-Effect: Y -> X")) {
			String unknown = assertThrows(EngineException.class, () -> gradients.open(engine, document,
					new Decision.OfRelation(new Relation("r", "Eats", "e1", "e2"), box, wine), Cancellation.NONE)).getMessage();
			assertTrue(unknown.contains("Eats") && unknown.contains("Cause-Effect"), unknown);
			String forbidden = assertThrows(EngineException.class, () -> gradients.open(engine, document,
					new Decision.OfRelation(new Relation("r", "Cause-Effect", "e1", "e2"), box, wine), Cancellation.NONE)).getMessage();
			assertTrue(forbidden.contains("rules"), forbidden);
			assertThrows(EngineException.class,
					() -> gradients.open(engine, document, new Decision.OfEntity(box), Cancellation.NONE));
			assertFalse(new EntityGradients().supports(engine));
		}
	}
}
