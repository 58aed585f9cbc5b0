package org.lorgnette.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.lorgnette.io.CorpusReader;
import org.lorgnette.io.Location;
import org.lorgnette.model.Document;
import org.lorgnette.model.Instance;
import org.lorgnette.model.tagging.TagScheme;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says what is in a corpus. */
@Command(name = "inspect")
final class InspectCommand extends org.lorgnette.cli.Command {

	private static final String SCHEME = "scheme";
	private static final String AUTO = "auto";

	@Parameters(index = "0", paramLabel = "PATH", descriptionKey = "inspect.path")
	private String path;

	@Option(names = "--format", paramLabel = "FORMAT", descriptionKey = "inspect.format")
	private Optional<String> format;

	@Option(names = "--option", paramLabel = "NAME=VALUE", descriptionKey = "inspect.option")
	private Map<String, String> options = new LinkedHashMap<>();

	InspectCommand(Console console) {
		super(console);
	}

	@Override
	int run() throws Exception {
		CorpusInput input = CorpusInput.of(messages(), path, format, options);
		Optional<TagScheme> asked = input.option(SCHEME).flatMap(TagScheme::of);
		// Without a scheme the reader reports no violations: those are counted here, each kind of its own.
		CorpusInput plain = asked.isPresent() ? input.with(SCHEME, AUTO) : input;
		CorpusStatistics statistics = new CorpusStatistics();
		SchemeSurvey survey = new SchemeSurvey(input.option("tag").orElse(""));
		ProblemLog problems = new ProblemLog();
		try (CorpusReader reader = plain.open(problems); ProgressBar bar = console().bar(input.name())) {
			long done = 0;
			for (Optional<Instance> next = reader.next(); next.isPresent(); next = reader.next()) {
				console().cancellation().check();
				statistics.add(next.get());
				if (next.get() instanceof Document document) {
					survey.add(document);
				}
				done++;
				bar.count(done, messages().get("instances"));
			}
		}
		Optional<TagScheme> scheme = asked.or(survey::detected);
		List<Location> lines = scheme.isPresent() && !survey.first(scheme.get()).isEmpty() ? lines(input, scheme.get()) : List.of();
		Inspection inspection = new Inspection(input, statistics, survey, scheme, lines, problems);
		if (json()) {
			JsonOutput.print(console(), inspection.document());
		} else {
			new InspectionText(messages(), inspection).print(console().out());
		}
		return ExitStatus.DONE;
	}

	/** Where the first violations stand in the file; none if it cannot be read again or its format does not say. */
	private List<Location> lines(CorpusInput input, TagScheme scheme) throws IOException {
		if (input.isStream() || input.format().id().equals("conllu")) {
			return List.of();
		}
		List<Location> found = new ArrayList<>();
		String mark = "breaks " + scheme.id() + ":";
		try (CorpusReader reader = input.with(SCHEME, scheme.id()).open(problem -> {
			if (found.size() < SchemeSurvey.KEPT && problem.message().startsWith(mark)) {
				found.add(problem.location());
			}
		})) {
			for (Optional<Instance> next = reader.next(); next.isPresent() && found.size() < SchemeSurvey.KEPT; next = reader.next()) {
				console().cancellation().check();
			}
		}
		return found;
	}
}
