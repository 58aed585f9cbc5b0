package org.lorgnette.cli;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import org.lorgnette.io.CorpusFormat;
import org.lorgnette.io.CorpusReader;
import org.lorgnette.io.CorpusWriter;
import org.lorgnette.model.Instance;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Writes a corpus in another format and says what that could not hold. */
@Command(name = "convert")
final class ConvertCommand extends org.lorgnette.cli.Command {

	private static final String FROM = "from.";
	private static final String TO = "to.";

	@Option(names = "--in", required = true, paramLabel = "PATH", descriptionKey = "convert.in")
	private String in;

	@Option(names = "--from", paramLabel = "FORMAT", descriptionKey = "convert.from")
	private Optional<String> from;

	@Option(names = "--out", required = true, paramLabel = "PATH", descriptionKey = "convert.out")
	private String out;

	@Option(names = "--to", required = true, paramLabel = "FORMAT", descriptionKey = "convert.to")
	private String to;

	@Option(names = "--option", paramLabel = "from.NAME=VALUE|to.NAME=VALUE", descriptionKey = "convert.option")
	private Map<String, String> options = new LinkedHashMap<>();

	@Option(names = "--strict", descriptionKey = "convert.strict")
	private boolean strict;

	@Option(names = "--fail-on-loss", descriptionKey = "convert.fail.on.loss")
	private boolean failOnLoss;

	ConvertCommand(Console console) {
		super(console);
	}

	@Override
	int run() throws Exception {
		checkOptionNames();
		CorpusFormat target = CorpusInput.format(to);
		CorpusInput input = CorpusInput.of(messages(), in, from, optionsOf(FROM));
		CorpusOutput output = new CorpusOutput(console(), out);
		if (json() && output.isStream()) {
			throw new UsageException(messages().get("output.json.stream"));
		}
		ProblemLog problems = new ProblemLog();
		LossLog losses = new LossLog();
		long instances;
		Optional<String> refusal;
		try (CorpusReader reader = input.open(problems); CorpusWriter writer = output.open(target, optionsOf(TO), false, losses)) {
			instances = copy(reader, writer, input.name());
			refusal = refusal(problems, losses);
			if (refusal.isEmpty()) {
				writer.commit();
			}
		}
		problems.show(console());
		losses.show(console());
		if (json()) {
			JsonOutput.print(console(), document(input, instances, problems, losses, refusal));
		}
		if (refusal.isPresent()) {
			console().complain(refusal.get());
			return ExitStatus.BAD_INPUT;
		}
		console().say("convert.done", String.valueOf(instances), input.format().id(), to, output.name());
		return ExitStatus.DONE;
	}

	private long copy(CorpusReader reader, CorpusWriter writer, String name) throws IOException {
		long instances = 0;
		try (ProgressBar bar = console().bar(name)) {
			for (Optional<Instance> read = reader.next(); read.isPresent(); read = reader.next()) {
				console().cancellation().check();
				writer.write(read.get());
				instances++;
				bar.count(instances, messages().get("instances"));
			}
		}
		return instances;
	}

	private Optional<String> refusal(ProblemLog problems, LossLog losses) {
		if (strict && problems.count() > 0) {
			return Optional.of(messages().get("convert.refused.problems", problems.first().getFirst().toString()));
		}
		return failOnLoss && !losses.isEmpty() ? Optional.of(messages().get("convert.refused.loss", losses.kinds().getFirst().name()))
				: Optional.empty();
	}

	private void checkOptionNames() {
		for (String name : options.keySet()) {
			if (!name.startsWith(FROM) && !name.startsWith(TO)) {
				throw new UsageException(messages().get("convert.option.prefix", name));
			}
		}
	}

	private Map<String, String> optionsOf(String prefix) {
		Map<String, String> chosen = new LinkedHashMap<>();
		options.forEach((name, value) -> {
			if (name.startsWith(prefix)) {
				chosen.put(name.substring(prefix.length()), value);
			}
		});
		return chosen;
	}

	private Map<String, Object> document(CorpusInput input, long instances, ProblemLog problems, LossLog losses,
			Optional<String> refusal) {
		Map<String, Object> document = new LinkedHashMap<>();
		document.put("in", input.name());
		document.put("from", input.format().id());
		document.put("out", out);
		document.put("to", to);
		document.put("instances", instances);
		document.put("written", refusal.isEmpty());
		document.put("losses", JsonOutput.of(losses));
		document.put("problems", JsonOutput.of(problems));
		return document;
	}
}
