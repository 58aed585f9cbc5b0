package org.lorgnette.cli;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.lorgnette.knowledge.KnowledgeStore;
import org.lorgnette.knowledge.QueryLimits;
import org.lorgnette.knowledge.question.AskedQuestion;
import org.lorgnette.knowledge.question.Fact;
import org.lorgnette.knowledge.question.FactCheck;
import org.lorgnette.knowledge.question.PlainQuestions;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Answers a plain question over a run or a graph. */
@Command(name = "ask")
final class KnowledgeAskCommand extends org.lorgnette.cli.Command {

	@Parameters(index = "0", paramLabel = "RUN|FILE.ttl", descriptionKey = "knowledge.source")
	private Path source;

	@Parameters(index = "1", paramLabel = "QUESTION", descriptionKey = "knowledge.ask.question")
	private String question;

	@Mixin
	private KnowledgeOptions options;

	@Option(names = "--check", paramLabel = "ANSWER", descriptionKey = "knowledge.ask.check")
	private Optional<String> answer;

	KnowledgeAskCommand(Console console) {
		super(console);
	}

	@Override
	int run() throws Exception {
		if (question.isBlank()) {
			throw new UsageException(messages().get("ask.question.blank"));
		}
		try (KnowledgeStore store = options.open(source, console())) {
			PlainQuestions questions = PlainQuestions.over(store, console().cancellation());
			AskedQuestion asked = questions.ask(question, messages().locale().equals(Locale.FRENCH) ? "fr" : "en",
					QueryLimits.DEFAULT,
					console().cancellation());
			Optional<FactCheck.Verdict> verdict = answer.isEmpty() ? Optional.empty()
					: Optional.of(new FactCheck(questions).check(question, answer.get(), console().cancellation()));
			if (json()) {
				JsonOutput.print(console(), document(asked, verdict));
			} else {
				print(asked, console().out());
				verdict.ifPresent(this::print);
			}
		}
		return ExitStatus.DONE;
	}

	private void print(AskedQuestion asked, PrintStream out) {
		asked.sparql().ifPresent(console()::sayText);
		switch (asked.outcome()) {
			case ANSWERED -> {
				if (asked.whether()) {
					out.println(messages().get("knowledge.ask.yes"));
				}
				asked.facts().forEach(fact -> print(fact, asked.whether(), out));
			}
			case NOTHING -> out.println(messages().get("knowledge.ask.nothing"));
			case UNKNOWN_NAME -> {
				out.println(messages().get("knowledge.ask.name", asked.unknownName().orElseThrow()));
				asked.nearest().ifPresent(name -> out.println(messages().get("knowledge.ask.nearest", name)));
			}
			case NOT_UNDERSTOOD -> {
				out.println(messages().get(asked.examples().isEmpty() ? "knowledge.ask.empty" : "knowledge.ask.not.understood"));
				asked.examples().forEach(example -> out.println("  " + example));
			}
		}
	}

	private void print(Fact fact, boolean whether, PrintStream out) {
		String said = fact.subject() + " - " + fact.relation() + " - " + fact.object();
		String score = fact.score().isPresent() ? String.format(Locale.ROOT, " (%.2f)", fact.score().getAsDouble()) : "";
		out.println(Console.plain(whether ? said : fact.answer() + " (" + said + ")") + score);
		out.println("    " + Console.plain(fact.document() + " [" + fact.place().begin() + ", " + fact.place().end() + ")  "
				+ fact.engine() + "  \u201c"
				+ fact.passage() + "\u201d"));
	}

	private void print(FactCheck.Verdict verdict) {
		console().out().println(messages().get("knowledge.check." + verdict.kind().name().toLowerCase(Locale.ROOT),
				answer.orElseThrow()));
		verdict.facts().forEach(fact -> print(fact, true, console().out()));
	}

	private Map<String, Object> document(AskedQuestion asked, Optional<FactCheck.Verdict> verdict) {
		Map<String, Object> document = new LinkedHashMap<>();
		document.put("question", question);
		document.put("outcome", asked.outcome().name().toLowerCase(Locale.ROOT).replace('_', '-'));
		asked.sparql().ifPresent(sparql -> document.put("sparql", sparql));
		document.put("whether", asked.whether());
		document.put("facts", facts(asked.facts()));
		asked.unknownName().ifPresent(name -> document.put("unknownName", name));
		asked.nearest().ifPresent(name -> document.put("nearest", name));
		if (!asked.examples().isEmpty()) {
			document.put("examples", asked.examples());
		}
		verdict.ifPresent(each -> {
			Map<String, Object> check = new LinkedHashMap<>();
			check.put("answer", answer.orElseThrow());
			check.put("verdict", each.kind().name().toLowerCase(Locale.ROOT));
			check.put("facts", facts(each.facts()));
			document.put("check", check);
		});
		return document;
	}

	private static List<Map<String, Object>> facts(List<Fact> facts) {
		List<Map<String, Object>> entries = new ArrayList<>();
		for (Fact fact : facts) {
			Map<String, Object> entry = new LinkedHashMap<>();
			entry.put("answer", fact.answer());
			entry.put("subject", fact.subject());
			entry.put("relation", fact.relation());
			entry.put("object", fact.object());
			entry.put("document", fact.document());
			entry.put("begin", fact.place().begin());
			entry.put("end", fact.place().end());
			entry.put("passage", fact.passage());
			entry.put("passageBegin", fact.passagePlace().begin());
			entry.put("passageEnd", fact.passagePlace().end());
			entry.put("engine", fact.engine());
			fact.score().ifPresent(score -> entry.put("score", score));
			entries.add(entry);
		}
		return entries;
	}
}
