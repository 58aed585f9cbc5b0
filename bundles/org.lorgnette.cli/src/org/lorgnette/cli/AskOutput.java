package org.lorgnette.cli;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

import org.lorgnette.engine.ask.AskFailure;
import org.lorgnette.engine.ask.AskResult;
import org.lorgnette.engine.ask.Citation;
import org.lorgnette.engine.ask.CitedAnswer;

/** Says what engines answered, each answer with the places it rests on. */
final class AskOutput {

	private static final int LONGEST_QUOTE = 300;
	private static final String PLAIN_TEXT = "text";

	private final Messages messages;
	private final CorpusInput input;
	private final List<AskResult> results;

	AskOutput(Messages messages, CorpusInput input, List<AskResult> results) {
		this.messages = messages;
		this.input = input;
		this.results = results;
	}

	void print(PrintStream out) {
		for (AskResult result : results) {
			if (result.saysNoAnswer()) {
				out.println(result.engine() + ": " + messages.get("ask.none") + score(result.noAnswer()));
				if (!result.answers().isEmpty()) {
					out.println("  " + messages.get("ask.otherwise"));
				}
			}
			for (CitedAnswer answer : result.answers()) {
				boolean best = !result.saysNoAnswer() && answer == result.answers().getFirst();
				out.println((best ? result.engine() + ": " : "  ") + oneLine(answer.text()) + score(answer.prediction().score()));
				answer.evidence().stream().findFirst().or(answer::place)
						.ifPresent(citation -> out.println("    " + place(citation, answer) + "  " + quote(citation.text())));
			}
			for (AskFailure failure : result.failures()) {
				out.println("  " + messages.get("ask.failed", failure.document(), failure.message()));
			}
		}
	}

	private static String score(OptionalDouble score) {
		return score.isPresent() ? String.format(Locale.ROOT, "  (%.2f)", score.getAsDouble()) : "";
	}

	/** {@code FILE:LINE:COLUMN} in plain text, else the document and the offsets in its text. */
	private String place(Citation citation, CitedAnswer answer) {
		Citation at = answer.place().orElse(citation);
		return file(citation.document()).map(file -> file + ":" + at.line() + ":" + at.column())
				.orElse(citation.document() + " [" + at.span().begin() + ", " + at.span().end() + ")");
	}

	private Optional<String> file(String document) {
		if (!input.format().id().equals(PLAIN_TEXT) || input.path().isEmpty()) {
			return Optional.empty();
		}
		String path = input.path().get().toString();
		return Optional.of(input.isFolder() ? input.path().get().resolve(document + ".txt").toString() : path);
	}

	private static String oneLine(String text) {
		return text.strip().replaceAll("\\s+", " ");
	}

	private static String quote(String text) {
		String line = oneLine(text);
		int cut = Math.min(line.length(), LONGEST_QUOTE);
		cut -= cut < line.length() && Character.isHighSurrogate(line.charAt(cut - 1)) ? 1 : 0;
		return "\u201C" + line.substring(0, cut) + (cut < line.length() ? "\u2026" : "") + "\u201D";
	}

	/** {@code {"question", "in", "engines": [{"engine", "answer", "noAnswer", "documents", "answers", "failures"}], "problems"}} */
	Map<String, Object> document(String question, ProblemLog problems) {
		Map<String, Object> document = new LinkedHashMap<>();
		document.put("question", question);
		document.put("in", input.name());
		document.put("engines", results.stream().map(this::entry).toList());
		document.put("problems", JsonOutput.of(problems));
		return document;
	}

	private Map<String, Object> entry(AskResult result) {
		Map<String, Object> entry = new LinkedHashMap<>();
		entry.put("engine", result.engine());
		entry.put("answer", result.best().map(CitedAnswer::text).orElse(""));
		result.noAnswer().ifPresent(probability -> entry.put("noAnswer", probability));
		entry.put("documents", result.documents());
		entry.put("answers", result.answers().stream().map(this::entry).toList());
		Map<String, String> failures = new LinkedHashMap<>();
		result.failures().forEach(failure -> failures.put(failure.document(), failure.message()));
		entry.put("failures", failures);
		return entry;
	}

	private Map<String, Object> entry(CitedAnswer answer) {
		Map<String, Object> entry = new LinkedHashMap<>();
		entry.put("text", answer.text());
		answer.prediction().score().ifPresent(score -> entry.put("score", score));
		entry.put("document", answer.document().id());
		file(answer.document().id()).ifPresent(file -> entry.put("file", file));
		answer.place().ifPresent(place -> entry.putAll(entry(place)));
		List<Map<String, Object>> evidence = new ArrayList<>();
		for (Citation citation : answer.evidence()) {
			Map<String, Object> cited = new LinkedHashMap<>(Map.of("reason", citation.reason()));
			cited.put("text", citation.text());
			cited.putAll(entry(citation));
			evidence.add(cited);
		}
		entry.put("evidence", evidence);
		return entry;
	}

	private static Map<String, Object> entry(Citation citation) {
		Map<String, Object> entry = new LinkedHashMap<>();
		entry.put("begin", citation.span().begin());
		entry.put("end", citation.span().end());
		entry.put("line", citation.line());
		entry.put("column", citation.column());
		return entry;
	}
}
