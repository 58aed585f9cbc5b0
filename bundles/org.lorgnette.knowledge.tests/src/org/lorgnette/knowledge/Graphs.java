package org.lorgnette.knowledge;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

import org.eclipse.rdf4j.rio.turtle.TurtleWriter;
import org.lorgnette.engine.Cancellation;
import org.lorgnette.model.Document;
import org.lorgnette.model.Entity;
import org.lorgnette.model.Prediction;
import org.lorgnette.model.Relation;
import org.lorgnette.model.Span;
import org.lorgnette.model.Value;

/** Small graphs for tests. */
public final class Graphs {

	private Graphs() {
	}

	static Origin origin() {
		return new Origin("run-1", "lives", "rules", "relation-rules", "0.1.0", "c0ffee", "2026-01-02T03:04:05Z",
				Optional.empty(), type -> type,
				type -> type, "spouseOf"::equals);
	}

	/** Finds a mention by its words, the given time they stand there, from 0. */
	static Prediction<Entity> entity(String text, String id, String type, String words, int time) {
		int at = -1;
		for (int i = 0; i <= time; i++) {
			at = text.indexOf(words, at + 1);
		}
		return new Prediction<>(new Entity(id, type, new Span(at, at + words.length())), "rules");
	}

	static Prediction<Relation> relation(String id, String type, String head, String tail, double score) {
		return new Prediction<>(new Relation(id, type, head, tail), OptionalDouble.of(score), "rules", List.of());
	}

	/** A document and what was found in it. */
	record Found(Document document, List<Prediction<? extends Value>> predictions) {
	}

	/** Two lives, in English and French, with an astral character before the first name. */
	static List<Found> lives() {
		String english = "\ud83c\udfb5 Clara Holt was born in Salzburg on 3 May 1901. She died in Vienna. Paul Winter was born in Linz."
				+ " Clara Holt married Paul Winter. Linz lies in Austria. Otto Lang was born in Austria.";
		String french = "\u00c9lise Br\u00e9mont est n\u00e9e \u00e0 Nancy. Elle travaillait pour Verrerie Daubin. CLARA HOLT est n\u00e9e \u00e0 Metz.";
		return List.of(new Found(Document.builder("lives/en 1", english).language(Optional.of("en")).build(),
				List.of(entity(english, "e1", "PER", "Clara Holt", 0), entity(english, "e2", "LOC", "Salzburg", 0),
						entity(english, "e3", "DATE", "3 May 1901", 0), entity(english, "e4", "LOC", "Vienna", 0),
						entity(english, "e5", "PER", "Paul Winter", 0), entity(english, "e6", "LOC", "Linz", 0),
						entity(english, "e7", "PER", "Clara Holt", 1), entity(english, "e8", "PER", "Paul Winter", 1),
						entity(english, "e9", "LOC", "Austria", 0), entity(english, "e10", "LOC", "Linz", 1),
						entity(english, "e11", "PER", "Otto Lang", 0), entity(english, "e12", "LOC", "Austria", 1),
						relation("r1", "bornIn", "e1", "e2", 0.9), relation("r2", "bornOn", "e1", "e3", 0.8),
								relation("r3", "diedIn", "e1", "e4", 0.7),
						relation("r4", "bornIn", "e5", "e6", 0.6), relation("r5", "spouseOf", "e7", "e8", 0.5),
						relation("r6", "locatedIn", "e10", "e9", 0.5), relation("r7", "bornIn", "e11", "e12", 0.5))),
				new Found(Document.builder("vies", french).language(Optional.of("fr")).build(),
						List.of(entity(french, "e1", "PER", "\u00c9lise Br\u00e9mont", 0),
								entity(french, "e2", "LOC", "Nancy", 0),
								entity(french, "e3", "ORG", "Verrerie Daubin", 0), entity(french, "e4", "PER", "CLARA HOLT", 0),
								entity(french, "e5", "LOC", "Metz", 0), relation("r1", "bornIn", "e1", "e2", 0.9),
								relation("r2", "worksFor", "e1", "e3", 0.4), relation("r3", "bornIn", "e4", "e5", 0.4))));
	}

	static String turtle(List<Found> found, GraphOptions options) {
		StringWriter out = new StringWriter();
		GraphBuilder builder = new GraphBuilder(new TurtleWriter(out), options);
		builder.begin();
		builder.origin(origin());
		found.forEach(each -> builder.document(each.document(), each.predictions(), origin()));
		builder.end();
		return out.toString();
	}

	static KnowledgeStore store(Path folder, List<Found> found, GraphOptions options) throws IOException {
		Path file = Files.writeString(folder.resolve("graph.ttl"), turtle(found, options));
		return KnowledgeStore.read(file, Cancellation.NONE);
	}

	/** A store with the two lives. */
	public static KnowledgeStore lives(Path folder, boolean mergeNames) throws IOException {
		return store(folder, lives(), new GraphOptions(GraphOptions.DEFAULT.base(), mergeNames));
	}
}
