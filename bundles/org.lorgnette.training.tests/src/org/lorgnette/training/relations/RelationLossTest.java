package org.lorgnette.training.relations;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.lorgnette.engine.Cancellation;
import org.lorgnette.engine.djl.text.PlainTokenizer;
import org.lorgnette.engine.training.TrainingData;
import org.lorgnette.model.Document;
import org.lorgnette.model.Entity;
import org.lorgnette.model.Relation;
import org.lorgnette.model.Span;

/** Labels, targets of the loss, and the temperature. */
class RelationLossTest {

	/** "A B" with a relation of each of the given types, or none for "". */
	private static RelationCorpus corpus(String... types) throws Exception {
		List<Document> documents = new ArrayList<>();
		for (String type : types) {
			documents.add(Document.builder("d" + documents.size(), "A B.")
					.entities(List.of(new Entity("a", "X", new Span(0, 1)), new Entity("b", "X", new Span(2, 3))))
					.relations(type.isEmpty() ? List.of() : List.of(new Relation("r", type, "a", "b"))).build());
		}
		return RelationCorpus.read(new TrainingData.Part("p", documents::stream, 1, Optional.empty()),
				new RelationCorpus.Making(PlainTokenizer.forLanguages(List.of("en")), 256, 40, false), Cancellation.NONE);
	}

	private static PairExample pair(String... labels) {
		return new PairExample(List.of("A", "B"), new long[] { 1, 2 }, List.of(labels), 0);
	}

	@Test
	void noRelationComesFirst() throws Exception {
		LabelSet labels = new LabelSet(List.of(corpus("Made", "", "Ate")), 0);
		assertEquals(List.of("Other", "Ate(e1,e2)", "Made(e1,e2)"), labels.labels());
		assertArrayEquals(new int[] { 0 }, labels.numbers(pair()));
		assertArrayEquals(new int[] { 2 }, labels.numbers(pair("Made(e1,e2)", "Unknown(e1,e2)")));
	}

	@Test
	void smoothingIsSharedByAllLabels() throws Exception {
		LabelSet labels = new LabelSet(List.of(corpus("Made", "", "Ate", "Saw")), 0);
		float[] targets = new float[5];
		labels.fillTargets(pair("Ate(e1,e2)", "Saw(e1,e2)"), 0.2, targets, 1);
		assertArrayEquals(new float[] { 0, 0.05f, 0.45f, 0.05f, 0.45f }, targets, 1e-6f);
	}

	/** With full balance every label weighs the same in all, and examples weigh 1 on average. */
	@Test
	void balanceMakesRareLabelsWeighMore() throws Exception {
		LabelSet labels = new LabelSet(List.of(corpus("Made", "Made", "Made", "", "", "Ate")), 1);
		float[] targets = new float[3];
		labels.fillTargets(pair("Made(e1,e2)"), 0, targets, 0);
		assertArrayEquals(new float[] { 0, 0, 2f / 3 }, targets, 1e-6f);
		labels.fillTargets(pair(), 0, targets, 0);
		assertArrayEquals(new float[] { 1, 0, 0 }, targets, 1e-6f);
		labels.fillTargets(pair("Ate(e1,e2)"), 0, targets, 0);
		assertArrayEquals(new float[] { 0, 2, 0 }, targets, 1e-6f);
	}

	@Test
	void theLossIsThatOfAnyRightLabel() throws Exception {
		LabelSet labels = new LabelSet(List.of(corpus("Made", "Ate")), 0);
		List<float[]> logits = List.of(new float[] { 0, (float) Math.log(2), (float) Math.log(5) });
		assertEquals(-Math.log(5.0 / 8), Calibration.loss(labels, List.of(pair("Made(e1,e2)")), logits, 1), 1e-6);
		assertEquals(-Math.log(7.0 / 8), Calibration.loss(labels, List.of(pair("Made(e1,e2)", "Ate(e1,e2)")), logits, 1), 1e-6);
		assertEquals(-Math.log(1.0 / 8), Calibration.loss(labels, List.of(pair()), logits, 1), 1e-6);
	}

	/** Labels are drawn from softmax(logits / 2.5): that is the temperature to be found. */
	@Test
	void findsTheTemperatureThatMadeTheData() throws Exception {
		LabelSet labels = new LabelSet(List.of(corpus("Made", "Ate")), 0);
		Random random = new Random(3);
		List<PairExample> pairs = new ArrayList<>();
		List<float[]> logits = new ArrayList<>();
		for (int i = 0; i < 20_000; i++) {
			float[] scores = new float[3];
			for (int k = 0; k < scores.length; k++) {
				scores[k] = (float) (4 * random.nextGaussian());
			}
			double[] odds = IntStream.range(0, 3).mapToDouble(k -> Math.exp(scores[k] / 2.5)).toArray();
			double place = random.nextDouble() * (odds[0] + odds[1] + odds[2]);
			pairs.add(place < odds[0] ? pair() : pair(place < odds[0] + odds[1] ? "Ate(e1,e2)" : "Made(e1,e2)"));
			logits.add(scores);
		}
		assertEquals(2.5, Calibration.temperature(labels, pairs, logits), 0.1);
		assertEquals(1, Calibration.temperature(labels, List.of(), List.of()));
	}
}
