package org.lorgnette.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Supplier;

import org.lorgnette.engine.EngineRegistry;
import org.lorgnette.engine.language.LanguageEngine;
import org.lorgnette.engine.language.ReadingCounts;
import org.lorgnette.evaluation.language.ReadingStudy;
import org.lorgnette.metrics.significance.Interval;
import org.lorgnette.metrics.significance.PairedBootstrap;
import org.lorgnette.metrics.significance.Resampling;
import org.lorgnette.report.Numbers;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Says how well language models foretell texts, and compares them. */
@Command(name = "perplexity")
final class LanguagePerplexityCommand extends org.lorgnette.cli.Command {

	private static final double LEVEL = 0.95;
	private static final int DECIMALS = 4;

	@Mixin
	private LanguageTexts texts;

	@Mixin
	private LanguageOptions models;

	@Option(names = "--resamples", paramLabel = "N", defaultValue = "10000", descriptionKey = "language.resamples")
	private int resamples;

	@Option(names = "--seed", paramLabel = "N", defaultValue = "17", descriptionKey = "language.perplexity.seed")
	private long seed;

	private final Supplier<EngineRegistry> engines;

	LanguagePerplexityCommand(Console console) {
		this(console, EngineRegistry::installed);
	}

	LanguagePerplexityCommand(Console console, Supplier<EngineRegistry> engines) {
		super(console);
		this.engines = engines;
	}

	@Override
	int run() throws Exception {
		if (resamples < 1) {
			throw new UsageException(messages().get("language.resamples.least"));
		}
		Resampling resampling = new Resampling(resamples, seed);
		ProblemLog problems = new ProblemLog();
		ReadingStudy study;
		Map<String, Map<String, String>> settings = new LinkedHashMap<>();
		try (LanguageOptions.Opened opened = models.open(console(), engines.get())) {
			opened.engines().forEach((name, engine) -> settings.put(name, engine.settings().asMap()));
			study = new ReadingStudy(List.copyOf(opened.engines().keySet()));
			texts.each(console(), problems, document -> {
				List<ReadingCounts> counts = new ArrayList<>();
				for (LanguageEngine engine : opened.engines().values()) {
					counts.add(ReadingCounts.of(engine.read(document.text(), console().cancellation())));
				}
				study.add(document.id(), counts);
			});
		}
		problems.show(console());
		List<ReadingStudy.Score> scores = study.scores(LEVEL, resampling);
		List<ReadingStudy.Comparison> comparisons = study.comparisons(LEVEL, resampling);
		if (json()) {
			Map<String, Object> document = new LinkedHashMap<>();
			document.put("texts", study.texts().size());
			document.put("level", LEVEL);
			document.put("engines", engines(study, scores, settings));
			document.put("comparisons", comparisons.stream().map(LanguagePerplexityCommand::entry).toList());
			document.put("problems", JsonOutput.of(problems));
			JsonOutput.print(console(), document);
		} else {
			print(study, scores, comparisons);
		}
		return ExitStatus.DONE;
	}

	private void print(ReadingStudy study, List<ReadingStudy.Score> scores, List<ReadingStudy.Comparison> comparisons) {
		Numbers numbers = new Numbers(messages().locale());
		TextTable table = new TextTable(messages().get("language.perplexity.table", numbers.percent(LEVEL)));
		for (ReadingStudy.Score score : scores) {
			table.row(score.engine(), numbers.count(study.texts().size()), numbers.count(score.counts().pieces()),
					numbers.count(score.counts().bytes()), decimal(numbers, score.counts().perplexity(), 2),
					decimal(numbers, score.counts().bitsPerByte(), DECIMALS), interval(numbers, score.interval()));
		}
		console().out().println(table);
		if (!comparisons.isEmpty()) {
			TextTable differences = new TextTable(messages().get("language.perplexity.comparisons", numbers.percent(LEVEL)));
			for (ReadingStudy.Comparison comparison : comparisons) {
				PairedBootstrap.Result result = comparison.result();
				differences.row(comparison.system(), comparison.baseline(),
						result.difference().isPresent() ? numbers.signed(result.difference().getAsDouble(), DECIMALS) : "-",
						interval(numbers, result.interval()), result.p().isPresent() ? numbers.p(result.p().getAsDouble()) : "-");
			}
			console().out().println(differences);
		}
		console().out().println(messages().get(study.texts().size() < 2 ? "language.perplexity.one"
				: "language.perplexity.basis"));
	}

	private static String decimal(Numbers numbers, OptionalDouble value, int decimals) {
		return value.isPresent() ? numbers.decimal(value.getAsDouble(), decimals) : "-";
	}

	private static String interval(Numbers numbers, Optional<Interval> interval) {
		return interval.map(each -> numbers.interval(each.low(), each.high(), DECIMALS)).orElse("-");
	}

	private static List<Map<String, Object>> engines(ReadingStudy study, List<ReadingStudy.Score> scores,
			Map<String, Map<String, String>> settings) {
		List<Map<String, Object>> entries = new ArrayList<>();
		for (int engine = 0; engine < scores.size(); engine++) {
			ReadingStudy.Score score = scores.get(engine);
			Map<String, Object> entry = new LinkedHashMap<>();
			entry.put("engine", score.engine());
			entry.put("settings", settings.get(score.engine()));
			put(entry, score.counts());
			put(entry, score.interval());
			List<Map<String, Object>> texts = new ArrayList<>();
			for (int text = 0; text < study.texts().size(); text++) {
				Map<String, Object> read = new LinkedHashMap<>();
				read.put("id", study.texts().get(text));
				put(read, study.counts(engine).get(text));
				texts.add(read);
			}
			entry.put("texts", texts);
			entries.add(entry);
		}
		return entries;
	}

	private static void put(Map<String, Object> entry, ReadingCounts counts) {
		entry.put("pieces", counts.pieces());
		entry.put("bytes", counts.bytes());
		entry.put("bits", counts.nats() / Math.log(2));
		counts.perplexity().ifPresent(perplexity -> entry.put("perplexity", perplexity));
		counts.bitsPerByte().ifPresent(bits -> entry.put("bitsPerByte", bits));
	}

	private static void put(Map<String, Object> entry, Optional<Interval> interval) {
		interval.ifPresent(each -> {
			entry.put("low", each.low());
			entry.put("high", each.high());
		});
	}

	private static Map<String, Object> entry(ReadingStudy.Comparison comparison) {
		Map<String, Object> entry = new LinkedHashMap<>();
		entry.put("baseline", comparison.baseline());
		entry.put("system", comparison.system());
		entry.put("metric", "bitsPerByte");
		comparison.result().difference().ifPresent(difference -> entry.put("difference", difference));
		put(entry, comparison.result().interval());
		comparison.result().p().ifPresent(p -> entry.put("p", p));
		entry.put("units", comparison.result().units());
		entry.put("resamples", comparison.result().resampling().resamples());
		entry.put("seed", comparison.result().resampling().seed());
		return entry;
	}
}
