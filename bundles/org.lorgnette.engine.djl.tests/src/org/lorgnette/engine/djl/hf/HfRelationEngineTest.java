package org.lorgnette.engine.djl.hf;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lorgnette.engine.Analysis;
import org.lorgnette.engine.Cancellation;
import org.lorgnette.engine.EngineUnavailableException;
import org.lorgnette.engine.ModelStore;
import org.lorgnette.engine.Settings;
import org.lorgnette.model.Document;
import org.lorgnette.model.Entity;
import org.lorgnette.model.Prediction;
import org.lorgnette.model.Relation;
import org.lorgnette.model.Span;
import org.lorgnette.testing.SlowTransformer;
import org.lorgnette.testing.SlowTransformer.Head;

class HfRelationEngineTest {

	@TempDir
	Path folder;

	private static final TinyTokenizers.Built PIECES = TinyTokenizers.wordPiece(true, "agnes", "lives", "in", "par", "##is", "with",
			"e1", "e2", "per", "loc");
	private static final Entity AGNES = new Entity("T1", "PER", new Span(0, 5));
	private static final Entity PARIS = new Entity("T2", "LOC", new Span(15, 20));
	private static final String TEXT = "Agnes lives in Paris.";

	private static long[] ids(String... pieces) {
		return Arrays.stream(pieces).mapToLong(PIECES::id).toArray();
	}

	private static double[] softmax(double[] logits) {
		double sum = Arrays.stream(logits).map(Math::exp).sum();
		return Arrays.stream(logits).map(logit -> Math.exp(logit) / sum).toArray();
	}

	private Analysis analyze(Map<String, String> more, Document document) throws Exception {
		Map<String, String> settings = new HashMap<>(more);
		settings.put("model", folder.toString());
		try (HfRelationEngine engine = HfRelationEngine.open(Settings.of(HfRelationEngine.DESCRIPTOR.settings(), settings),
				ModelStore.EMPTY)) {
			return engine.analyze(document, Cancellation.NONE);
		}
	}

	private static Document document() {
		return Document.builder("d", TEXT).entities(List.of(PARIS, AGNES)).build();
	}

	@Test
	void markersShowThePairInTheOrderOfTheText() throws Exception {
		List<String> labels = List.of("Live_In(e1,e2)", "Live_In(e2,e1)", "Other");
		boolean[] seen = new boolean[3];
		for (long seed = 0; seed < 8; seed++) {
			SlowTransformer network = TinyFolders.network("bert", Head.TEXTS, PIECES.size(), 3, seed);
			TinyFolders.write(folder, network, PIECES, labels);
			long[] ids = ids("[CLS]", "<", "e1", ">", "agnes", "<", "/", "e1", ">", "lives", "in", "<", "e2", ">", "par", "##is", "<", "/",
					"e2", ">", ".", "[SEP]");
			double[] scores = softmax(network.logits(ids, new long[ids.length])[0]);
			int best = scores[0] > scores[1] && scores[0] > scores[2] ? 0 : scores[1] > scores[2] ? 1 : 2;
			seen[best] = true;
			List<Prediction<?>> found = new ArrayList<>(analyze(Map.of(), document()).predictions());
			assertEquals(best == 2 ? 0 : 1, found.size());
			if (best < 2) {
				Relation relation = (Relation) found.getFirst().value();
				assertEquals("Live_In", relation.type());
				assertEquals(best == 0 ? "T1" : "T2", relation.head().target());
				assertEquals(best == 0 ? "T2" : "T1", relation.tail().target());
				assertEquals(scores[best], found.getFirst().score().orElseThrow(), 1e-5);
			}
		}
		assertArrayEquals(new boolean[] {true, true, true}, seen);
	}

	@Test
	void aSecondTextNamesThePairAndBothOrdersAreAsked() throws Exception {
		SlowTransformer network = TinyFolders.network("bert", Head.TEXTS, PIECES.size(), 2, 5);
		TinyFolders.write(folder, network, PIECES, List.of("lives", "knows"));
		List<Prediction<?>> found = new ArrayList<>(
				analyze(Map.of("markers", "", "pair", "{head-type} {head} {tail}", "none", ""), document()).predictions());
		assertEquals(2, found.size());
		for (int i = 0; i < 2; i++) {
			long[] ids = i == 0
					? ids("[CLS]", "agnes", "lives", "in", "par", "##is", ".", "[SEP]", "per", "agnes", "par", "##is", "[SEP]")
					: ids("[CLS]", "agnes", "lives", "in", "par", "##is", ".", "[SEP]", "loc", "par", "##is", "agnes", "[SEP]");
			long[] types = new long[ids.length];
			Arrays.fill(types, 8, types.length, 1);
			double[] scores = softmax(network.logits(ids, types)[0]);
			Relation relation = (Relation) found.get(i).value();
			assertEquals(i == 0 ? "T1" : "T2", relation.head().target());
			assertEquals(scores[0] > scores[1] ? "lives" : "knows", relation.type());
			assertEquals(Math.max(scores[0], scores[1]), found.get(i).score().orElseThrow(), 1e-5);
		}
	}

