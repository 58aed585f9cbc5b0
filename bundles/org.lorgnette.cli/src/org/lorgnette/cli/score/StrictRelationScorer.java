package org.lorgnette.cli.score;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.lorgnette.engine.Cancellation;
import org.lorgnette.io.CorpusException;
import org.lorgnette.io.CorpusFormat;
import org.lorgnette.io.CorpusFormats;
import org.lorgnette.io.CorpusReader;
import org.lorgnette.io.CorpusSource;
import org.lorgnette.io.Location;
import org.lorgnette.metrics.relation.RelationScorer;
import org.lorgnette.metrics.relation.RelationScores;
import org.lorgnette.metrics.relation.TypedCounts;
import org.lorgnette.model.Document;
import org.lorgnette.model.Instance;
import org.lorgnette.model.Task;

/** Entities and relations of documents as SpERT scores them; like there, an undefined ratio is 0. */
final class StrictRelationScorer implements Scorer {

	@Override
	public ScoreResult score(ScoreOptions options, Cancellation cancellation) throws IOException {
		ProblemNotes problems = new ProblemNotes();
		List<Document> gold = read(options.gold(), options, problems, cancellation);
		List<Document> predicted = read(options.predicted(), options, problems, cancellation);
		RelationScores scores = score(gold, predicted, new RelationScorer(new HashSet<>(options.symmetric())), options);
		Map<String, Object> values = new LinkedHashMap<>();
		values.put("entities", values(scores.entities()));
		values.put("boundary", values(scores.boundary()));
		values.put("strict", values(scores.strict()));
		return new ScoreResult(values, Optional.empty(), problems.notes());
	}

	private static RelationScores score(List<Document> gold, List<Document> predicted, RelationScorer scorer,
			ScoreOptions options) throws CorpusException {
		try {
			if (!haveSameTexts(gold, predicted)) {
				return scorer.scoreEach(gold, predicted).stream().reduce(RelationScores.ZERO, RelationScores::plus);
			}
			// SpERT's own predictions leave out the ids of the gold
			RelationScores sum = RelationScores.ZERO;
			for (int i = 0; i < gold.size(); i++) {
				sum = sum.plus(scorer.score(gold.get(i), predicted.get(i)));
			}
			return sum;
		} catch (IllegalArgumentException e) {
			throw new CorpusException(Location.of(options.predicted().name()),
					e.getMessage() + " (gold: " + options.gold().name() + ")", e);
		}
	}

	private static boolean haveSameTexts(List<Document> gold, List<Document> predicted) {
		return gold.stream().map(Document::text).toList().equals(predicted.stream().map(Document::text).toList());
	}

	private static List<Document> read(CorpusSource source, ScoreOptions options, ProblemNotes problems, Cancellation cancellation)
			throws IOException {
		CorpusFormat format = format(source, options);
		List<Document> documents = new ArrayList<>();
		try (CorpusReader reader = format.reader(source, format.defaults(), problems)) {
			for (Optional<Instance> next = reader.next(); next.isPresent(); next = reader.next()) {
				cancellation.check();
				if (!(next.get() instanceof Document document)) {
					throw new CorpusException(Location.of(source.name()), "'" + next.get().id()
							+ "' is no text; expected documents with entities and relations");
				}
				documents.add(document);
			}
		}
		if (documents.isEmpty()) {
			throw new CorpusException(Location.of(source.name()), "holds no document; expected entities and relations");
		}
		return documents;
	}

	private static CorpusFormat format(CorpusSource source, ScoreOptions options) throws IOException {
		if (options.format().isPresent()) {
			return CorpusFormats.find(options.format().get());
		}
		return CorpusFormats.detect(source).filter(format -> format.tasks().contains(Task.RELATIONS))
				.orElseThrow(() -> new CorpusException(Location.of(source.name()),
						"is in no format that holds relations; expected SpERT JSON, a folder of brat files or JSON Lines, "
								+ "or the name of the format with --format"));
	}

	private static Map<String, Object> values(TypedCounts counts) {
		Map<String, Object> values = Ratios.orZero(counts.micro());
		TypedCounts.Macro macro = counts.macro().orElse(new TypedCounts.Macro(0, 0, 0));
		values.put("macro", Ratios.of(macro.precision(), macro.recall(), macro.f1()));
		Map<String, Object> types = new LinkedHashMap<>();
		counts.types().forEach((type, count) -> types.put(type, Ratios.orZero(count)));
		values.put("types", types);
		return values;
	}
}
