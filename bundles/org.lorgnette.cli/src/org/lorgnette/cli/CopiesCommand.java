package org.lorgnette.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.lorgnette.metrics.copy.CopiedPassage;
import org.lorgnette.metrics.copy.CopyCheck;
import org.lorgnette.metrics.copy.CopyPair;
import org.lorgnette.metrics.copy.CopySearch;
import org.lorgnette.metrics.copy.PrintedText;
import org.lorgnette.metrics.copy.Winnowing;
import org.lorgnette.model.Span;
import org.lorgnette.report.CopyReport;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Finds passages that texts share. */
@Command(name = "copies")
final class CopiesCommand extends org.lorgnette.cli.Command {

	private static final int LONGEST_QUOTE = 200;

	@Parameters(paramLabel = "TEXT", arity = "1..2", descriptionKey = "copies.paths")
	private List<Path> paths = new ArrayList<>();

	@Option(names = "--out", paramLabel = "PAGE.html", descriptionKey = "copies.out")
	private Optional<Path> out;

	@Option(names = "--guarantee", paramLabel = "N", defaultValue = "25", descriptionKey = "copies.guarantee")
	private int guarantee;

	@Option(names = "--noise", paramLabel = "N", defaultValue = "15", descriptionKey = "copies.noise")
	private int noise;

	@Option(names = "--common", paramLabel = "N", descriptionKey = "copies.common")
	private Optional<Integer> common;

	CopiesCommand(Console console) {
		super(console);
	}

	@Override
	int run() throws Exception {
		if (noise < 1 || guarantee < noise || common.filter(limit -> limit < 2).isPresent()) {
			throw new UsageException(messages().get("copies.thresholds"));
		}
		List<PrintedText> texts = texts(new Winnowing(guarantee, noise));
		CopySearch.Result result = paths.size() == 2 ? pair(texts)
				: CopySearch.search(texts, common.orElse(CopySearch.commonLimit(texts.size())), console().cancellation()::check);
		if (out.isPresent()) {
			CopyReport.write(texts, result, out.get(), messages().locale());
		}
		if (json()) {
			JsonOutput.print(console(), document(texts, result));
		} else {
			print(texts, result);
		}
		if (out.isPresent()) {
			console().say("copies.written", out.get());
		}
		return ExitStatus.DONE;
	}

	private List<PrintedText> texts(Winnowing winnowing) throws IOException {
		TextFolder reader = new TextFolder(console());
		List<PrintedText> texts = new ArrayList<>();
		if (paths.size() == 1) {
			if (Files.isRegularFile(paths.getFirst())) {
				throw new UsageException(messages().get("copies.two"));
			}
			Map<String, String> all = reader.readAll(paths.getFirst());
			all.forEach((id, text) -> texts.add(new PrintedText(id, text, winnowing)));
		} else {
			boolean named = !name(paths.getFirst()).equals(name(paths.getLast()));
			for (Path path : paths) {
				texts.add(new PrintedText(named ? name(path) : path.toString(), reader.read(path), winnowing));
			}
		}
		reader.report();
		return texts;
	}

	/** Of a root, which has none, it is said later that it is no file. */
	private static String name(Path path) {
		return String.valueOf(path.getFileName());
	}

	private static CopySearch.Result pair(List<PrintedText> texts) {
		return new CopySearch.Result(List.of(CopyCheck.compare(texts.getFirst(), texts.getLast())), 2, 0);
	}

	private void print(List<PrintedText> texts, CopySearch.Result result) {
		if (paths.size() == 2) {
			CopyPair pair = result.pairs().getFirst();
			console().out().println(messages().get("copies.pair", percent(pair.firstShare()), percent(pair.secondShare()),
					percent(pair.resemblance())));
			for (CopiedPassage passage : pair.passages()) {
				console().out().println(messages().get("copies.passage", place(passage.first()), place(passage.second()),
						passage.letters()));
				console().out().println("  1  " + quote(passage.first().of(texts.getFirst().text())));
				console().out().println("  2  " + quote(passage.second().of(texts.getLast().text())));
			}
			return;
		}
		TextTable table = new TextTable(messages().get("copies.table"));
		for (CopyPair pair : result.pairs()) {
			table.row(pair.first(), pair.second(), percent(pair.firstShare()), percent(pair.secondShare()),
					percent(pair.resemblance()),
					String.valueOf(pair.passages().size()));
		}
		console().out().print(result.pairs().isEmpty() ? messages().get("copies.none") + System.lineSeparator()
				: table.toString());
		if (result.leftOut() > 0) {
			console().say("copies.left.out", result.leftOut(), result.commonLimit());
		}
	}

	private static String percent(double share) {
		return String.format(Locale.ROOT, "%.1f%%", 100 * share);
	}

	private static String place(Span span) {
		return "[" + span.begin() + ", " + span.end() + ")";
	}

	private static String quote(String passage) {
		String line = Console.plain(passage);
		return line.codePointCount(0, line.length()) <= LONGEST_QUOTE ? line
				: line.substring(0, line.offsetByCodePoints(0, LONGEST_QUOTE)) + "\u2026";
	}

	private Map<String, Object> document(List<PrintedText> texts, CopySearch.Result result) {
		Map<String, Object> document = new LinkedHashMap<>();
		document.put("texts", texts.size());
		document.put("guarantee", guarantee);
		document.put("noise", noise);
		if (paths.size() == 1) {
			document.put("commonLimit", result.commonLimit());
			document.put("leftOut", result.leftOut());
		}
		document.put("pairs", result.pairs().stream().map(CopiesCommand::entry).toList());
		return document;
	}

	private static Map<String, Object> entry(CopyPair pair) {
		Map<String, Object> entry = new LinkedHashMap<>();
		entry.put("first", pair.first());
		entry.put("second", pair.second());
		entry.put("firstShare", pair.firstShare());
		entry.put("secondShare", pair.secondShare());
		entry.put("resemblance", pair.resemblance());
		List<Map<String, Object>> passages = new ArrayList<>();
		for (CopiedPassage passage : pair.passages()) {
			Map<String, Object> each = new LinkedHashMap<>();
			each.put("firstBegin", passage.first().begin());
			each.put("firstEnd", passage.first().end());
			each.put("secondBegin", passage.second().begin());
			each.put("secondEnd", passage.second().end());
			each.put("letters", passage.letters());
			passages.add(each);
		}
		entry.put("passages", passages);
		return entry;
	}
}
