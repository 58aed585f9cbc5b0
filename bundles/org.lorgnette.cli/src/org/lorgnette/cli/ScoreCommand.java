package org.lorgnette.cli;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.lorgnette.cli.score.ScoreJson;
import org.lorgnette.cli.score.ScoreOptions;
import org.lorgnette.cli.score.ScoreResult;
import org.lorgnette.cli.score.ScorerKind;
import org.lorgnette.model.text.Nearest;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Scores files that any system wrote. */
@Command(name = "score", sortOptions = false)
final class ScoreCommand extends org.lorgnette.cli.Command {

	private static final Set<String> COMMON = Set.of("--task", "--scorer", "--json", "--quiet", "--help");

	@Option(names = "--task", paramLabel = "T", required = true, descriptionKey = "score.task")
	private String task;

	@Option(names = "--scorer", paramLabel = "S", required = true, descriptionKey = "score.scorer")
	private String scorer;

	@Mixin
	private ScoreOptions options;

	@Spec
	private CommandSpec spec;

	ScoreCommand(Console console) {
		super(console);
	}

	@Override
	int run() throws Exception {
		ScorerKind kind = kind();
		check(kind);
		ScoreResult result = kind.scorer().score(options, console().cancellation());
		result.notes().forEach(note -> console().say(note.key(), note.parameters().toArray()));
		console().out().print(json() ? ScoreJson.document(result.values())
				: result.report().orElseGet(() -> new ScoreTables(messages()).text(result.values())));
		return ExitStatus.DONE;
	}

	private ScorerKind kind() {
		if (!ScorerKind.tasks().contains(task)) {
			throw new UsageException(messages().get("score.unknown.task", task, nearest(task, ScorerKind.tasks())));
		}
		List<String> ids = ScorerKind.of(task).stream().map(ScorerKind::id).toList();
		return ScorerKind.find(task, scorer)
				.orElseThrow(() -> new UsageException(messages().get("score.unknown.scorer", task, scorer, nearest(scorer, ids))));
	}

	/** All names, the nearest first. */
	private static String nearest(String word, Collection<String> known) {
		String first = Nearest.to(word, known).orElse("");
		return known.stream().sorted((a, b) -> Boolean.compare(b.equals(first), a.equals(first))).collect(Collectors.joining(", "));
	}

	private void check(ScorerKind kind) {
		Set<String> given = spec.commandLine().getParseResult().matchedOptions().stream().map(OptionSpec::longestName)
				.collect(Collectors.toSet());
		for (String name : given) {
			if (!COMMON.contains(name) && !kind.options().contains(name)) {
				throw new UsageException(messages().get("score.option.foreign", name, kind.id(), String.join(", ", kind.options())));
			}
		}
		for (String name : kind.required()) {
			if (!given.contains(name)) {
				throw new UsageException(messages().get("score.option.absent", kind.id(), name));
			}
		}
		boolean pair = given.contains("--gold") && given.contains("--pred");
		boolean half = given.contains("--gold") || given.contains("--pred");
		if (kind.readsTags() && (given.contains("--columns") ? half : !pair)) {
			throw new UsageException(messages().get("score.tags.source", kind.id()));
		}
		if (options.streams() > 1) {
			throw new UsageException(messages().get("score.streams"));
		}
	}
}
