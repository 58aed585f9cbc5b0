package org.lorgnette.training.relations;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CancellationException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lorgnette.engine.Cancellation;
import org.lorgnette.engine.EngineException;
import org.lorgnette.engine.ModelStore;
import org.lorgnette.engine.Settings;
import org.lorgnette.engine.TextEngine;
import org.lorgnette.engine.djl.relations.RelationEngine;
import org.lorgnette.engine.training.ComputeDevice;
import org.lorgnette.engine.training.TrainingData;
import org.lorgnette.engine.training.TrainingEvent;
import org.lorgnette.engine.training.TrainingListener;
import org.lorgnette.engine.training.TrainingSession;
import org.lorgnette.model.Document;
import org.lorgnette.model.Entity;
import org.lorgnette.model.Relation;
import org.lorgnette.model.Span;

import com.google.gson.JsonArray;
import com.google.gson.JsonParser;

class RelationTrainerTest {

	private static final Map<String, String> SMALL = Map.ofEntries(Map.entry("width", "16"), Map.entry("layers", "1"),
			Map.entry("heads", "2"), Map.entry("inner", "16"), Map.entry("subwords", "200"), Map.entry("epochs", "40"),
			Map.entry("rate", "0.01"), Map.entry("batch-words", "200"), Map.entry("dropout", "0"), Map.entry("pair-dropout", "0"),
			Map.entry("hide", "0"), Map.entry("hide-entities", "0"), Map.entry("hidden", "32"), Map.entry("smoothing", "0"),
			Map.entry("name", "tiny"));

	private static final List<String> THINGS = List.of("storm", "flood", "box", "piano", "engine", "letter", "wine", "crew", "novel",
			"tower");

	@TempDir
	Path folder;

	/** The words between tell the relation and its direction. */
	private enum Pattern {
		CAUSES(" caused the ", "Cause-Effect", true),
		CAUSED(" was caused by the ", "Cause-Effect", false),
		HOLDS(" lies inside the ", "Content-Container", true),
		NONE(" and then the ", "Other", true);

		private final String middle;
		private final String type;
		private final boolean forward;

		Pattern(String middle, String type, boolean forward) {
			this.middle = middle;
			this.type = type;
			this.forward = forward;
		}

		Document document(String id, String first, String second) {
			String text = "The " + first + middle + second + " today.";
			int begin = 4 + first.length() + middle.length();
			return Document.builder(id, text)
					.entities(List.of(new Entity("e1", "Nominal", new Span(4, 4 + first.length())),
							new Entity("e2", "Nominal", new Span(begin, begin + second.length()))))
					.relations(List.of(forward ? new Relation("r", type, "e1", "e2") : new Relation("r", type, "e2", "e1"))).build();
		}
	}

	private static List<Document> documents(int count, int seed) {
		Random random = new Random(seed);
		List<Document> documents = new ArrayList<>();
		for (int i = 0; i < count; i++) {
			documents.add(Pattern.values()[i % 4].document("d" + i, THINGS.get(random.nextInt(THINGS.size())),
					THINGS.get(random.nextInt(THINGS.size()))));
		}
		return documents;
	}

	/** Sentences of nonsense whose relations can only be learned by heart. */
	private static List<Document> nonsense(int count) {
		Random random = new Random(8);
		List<Document> documents = new ArrayList<>();
		for (int i = 0; i < count; i++) {
			StringBuilder text = new StringBuilder();
			List<Entity> entities = new ArrayList<>();
			for (int word = 0; word < 8; word++) {
				int begin = text.length();
				random.ints(4, 'a', 'z' + 1).forEach(text::appendCodePoint);
				if (word == 2 || word == 5) {
					entities.add(new Entity("e" + word, "X", new Span(begin, text.length())));
				}
				text.append(' ');
			}
			int label = random.nextInt(5);
			String type = label < 2 ? "Made" : "Ate";
			Relation relation = label % 2 == 0 ? new Relation("r", type, "e2", "e5") : new Relation("r", type, "e5", "e2");
			documents.add(Document.builder("n" + i, text.toString()).entities(entities)
					.relations(label == 4 ? List.of() : List.of(relation)).build());
		}
		return documents;
	}

	private static TrainingData.Part part(String name, List<Document> documents) {
		return new TrainingData.Part(name, documents::stream, 1, Optional.empty());
	}

	private static Settings settings(Map<String, String> more) {
		Map<String, String> given = new LinkedHashMap<>(SMALL);
		given.putAll(more);
		return Settings.of(new RelationTrainer().settings(), given);
	}

