package org.lorgnette.evaluation.scoring;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

import org.junit.jupiter.api.Test;
import org.lorgnette.engine.Family;
import org.lorgnette.evaluation.EngineResult;
import org.lorgnette.evaluation.Score;
import org.lorgnette.evaluation.Stability;
import org.lorgnette.evaluation.change.ChangedDocument;
import org.lorgnette.evaluation.experiment.Change;
import org.lorgnette.evaluation.experiment.Experiment;
import org.lorgnette.evaluation.experiment.ExperimentReader;
import org.lorgnette.model.Document;
import org.lorgnette.model.Entity;
import org.lorgnette.model.Prediction;
import org.lorgnette.model.Relation;
import org.lorgnette.model.Span;
import org.lorgnette.model.Ungrounded;
import org.lorgnette.model.Value;
import org.lorgnette.model.edit.Alignment;
import org.lorgnette.model.edit.TextEdit;

/** What counts as the same before and after a change. */
class StabilityScoringTest {

	private static final Document ORIGINAL = Document.builder("d", "Ada knows Bob.").build();
	/** Longer names: everything lies elsewhere. */
	private static final Alignment ALIGNMENT = Alignment.of(ORIGINAL.text(), List.of(new TextEdit(0, 3, "Josephine"), new TextEdit(10, 3, "Rob")));

	private static Stability.Probe probe(String task, List<Prediction<? extends Value>> before, List<Prediction<? extends Value>> after)
			throws IOException {
		Experiment experiment = ExperimentReader.parse("e", "name: e\ntask: " + task + "\ncorpus: {path: c}\nengines: [{id: x, labels: {person: PER, PER: PER}}]\n"
				+ (task.equals("ner") ? "" : "symmetric: [meets]\n") + "compare: {resamples: 20}\n", Path.of("/"));
		EngineScorer scorer = new EngineScorer(experiment, experiment.engines().getFirst(), 10);
		scorer.add(ORIGINAL, before);
		ChangedDocument changed = new ChangedDocument(ORIGINAL, Change.NAMES, ALIGNMENT.applyTo(ORIGINAL), ALIGNMENT, Set.of());
		scorer.addChanged(changed, new EngineScorer.Predicted(before, false), new EngineScorer.Predicted(after, false));
		EngineResult result = scorer.result(Family.RULES, Map.of(), new TreeMap<>(), new EngineResult.Timing(0, 1, 1, 1),
				Optional.empty());
		assertEquals(before.stream().filter(one -> one.value() instanceof Entity entity && entity.type().equals("ORG")).count(),
				result.leftOut().getOrDefault("ORG", 0L), "labels left out are counted on the corpus alone");
		return result.stability().changes().get("names");
	}

	private static Prediction<Entity> entity(String id, String type, int begin, int end) {
		return new Prediction<>(new Entity(id, type, new Span(begin, end)), "x");
	}

	private static List<Prediction<? extends Value>> relation(String type, boolean back, int[]... spans) {
		List<Prediction<? extends Value>> predictions = new ArrayList<>();
		for (int i = 0; i < spans.length; i++) {
			predictions.add(entity("E" + i, "PER", spans[i][0], spans[i][1]));
		}
		predictions.add(new Prediction<>(new Relation("R", type, back ? "E1" : "E0", back ? "E0" : "E1"), "x"));
		return predictions;
	}

	private static double flipped(Stability.Probe probe) {
		return probe.score().value(Score.FLIPPED).value().orElseThrow();
	}

	private static Optional<Double> kept(Stability.Probe probe) {
		return probe.score().value(Score.KEPT).value().stream().boxed().findFirst();
	}

	@Test
	void namesAreTheSameAtTheirPlacesUnderOneLabel() throws Exception {
		Stability.Probe same = probe("ner", List.of(entity("a", "PER", 0, 3), entity("b", "ORG", 10, 13)),
				List.of(entity("z", "person", 0, 9), entity("y", "ORG", 3, 5)));
		assertEquals(0, flipped(same));
		assertEquals(Optional.of(1.0), kept(same));
		Stability.Probe half = probe("ner", List.of(entity("a", "PER", 0, 3), entity("b", "PER", 10, 13)), List.of(entity("a", "PER", 16, 19)));
		assertEquals(1, flipped(half));
		assertEquals(Optional.of(2 / 3.0), kept(half));
	}

	@Test
	void whatHasNoPlaceDiffersAndIsTold() throws Exception {
		Stability.Probe lost = probe("ner", List.of(entity("a", "PER", 0, 3)), List.of(entity("a", "PER", 0, 4)));
		assertEquals(1, lost.lost());
		assertEquals(1, flipped(lost));
		assertEquals(Optional.of(0.0), kept(lost));
		Stability.Probe outside = probe("ner", List.of(), List.of(entity("a", "PER", 500, 504)));
		assertEquals(1, outside.lost());
		assertEquals(1, flipped(outside));
		Stability.Probe nothing = probe("ner", List.of(), List.of());
		assertEquals(0, flipped(nothing));
		assertEquals(Optional.empty(), kept(nothing), "nothing was said");
	}

	@Test
	void whatStandsNowhereIsTheSameIfItIsWrittenTheSame() throws Exception {
		Prediction<Ungrounded> eve = new Prediction<>(new Ungrounded("PER", List.of("Eve")), "x");
		assertEquals(0, flipped(probe("ner", List.of(eve), List.of(eve))));
		assertEquals(1, flipped(probe("ner", List.of(eve), List.of(new Prediction<>(new Ungrounded("PER", List.of("Eva")), "x")))));
	}

	@Test
	void relationsHaveTheirDirectionUnlessTheyHaveNone() throws Exception {
		int[][] here = { { 0, 3 }, { 10, 13 } };
		int[][] there = { { 0, 9 }, { 16, 19 } };
		assertEquals(0, flipped(probe("relations", relation("knows", false, here), relation("knows", false, there))));
		assertEquals(1, flipped(probe("relations", relation("knows", false, here), relation("knows", true, there))));
		assertEquals(0, flipped(probe("relations", relation("meets", false, here), relation("meets", true, there))));
		assertEquals(1, flipped(probe("relations", relation("meets", false, here), relation("knows", false, there))));
		assertEquals(1, probe("relations", relation("meets", false, here), relation("meets", false, new int[] { 2, 9 }, there[1])).lost());
	}
}
