package org.lorgnette.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.lorgnette.io.Location;
import org.lorgnette.model.tagging.TagScheme;

/**
 * What was found in a corpus.
 *
 * @param lines where the first violations of the scheme stand, in their order; empty if that is not known
 */
record Inspection(CorpusInput input, CorpusStatistics statistics, SchemeSurvey survey, Optional<TagScheme> scheme,
		List<Location> lines, ProblemLog problems) {

	Inspection {
		lines = List.copyOf(lines);
	}

	/** How often each kind of violation occurs, by its name. */
	Map<String, Long> violations() {
		Map<String, Long> violations = new TreeMap<>();
		scheme.ifPresent(named -> survey.violations(named)
				.forEach((kind, count) -> violations.put(kind.name().toLowerCase(Locale.ROOT).replace('_', ' '), count)));
		return violations;
	}

	/** The first violations. */
	List<SchemeSurvey.Place> places() {
		return scheme.map(survey::first).orElse(List.of());
	}

	/** The line of a violation by its index in {@link #places}. */
	Optional<Location> line(int place) {
		return place < lines.size() ? Optional.of(lines.get(place)) : Optional.empty();
	}

	/** As one JSON document. */
	Map<String, Object> document() {
		Map<String, Object> document = new LinkedHashMap<>();
		document.put("path", input.name());
		document.put("format", input.format().id());
		document.put("recognised", input.isRecognised());
		document.put("languages", statistics.languages());
		document.put("counts", statistics.counts());
		document.put("labels", statistics.labels());
		document.put("sentenceLength", statistics.sentenceLengths().summary());
		scheme.ifPresent(named -> document.put("scheme", named.id()));
		document.put("violations", violations());
		List<Map<String, Object>> first = new ArrayList<>();
		for (int i = 0; i < places().size(); i++) {
			first.add(entry(places().get(i), line(i)));
		}
		document.put("firstViolations", first);
		document.put("problems", JsonOutput.of(problems));
		return document;
	}

	private static Map<String, Object> entry(SchemeSurvey.Place place, Optional<Location> line) {
		Map<String, Object> entry = new LinkedHashMap<>();
		line.ifPresent(location -> {
			entry.put("file", location.file());
			entry.put("line", location.line());
		});
		entry.put("document", place.document());
		entry.put("sentence", place.sentence());
		entry.put("token", place.token());
		entry.put("tag", place.tag());
		entry.put("kind", place.kind().name().toLowerCase(Locale.ROOT).replace('_', ' '));
		return entry;
	}
}