	private Path train(String name, TrainingData data, Map<String, String> more, TrainingListener listener) throws Exception {
		Path output = folder.resolve(name);
		new RelationTrainer().train(data, settings(more), new TrainingSession(output).watchedBy(listener));
		return output;
	}

	private static List<String> found(Path model, Document document) throws Exception {
		Document bare = document.toBuilder().relations(List.of()).build();
		try (TextEngine engine = RelationEngine.openOwn(Settings.of(RelationEngine.OWN.settings(),
				Map.of("model", model.toString(), "entities", "gold")), ModelStore.EMPTY)) {
			return engine.analyze(bare, Cancellation.NONE).relations().stream()
					.map(relation -> relation.type() + " " + relation.head().target() + " " + relation.tail().target()).toList();
		}
	}

	private static List<String> labels(Path model) throws Exception {
		JsonArray labels = JsonParser.parseString(Files.readString(model.resolve("model.json"), StandardCharsets.UTF_8))
				.getAsJsonObject().getAsJsonArray("labels");
		return labels.asList().stream().map(label -> label.getAsString()).toList();
	}

	private static double best(List<TrainingEvent> events, String metric) {
		return events.stream().filter(TrainingEvent.Evaluation.class::isInstance).map(TrainingEvent.Evaluation.class::cast)
				.mapToDouble(evaluation -> evaluation.metrics().get(metric)).max().orElseThrow();
	}

	@Test
	void learnsThirtySentencesByHeart() throws Exception {
		List<TrainingEvent> events = new ArrayList<>();
		List<Document> documents = nonsense(30);
		Path model = train("heart", new TrainingData(List.of(part("train", documents)), List.of(part("same", documents))), Map.of(),
				events::add);
		assertEquals(1.0, best(events, "f1"));
		for (Document document : documents) {
			assertEquals(document.relations().stream().map(relation -> relation.type() + " " + relation.head().target() + " "
					+ relation.tail().target()).toList(), found(model, document), document.text());
		}
	}

	@Test
	void learnsAndServesWhatItLearned() throws Exception {
		List<TrainingEvent> events = new ArrayList<>();
		TrainingData data = new TrainingData(List.of(part("train", documents(80, 1))), List.of(part("dev", documents(24, 2))));
		Path model = train("model", data, Map.of("hide-entities", "0.2", "smoothing", "0.1"), events::add);
		assertEquals(List.of("Other", "Cause-Effect(e1,e2)", "Cause-Effect(e2,e1)", "Content-Container(e1,e2)"), labels(model));
		assertEquals(1.0, best(events, "f1"));
		assertEquals(List.of("Cause-Effect e1 e2"), found(model, Pattern.CAUSES.document("x", "storm", "tower")));
		assertEquals(List.of("Cause-Effect e2 e1"), found(model, Pattern.CAUSED.document("x", "storm", "tower")));
		assertEquals(List.of("Content-Container e1 e2"), found(model, Pattern.HOLDS.document("x", "storm", "tower")));
		assertEquals(List.of(), found(model, Pattern.NONE.document("x", "storm", "tower")));
	}

	@Test
	void pairsInBothOrdersHavePlainLabels() throws Exception {
		List<TrainingEvent> events = new ArrayList<>();
		TrainingData data = new TrainingData(List.of(part("train", documents(80, 1))), List.of(part("dev", documents(24, 2))));
		Path model = train("both", data, Map.of("pairs", "both-orders", "negatives", "1"), events::add);
		assertEquals(List.of("Other", "Cause-Effect", "Content-Container"), labels(model));
		assertEquals(1.0, best(events, "f1"));
		assertEquals(List.of("Cause-Effect e2 e1"), found(model, Pattern.CAUSED.document("x", "storm", "tower")));
		assertEquals(List.of(), found(model, Pattern.NONE.document("x", "storm", "tower")));
	}

	/** The relations of a corpus that helps are not the model's. */
	@Test
	void onlyTheMainRelationsAreExported() throws Exception {
		TrainingData data = new TrainingData(List.of(part("helper", nonsense(20)), part("semeval", documents(80, 1))),
				List.of(part("dev", documents(24, 2))));
		List<TrainingEvent> events = new ArrayList<>();
		Path model = train("main", data, Map.of("main", "semeval"), events::add);
		assertEquals(4, labels(model).size());
		assertEquals(1.0, best(events, "f1"));
		assertEquals(List.of("Content-Container e1 e2"), found(model, Pattern.HOLDS.document("x", "storm", "tower")));
		Path all = train("all", data, Map.of("epochs", "1"), TrainingListener.NONE);
		assertEquals(8, labels(all).size());
	}

