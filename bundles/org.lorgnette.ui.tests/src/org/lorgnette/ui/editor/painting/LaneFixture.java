package org.lorgnette.ui.editor.painting;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;

import org.lorgnette.engine.Analysis;
import org.lorgnette.engine.Family;
import org.lorgnette.evaluation.experiment.EngineSpec;
import org.lorgnette.metrics.chunk.Outcome;
import org.lorgnette.model.Document;
import org.lorgnette.model.Entity;
import org.lorgnette.model.Prediction;
import org.lorgnette.model.Relation;
import org.lorgnette.model.Span;
import org.lorgnette.model.Value;
import org.lorgnette.ui.session.CorpusState;
import org.lorgnette.ui.session.Lane;
import org.lorgnette.ui.session.LaneAnalysis;
import org.lorgnette.ui.session.Part;

/** Texts with gold and lanes made up from a seed. */
final class LaneFixture {

	private static final String[] TYPES = { "PER", "LOC", "ORG", "MISC", "DATE" };

	final String text;
	final CorpusState corpus;
	final List<Lane> lanes;

	/** @param sentences one a line; each has {@code spans} entities in the gold and in each of two engines */
	LaneFixture(int sentences, int words, int spans) {
		Random random = new Random(7);
		StringBuilder builder = new StringBuilder();
		List<Entity> gold = new ArrayList<>();
		List<Relation> relations = new ArrayList<>();
		List<Prediction<? extends Value>> predictions = new ArrayList<>();
		List<Outcome> outcomes = new ArrayList<>();
		for (int sentence = 0; sentence < sentences; sentence++) {
			List<Span> places = new ArrayList<>();
			for (int word = 0; word < words; word++) {
				int begin = builder.length();
				for (int letter = 0; letter < 2 + random.nextInt(7); letter++) {
					builder.append((char) ('a' + random.nextInt(26)));
				}
				places.add(new Span(begin, builder.length()));
				builder.append(' ');
			}
			builder.setCharAt(builder.length() - 1, '\n');
			for (int span = 0; span < spans; span++) {
				int word = words * span / spans;
				Entity entity = new Entity("T" + gold.size(), TYPES[random.nextInt(TYPES.length)], places.get(word).cover(places.get(word + 1)));
				gold.add(entity);
				if (span == 1 && sentence % 3 == 0) {
					relations.add(new Relation("R" + relations.size(), "knows", gold.get(gold.size() - 2).id(), entity.id()));
				}
				Entity found = new Entity("P" + gold.size(), random.nextInt(4) == 0 ? "MISC" : entity.type(), entity.span());
				predictions.add(new Prediction<>(found, OptionalDouble.of(.5), "made-up", List.of()));
				outcomes.add(new Outcome(found.type().equals(entity.type()) ? Outcome.Kind.CORRECT : Outcome.Kind.TYPE, Optional.of(entity),
						Optional.of(found)));
			}
		}
		text = builder.toString();
		Document document = Document.builder("d", text).entities(gold).relations(relations).build();
		corpus = new CorpusState(1, "brat", List.of(new Part(document, 0)));
		LaneAnalysis analysis = new LaneAnalysis(new Analysis(document, predictions), outcomes, false);
		lanes = List.of(lane("rules", Family.RULES, analysis), lane("crf", Family.STATISTICAL, analysis));
	}

	private static Lane lane(String name, Family family, LaneAnalysis analysis) {
		return new Lane(new EngineSpec(name, name, Map.of(), Optional.empty(), Optional.empty()), family, Lane.Status.READY, Optional.empty(),
				Map.of(0, analysis));
	}
}