	/** Around two entities far apart in a long sentence as much is shown as fits; without room even for them they are left out. */
	@Test
	void longSentencesAreShownInPart() throws Exception {
		SlowTransformer network = TinyFolders.network("bert", Head.TEXTS, PIECES.size(), 1, 5);
		TinyFolders.write(folder, network, PIECES, List.of("lives"));
		String filling = "with ".repeat(200);
		String text = filling + "Agnes lives in Paris " + filling + "in Paris";
		int agnes = text.indexOf("Agnes");
		List<Entity> entities = List.of(new Entity("a", "PER", new Span(agnes, agnes + 5)),
				new Entity("b", "LOC", new Span(agnes + 15, agnes + 20)), new Entity("c", "LOC", new Span(text.length() - 5, text.length())));
		List<Relation> relations = analyze(Map.of("none", "", "max-distance", "10000"),
				Document.builder("d", text).entities(entities).build()).relations();
		assertEquals(List.of("a b", "b a"), relations.stream().map(one -> one.head().target() + " " + one.tail().target()).toList());
	}

	@Test
	void markersNest() {
		MarkedPair marking = MarkedPair.parse("[S:{type}] [/S] [O] [/O]", "");
		Entity outer = new Entity("a", "ORG", new Span(0, 10));
		Entity inner = new Entity("b", "LOC", new Span(0, 5));
		assertEquals("[S:ORG] [O] Paris [/O] Club [/S]!", marking.show("Paris Club!", new Span(0, 11), outer, inner).first());
		assertEquals("[O] [S:LOC] Paris [/S] Club [/O]!", marking.show("Paris Club!", new Span(0, 11), inner, outer).first());
		Entity touching = new Entity("c", "X", new Span(5, 10));
		assertEquals("[S:LOC] Paris [/S][O]  Club [/O]!",
				marking.show("Paris Club!", new Span(0, 11), inner, touching).first());
	}

	@Test
	void classifierOfTexts() throws Exception {
		SlowTransformer network = TinyFolders.network("bert", Head.TEXTS, PIECES.size(), 3, 7);
		TinyFolders.write(folder, network, PIECES, List.of("a", "b", "c"));
		long[] ids = ids("[CLS]", "agnes", "lives", "[SEP]");
		double[] expected = softmax(network.logits(ids, new long[4])[0]);
		try (SequenceClassifier classifier = SequenceClassifier.open(folder, 1)) {
			assertEquals(List.of("a", "b", "c"), classifier.labels());
			List<double[]> found = classifier.scores(List.of(new SequenceClassifier.Input("Agnes lives"),
					new SequenceClassifier.Input("in ".repeat(500), "with"), new SequenceClassifier.Input("")), Cancellation.NONE);
			assertArrayEquals(expected, found.getFirst(), 1e-5);
			// longest_first leaves the short text whole.
			long[] cut = new long[TinyFolders.POSITIONS];
			long[] types = new long[cut.length];
			Arrays.fill(cut, PIECES.id("in"));
			cut[0] = PIECES.id("[CLS]");
			cut[cut.length - 3] = PIECES.id("[SEP]");
			cut[cut.length - 2] = PIECES.id("with");
			cut[cut.length - 1] = PIECES.id("[SEP]");
			types[cut.length - 2] = types[cut.length - 1] = 1;
			assertArrayEquals(softmax(network.logits(cut, types)[0]), found.get(1), 1e-5);
		}
		String config = Files.readString(folder.resolve("config.json"));
		Files.writeString(folder.resolve("config.json"), config.replace("{\"arch",
				"{\"problem_type\":\"multi_label_classification\",\"arch"));
		try (SequenceClassifier classifier = SequenceClassifier.open(folder, 1)) {
			assertTrue(classifier.isMultiLabel());
			double logit = network.logits(ids, new long[4])[0][2];
			assertEquals(1 / (1 + Math.exp(-logit)),
					classifier.scores(List.of(new SequenceClassifier.Input("Agnes lives")), Cancellation.NONE).getFirst()[2], 1e-5);
		}
	}

	@Test
	void refusesLabelsAndMarkersThatSayNothing() throws Exception {
		SlowTransformer network = TinyFolders.network("bert", Head.TEXTS, PIECES.size(), 2, 7);
		TinyFolders.write(folder, network, PIECES, List.of());
		EngineUnavailableException refusal = assertThrows(EngineUnavailableException.class, () -> analyze(Map.of(), document()));
		assertTrue(refusal.getMessage().contains("config.json") && refusal.getMessage().contains("LABEL_1"), refusal.getMessage());
		assertFalse(analyze(Map.of("none", "LABEL_0"), document()).document().tokens().isEmpty());
		assertThrows(IllegalArgumentException.class, () -> analyze(Map.of("markers", ""), document()));
		assertThrows(IllegalArgumentException.class, () -> analyze(Map.of("markers", "a b c"), document()));
	}
}
