package org.lorgnette.training.relations;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lorgnette.engine.Cancellation;
import org.lorgnette.engine.djl.features.WordFeatures;
import org.lorgnette.engine.djl.text.PlainTokenizer;
import org.lorgnette.engine.training.ComputeDevice;
import org.lorgnette.engine.training.TrainingData;
import org.lorgnette.model.Document;
import org.lorgnette.model.Entity;
import org.lorgnette.model.Relation;
import org.lorgnette.model.Span;
import org.lorgnette.training.loop.Torch;
import org.lorgnette.training.model.EncoderFolder;
import org.lorgnette.training.nn.DjlOps;
import org.lorgnette.training.nn.WordEncoder;
import org.lorgnette.training.subword.SubwordTrainer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.training.ParameterStore;

/** The loss of a batch with pairs of two corpora, against one that is summed pair by pair. */
class RelationTaskTest {

	private static final double SMOOTHING = 0.1;

	@TempDir
	Path folder;

	private static RelationCorpus corpus(String name, String... types) throws Exception {
		List<Document> documents = new ArrayList<>();
		for (String type : types) {
			documents.add(Document.builder("d" + documents.size(), "Ann saw ".repeat(documents.size() % 3 + 1) + "Bob.")
					.entities(List.of(new Entity("a", "X", new Span(0, 3)), new Entity("b", "X", new Span(4, 7))))
					.relations(type.isEmpty() ? List.of() : List.of(new Relation("r", type, "a", "b"))).build());
		}
		return RelationCorpus.read(new TrainingData.Part(name, documents::stream, 1, Optional.empty()),
				new RelationCorpus.Making(PlainTokenizer.forLanguages(List.of("en")), 256, 40, false), Cancellation.NONE);
	}

	private static double loss(RelationNet net, WordFeatures features, LabelSet labels, int output, PairExample pair,
			NDManager manager) {
		DjlOps ops = ops(manager);
		PairBatch alone = PairBatch.of(List.of(pair), features, PairHiding.NONE, new Random(0), manager);
		float[] logits = net.logits(ops, net.pair(ops, alone.ids(), alone.roles()), output).toFloatArray();
		double sum = 0;
		for (float logit : logits) {
			sum += Math.exp(logit);
		}
		double loss = 0;
		int gold = labels.numbers(pair)[0];
		for (int label = 0; label < logits.length; label++) {
			double target = SMOOTHING / logits.length + (label == gold ? 1 - SMOOTHING : 0);
			loss -= target * (logits[label] - Math.log(sum));
		}
		return loss;
	}

	private static DjlOps ops(NDManager manager) {
		return new DjlOps(new ParameterStore(manager, false), manager.getDevice(), false);
	}

	@Test
	void eachCorpusTeachesItsOwnOutput() throws Exception {
		RelationCorpus main = corpus("main", "Made", "", "Ate");
		RelationCorpus helper = corpus("helper", "Saw", "Knew", "Met", "", "Saw");
		List<LabelSet> labels = List.of(new LabelSet(List.of(main), 0), new LabelSet(List.of(helper), 0));
		String subwords = new SubwordTrainer(60, 1).train(Map.of("ann", 5L, "saw", 5L, "bob", 5L)).toJson();
		try (NDManager manager = Torch.manager(ComputeDevice.CPU); WordFeatures features = EncoderFolder.features(subwords, folder)) {
			Torch.engine().setRandomSeed(2);
			RelationNet net = new RelationNet(new WordEncoder.Size(features.tableRows(), 8, 1, 2, 8, 1), List.of(3, 4), 16, 0, 0);
			net.initialize(manager, DataType.FLOAT32);
			// So many words are one batch.
			RelationTask task = new RelationTask(net, features, labels,
					List.of(new RelationTask.Taught(main, labels.get(0), 0), new RelationTask.Taught(helper, labels.get(1), 1)),
					new RelationTask.Learning(PairHiding.NONE, SMOOTHING, 0, 10_000, 1),
					new RelationEvaluation(features, labels.get(0), List.of()));
			assertEquals(1, task.steps(1));
			double expected = 0;
			for (PairExample pair : main.pairs()) {
				expected += loss(net, features, labels.get(0), 0, pair, manager);
			}
			for (PairExample pair : helper.pairs()) {
				expected += loss(net, features, labels.get(1), 1, pair, manager);
			}
			NDArray loss = task.loss(ops(manager), manager, 0);
			assertEquals(expected / 8, loss.getFloat(), 1e-5);
			assertEquals(Stream.of(main, helper).flatMap(corpus -> corpus.pairs().stream()).mapToLong(PairExample::length).sum(),
					task.size(0));
		}
	}

	/** Three pairs have a relation: about three of the others are seen beside them in an epoch. */
	@Test
	void pairsWithoutRelationAreThinnedOut() throws Exception {
		RelationCorpus main = corpus("main", "Made", "", "Ate", "", "", "", "", "", "Made", "", "", "", "", "", "", "");
		LabelSet labels = new LabelSet(List.of(main), 0);
		String subwords = new SubwordTrainer(60, 1).train(Map.of("ann", 5L, "saw", 5L, "bob", 5L)).toJson();
		try (WordFeatures features = EncoderFolder.features(subwords, folder)) {
			RelationNet net = new RelationNet(new WordEncoder.Size(features.tableRows(), 8, 1, 2, 8, 1), List.of(3), 16, 0, 0);
			RelationTask task = new RelationTask(net, features, List.of(labels), List.of(new RelationTask.Taught(main, labels, 0)),
					new RelationTask.Learning(PairHiding.NONE, 0, 1, 1, 1), new RelationEvaluation(features, labels, List.of()));
			// Batches of one pair each: the steps of 100 epochs are the pairs in them.
			assertEquals(600, task.steps(100), 60);
		}
	}
}
