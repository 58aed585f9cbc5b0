package org.lorgnette.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.lorgnette.world.Part;
import org.lorgnette.world.QuestionOnly.Guesses;
import org.lorgnette.world.Style;
import org.lorgnette.world.WorldFolder;
import org.lorgnette.world.WorldSettings;
import org.lorgnette.world.WorldSummary;
import org.lorgnette.world.style.Styles;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Draws pictures of shapes and asks questions about them. */
@Command(name = "world")
final class WorldCommand extends org.lorgnette.cli.Command {

	@Option(names = "--out", required = true, paramLabel = "FOLDER", descriptionKey = "world.out")
	private Path out;

	@Option(names = "--style", paramLabel = "free|shapes|nlvr", defaultValue = "free", descriptionKey = "world.style")
	private String style;

	@Option(names = "--pictures", paramLabel = "N", defaultValue = "1000", descriptionKey = "world.pictures")
	private int pictures;

	@Option(names = "--questions", paramLabel = "N", defaultValue = "8", descriptionKey = "world.questions")
	private int questions;

	@Option(names = "--seed", paramLabel = "N", defaultValue = "17", descriptionKey = "world.seed")
	private long seed;

	@Option(names = "--size", paramLabel = "PIXELS", descriptionKey = "world.size")
	private Optional<Integer> size = Optional.empty();

	@Option(names = "--languages", paramLabel = "en,fr", descriptionKey = "world.languages")
	private Optional<String> languages = Optional.empty();

	@Option(names = "--part", paramLabel = "train|dev|test", defaultValue = "train", descriptionKey = "world.part")
	private String part;

	WorldCommand(Console console) {
		super(console);
	}

	@Override
	int run() throws Exception {
		WorldSettings settings = settings();
		WorldSummary summary;
		try (ProgressBar bar = console().bar(out.toString())) {
			summary = WorldFolder.write(settings, out, (done, total) -> {
				console().cancellation().check();
				bar.at(done, total, messages().get("world.unit"));
			});
		}
		if (json()) {
			JsonOutput.print(console(), document(summary));
		} else {
			console().out().print(table(summary));
		}
		console().say("world.done", String.valueOf(settings.pictures()), String.valueOf(summary.questions()), out.toString());
		return ExitStatus.DONE;
	}

	private WorldSettings settings() {
		requireRange("--pictures", pictures, 1, WorldSettings.MOST_PICTURES);
		requireRange("--questions", questions, 1, WorldSettings.MOST_QUESTIONS);
		Style chosen = Styles.of(style).orElseThrow(() -> unknown("--style", style, Styles.all().stream().map(Style::id)));
		Part wanted = Part.of(part).orElseThrow(() -> unknown("--part", part, Stream.of(Part.values()).map(Part::id)));
		return new WorldSettings(chosen, pictures, questions, seed, size(chosen), languages(chosen), wanted);
	}

	private int size(Style chosen) {
		int pixels = size.orElse(chosen.usual());
		if (chosen.smallest() == chosen.largest() && pixels != chosen.usual()) {
			throw new UsageException(messages().get("world.size.fixed", String.valueOf(pixels), chosen.id(),
					String.valueOf(chosen.usual())));
		}
		requireRange("--size", pixels, chosen.smallest(), chosen.largest());
		return pixels;
	}

	private List<String> languages(Style chosen) {
		List<String> asked = languages.map(text -> Stream.of(text.split(",", -1)).map(String::strip).distinct().toList())
				.orElse(chosen.languages());
		List<String> known = Styles.all().stream().flatMap(each -> each.languages().stream()).distinct().toList();
		for (String language : asked) {
			if (!known.contains(language)) {
				throw unknown("--languages", language, known.stream());
			}
			if (!chosen.languages().contains(language)) {
				throw new UsageException(messages().get("world.languages.none", language, chosen.id(),
						String.join(", ", chosen.languages())));
			}
		}
		return asked;
	}

	private void requireRange(String option, int value, int least, int most) {
		if (value < least || value > most) {
			throw new UsageException(messages().get("world.range", option, String.valueOf(value), String.valueOf(least),
					String.valueOf(most)));
		}
	}

	private UsageException unknown(String option, String value, Stream<String> known) {
		return new UsageException(messages().get("world.unknown", option, value, known.collect(Collectors.joining(", "))));
	}

	private String table(WorldSummary summary) {
		TextTable table = new TextTable(messages().get("world.table"));
		for (String kind : summary.kinds()) {
			row(table, kind, summary.questions(kind), summary.guesses().getOrDefault(kind, Guesses.NONE));
		}
		row(table, messages().get("world.all"), summary.questions(), summary.allGuesses());
		return table.toString();
	}

	private static void row(TextTable table, String kind, int questions, Guesses guesses) {
		table.row(kind, String.valueOf(questions), share(guesses.byText(), guesses), share(guesses.byMeaning(), guesses),
				share(guesses.chance(), guesses));
	}

	private static String share(double part, Guesses guesses) {
		return guesses.questions() == 0 ? "-" : String.format(Locale.ROOT, "%.3f", part / guesses.questions());
	}

	private Map<String, Object> document(WorldSummary summary) {
		Map<String, Object> document = new LinkedHashMap<>();
		document.put("out", out.toString());
		document.put("style", style);
		document.put("pictures", pictures);
		document.put("questions", summary.questions());
		document.put("seed", seed);
		document.put("size", summary.settings().size());
		document.put("languages", summary.settings().languages());
		document.put("part", part);
		Map<String, Object> kinds = new LinkedHashMap<>();
		for (String kind : summary.kinds()) {
			Map<String, Object> entry = new LinkedHashMap<>();
			entry.put("questions", summary.questions(kind));
			entry.put("answers", summary.answers().get(kind));
			entry.put("questionOnly", document(summary.guesses().getOrDefault(kind, Guesses.NONE)));
			kinds.put(kind, entry);
		}
		document.put("kinds", kinds);
		document.put("questionOnly", document(summary.allGuesses()));
		return document;
	}

	private static Map<String, Object> document(Guesses guesses) {
		Map<String, Object> document = new LinkedHashMap<>();
		document.put("questions", guesses.questions());
		if (guesses.questions() > 0) {
			double all = guesses.questions();
			document.put("byText", guesses.byText() / all);
			document.put("byMeaning", guesses.byMeaning() / all);
			document.put("chance", guesses.chance() / all);
		}
		return document;
	}
}