	/** Half of the gold relations of this corpus are between entities of two sentences: no more than half can be found. */
	@Test
	void relationsOutOfReachCountAsMissed() throws Exception {
		List<Document> documents = new ArrayList<>();
		for (Document one : nonsense(12)) {
			if (one.relations().isEmpty()) {
				continue;
			}
			String text = one.text() + ". Then Some came.";
			int begin = text.length() - 10;
			List<Entity> entities = new ArrayList<>(one.entities());
			entities.add(new Entity("far", "X", new Span(begin, begin + 4)));
			assertEquals("Some", text.substring(begin, begin + 4));
			List<Relation> relations = new ArrayList<>(one.relations());
			relations.add(new Relation("q", "Made", "e2", "far"));
			documents.add(Document.builder(one.id(), text).entities(entities).relations(relations).build());
		}
		List<TrainingEvent> events = new ArrayList<>();
		train("far", new TrainingData(List.of(part("train", documents)), List.of(part("same", documents))), Map.of(), events::add);
		assertEquals(0.5, best(events, "recall"));
		assertEquals(1.0, best(events, "precision"));
	}

	@Test
	void theSameSeedGivesTheSameModelAlsoAfterAStop() throws Exception {
		TrainingData data = new TrainingData(List.of(part("train", documents(60, 1)), part("helper", nonsense(20))),
				List.of(part("dev", documents(12, 2))));
		Map<String, String> few = Map.of("epochs", "4", "dropout", "0.2", "pair-dropout", "0.2", "hide", "0.1", "hide-entities", "0.1",
				"main", "train", "negatives", "0.5");
		Path whole = train("whole", data, few, TrainingListener.NONE);
		Path output = folder.resolve("cut");
		int[] evaluations = { 0 };
		TrainingSession session = new TrainingSession(output).watchedBy(event -> {
			evaluations[0] += event instanceof TrainingEvent.Evaluation ? 1 : 0;
		}).cancelledBy(() -> evaluations[0] == 2);
		assertThrows(CancellationException.class, () -> new RelationTrainer().train(data, settings(few), session));
		assertFalse(Files.exists(output.resolve("model.json")));
		TrainingSession resumed = new TrainingSession(output, session.checkpoints(), true, session.seed(), ComputeDevice.CPU,
				session.threads(), TrainingListener.NONE, Cancellation.NONE);
		new RelationTrainer().train(data, settings(few), resumed);
		for (String file : List.of("model.onnx", "model.int8.onnx", "subwords.json", "model.json")) {
			assertArrayEquals(Files.readAllBytes(whole.resolve(file)), Files.readAllBytes(output.resolve(file)), file);
		}
	}

	@Test
	void saysWhenThereIsNothingToLearnOrAPartIsUnknown() {
		List<Document> bare = documents(8, 1).stream().map(document -> document.toBuilder().relations(List.of()).build()).toList();
		EngineException empty = assertThrows(EngineException.class,
				() -> train("none", new TrainingData(List.of(part("train", bare)), List.of()), Map.of(), TrainingListener.NONE));
		assertTrue(empty.getMessage().contains("no pair of entities with a relation"), empty.getMessage());
		EngineException unknown = assertThrows(EngineException.class, () -> train("unknown",
				new TrainingData(List.of(part("train", documents(8, 1))), List.of()), Map.of("main", "semeval"), TrainingListener.NONE));
		assertTrue(unknown.getMessage().contains("semeval") && unknown.getMessage().contains("train"), unknown.getMessage());
	}

	@Test
	void tellsOfRelationsThatAreNotTrained() throws Exception {
		List<TrainingEvent> events = new ArrayList<>();
		List<Document> causes = documents(8, 1).stream()
				.filter(document -> document.relations().getFirst().type().equals("Cause-Effect")).toList();
		train("few", new TrainingData(List.of(part("train", causes)), List.of(part("dev", documents(8, 2)))), Map.of("epochs", "1"),
				events::add);
		assertTrue(events.stream().anyMatch(event -> event instanceof TrainingEvent.Note note
				&& note.text().contains("Content-Container(e1,e2)") && note.text().contains("2 pairs")), events.toString());
	}
}
