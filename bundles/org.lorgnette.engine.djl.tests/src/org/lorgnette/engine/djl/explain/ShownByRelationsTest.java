package org.lorgnette.engine.djl.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lorgnette.engine.Analysis;
import org.lorgnette.engine.Cancellation;
import org.lorgnette.engine.EngineException;
import org.lorgnette.engine.EngineUnavailableException;
import org.lorgnette.engine.ModelStore;
import org.lorgnette.engine.Settings;
import org.lorgnette.engine.djl.TinyModels;
import org.lorgnette.engine.djl.relations.RelationEngine;
import org.lorgnette.engine.explain.AttentionLayer;
import org.lorgnette.engine.explain.Decision;
import org.lorgnette.engine.explain.Word;
import org.lorgnette.model.Document;
import org.lorgnette.model.Entity;
import org.lorgnette.model.Relation;
import org.lorgnette.model.Span;
import org.lorgnette.model.Task;

class ShownByRelationsTest {

	private static final String TEXT = "It rains. Anna lives near Oslodon with Bob. Then Carla came.";
	private static final Entity ANNA = entity("e1", "PER", "Anna");
	private static final Entity OSLO = entity("e2", "LOC", "Oslodon");
	private static final Entity CARLA = entity("e4", "PER", "Carla");
	private static final Document DOCUMENT = Document.builder("d", TEXT).entities(List.of(ANNA, OSLO, entity("e3", "PER", "Bob"), CARLA))
			.build();

	@TempDir
	Path folder;

	private static Entity entity(String id, String type, String name) {
		return new Entity(id, type, new Span(TEXT.indexOf(name), TEXT.indexOf(name) + name.length()));
	}

	private RelationEngine open(boolean attention) throws EngineUnavailableException {
		TinyModels.relations(folder, Map.of("lives", "Live_In(e1,e2)"), attention, TinyModels.RELATIONS);
		return RelationEngine.openOwn(Settings.of(RelationEngine.OWN.settings(), Map.of("model", folder.toString(), "entities", "gold")),
				ModelStore.EMPTY);
	}

	private static Decision decision(Entity head, Entity tail) {
		return new Decision.OfRelation(new Relation("r1", "Live_In", head.id(), tail.id()), head, tail);
	}

	@Test
	void attentionIsThatOfThePair() throws Exception {
		try (RelationEngine engine = open(true)) {
			Analysis analysis = engine.analyze(DOCUMENT, Cancellation.NONE);
			Decision made = Decision.of(DOCUMENT, analysis, Task.RELATIONS).getFirst();
			for (Decision decision : List.of(made, decision(OSLO, ANNA))) {
				AttentionLayer layer = engine.attention(DOCUMENT, decision, Cancellation.NONE).layer("attention.0").orElseThrow();
				List<String> words = layer.from().stream().map(Word::text).toList();
				assertEquals(List.of("Anna", "lives", "near", "Oslodon", "with", "Bob", "."), words);
				for (double[] row : layer.mean()) {
					assertEquals(1, Arrays.stream(row).sum(), 1e-5);
					assertTrue(row[1] > 0.9, "the trigger is attended to");
				}
			}
			String apart = assertThrows(EngineException.class, () -> engine.attention(DOCUMENT, decision(ANNA, CARLA), Cancellation.NONE))
					.getMessage();
			assertTrue(apart.contains("different sentences"), apart);
			assertThrows(EngineException.class, () -> engine.attention(DOCUMENT, new Decision.OfEntity(ANNA), Cancellation.NONE));
		}
	}

	/** The document need not bring the entities along. */
	@Test
	void attentionToEntitiesThatAreNotFound() throws Exception {
		try (RelationEngine engine = open(true)) {
			Document bare = Document.builder("d", TEXT).build();
			assertEquals(7, engine.attention(bare, decision(ANNA, OSLO), Cancellation.NONE).layers().getFirst().from().size());
		}
	}

	@Test
	void whatTheNetworkDoesNotShowIsSaid() throws Exception {
		try (RelationEngine engine = open(false)) {
			EngineUnavailableException none = assertThrows(EngineUnavailableException.class,
					() -> engine.attention(DOCUMENT, decision(ANNA, OSLO), Cancellation.NONE));
			assertTrue(none.getMessage().contains("attention.0") && none.remedy().contains("occlusion"), none.getMessage());
			assertThrows(EngineUnavailableException.class, () -> engine.neighbours("lives", 3, Cancellation.NONE));
			assertThrows(EngineUnavailableException.class, () -> engine.similarity("lives", "near"));
		}
	}

	@Test
	void documentsTogetherAreAsOneByOneAndPiecesAreShown() throws Exception {
		try (RelationEngine engine = open(true)) {
			List<Document> documents = List.of(DOCUMENT, Document.builder("empty", "").build(), DOCUMENT);
			List<Analysis> together = engine.analyzeAll(documents, Cancellation.NONE);
			for (int i = 0; i < documents.size(); i++) {
				assertEquals(engine.analyze(documents.get(i), Cancellation.NONE), together.get(i));
			}
			assertTrue(!together.getFirst().relations().isEmpty());
			assertEquals("It", engine.pieces(DOCUMENT, Cancellation.NONE).getFirst().word().of(TEXT));
		}
	}
}
