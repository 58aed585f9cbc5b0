package org.lorgnette.cli.score;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

import org.lorgnette.engine.Cancellation;
import org.lorgnette.io.CorpusException;
import org.lorgnette.io.CorpusSource;
import org.lorgnette.io.LineReader;
import org.lorgnette.io.Location;
import org.lorgnette.io.semeval.SemEvalKeys;
import org.lorgnette.metrics.relation.LabelledSentence;
import org.lorgnette.metrics.relation.SemEval2010;
import org.lorgnette.metrics.relation.SemEval2010Evaluation;
import org.lorgnette.metrics.relation.SemEval2010Report;
import org.lorgnette.model.text.Nearest;

/** The SemEval-2010 task 8 scorer: the official evaluation and, beneath it, its two others. */
final class SemEval2010Scorer implements Scorer {

	@Override
	public ScoreResult score(ScoreOptions options, Cancellation cancellation) throws IOException {
		List<LabelledSentence> key = readSome(options.gold());
		List<LabelledSentence> proposed = readSome(options.predicted());
		Set<String> ids = new HashSet<>(key.stream().map(LabelledSentence::id).toList());
		for (LabelledSentence sentence : proposed) {
			if (!ids.contains(sentence.id())) {
				throw new CorpusException(find(options.predicted(), sentence.id()), "sentence " + sentence.id() + " is not in "
						+ options.gold().name() + "; expected only ids of the key");
			}
		}
		cancellation.check();
		SemEval2010 counts = SemEval2010.count(key, proposed);
		Map<String, Object> values = values(counts.official());
		values.put("directed18", values(counts.directed18()));
		values.put("undirected", values(counts.undirected()));
		return new ScoreResult(values, Optional.of(SemEval2010Report.render(counts)), List.of());
	}

	/** With no proposal at all the official scorer divides by zero. */
	private static List<LabelledSentence> readSome(CorpusSource source) throws IOException {
		List<LabelledSentence> sentences = read(source);
		if (sentences.isEmpty()) {
			throw new CorpusException(Location.of(source.name()),
					"is empty; expected lines of a number, a tab and a label such as Cause-Effect(e1,e2)");
		}
		return sentences;
	}

	private static List<LabelledSentence> read(CorpusSource source) throws IOException {
		List<LabelledSentence> sentences = SemEvalKeys.read(source).stream()
				.map(line -> new LabelledSentence(line.id(), line.label())).toList();
		for (LabelledSentence sentence : sentences) {
			if (!SemEval2010.LABELS.contains(sentence.relation())) {
				throw new CorpusException(find(source, sentence.id()), "'" + sentence.relation() + "' is no label of the task"
						+ Nearest.to(sentence.relation(), SemEval2010.LABELS).map(label -> "; did you mean " + label + "?")
								.orElse("; expected Other or one of its relations, such as Cause-Effect(e1,e2)"));
			}
		}
		return sentences;
	}

	/** Looks up the line of a fault, where the file can be read again. */
	private static Location find(CorpusSource source, String id) throws IOException {
		if (source.path().isEmpty()) {
			return Location.of(source.name());
		}
		try (LineReader lines = new LineReader(source, StandardCharsets.UTF_8)) {
			for (Optional<String> line = lines.next(); line.isPresent(); line = lines.next()) {
				if (line.get().startsWith(id + "\t")) {
					return lines.location();
				}
			}
		}
		return Location.of(source.name());
	}

	private static Map<String, Object> values(SemEval2010Evaluation evaluation) {
		Map<String, Object> values = new LinkedHashMap<>();
		values.put("macroF1", evaluation.macro().map(macro -> OptionalDouble.of(macro.f1())).orElse(OptionalDouble.empty()));
		values.put("accuracy", evaluation.accuracy());
		Map<String, Object> types = new LinkedHashMap<>();
		evaluation.types().forEach((type, result) -> types.put(type, Ratios.of(result.precision(), result.recall(), result.f1())));
		values.put("types", types);
		return values;
	}
}
