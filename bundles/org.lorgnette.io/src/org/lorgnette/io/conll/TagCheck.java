package org.lorgnette.io.conll;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

import org.lorgnette.io.CorpusFormat;
import org.lorgnette.io.CorpusReader;
import org.lorgnette.io.CorpusSource;
import org.lorgnette.io.Encodings;
import org.lorgnette.io.FormatOptions;
import org.lorgnette.io.Location;
import org.lorgnette.io.conll.ConllRows.Row;
import org.lorgnette.io.finding.Finding;
import org.lorgnette.io.finding.LineEdit;
import org.lorgnette.io.finding.Repair;
import org.lorgnette.model.Document;
import org.lorgnette.model.Instance;
import org.lorgnette.model.Span;
import org.lorgnette.model.tagging.Prefix;
import org.lorgnette.model.tagging.SchemeDetector;
import org.lorgnette.model.tagging.Tag;
import org.lorgnette.model.tagging.TagScheme;
import org.lorgnette.model.tagging.Violation;

/**
 * Finds tags in the rows of a table that their scheme does not allow. The scheme is the one that explains the whole file best, so the
 * documents are seen twice: first by {@link #add}, then by {@link #check}.
 */
public final class TagCheck {

	private static final String CONLLU_TAGS = "ner";

	private final SchemeDetector detector = new SchemeDetector();
	private long prefixed;
	private long plain;
	private boolean begins;

	/** Counts the tags of a document that was read from a table. */
	public void add(Document document) {
		for (GivenTags.Run run : GivenTags.of(document, CONLLU_TAGS)) {
			detector.add(run.tags());
			for (String tag : run.tags()) {
				if (!tag.equals("O")) {
					prefixed += Tag.isWellFormed(tag) ? 1 : 0;
					plain += Tag.isWellFormed(tag) ? 0 : 1;
					begins |= Tag.parse(tag).prefix() == Prefix.BEGIN;
				}
			}
		}
	}

	/**
	 * The scheme of the documents seen so far; empty if there are no tags but {@code O}, or types without prefixes. Where tags that begin a
	 * chunk occur, few sentences do not make a file one of IO with errors.
	 */
	public Optional<TagScheme> scheme() {
		if (plain > prefixed) {
			return Optional.empty();
		}
		Map<TagScheme, Long> violations = detector.violations();
		return detector.scheme().map(found -> found == TagScheme.IO && begins
				&& violations.get(TagScheme.IOB2) <= violations.get(TagScheme.IO) ? TagScheme.IOB2 : found);
	}

	/** Whether anything in the documents seen so far is illegal in their scheme. */
	public boolean isNeeded() {
		return scheme().filter(found -> detector.violations().get(found) > 0).isPresent();
	}

	/** Reads the file again and reports every illegal tag with its line; in CoNLL-U, whose rows are not tokens, without lines. */
	public void check(CorpusFormat format, CorpusSource source, FormatOptions options, Consumer<Finding> sink, BooleanSupplier cancelled)
			throws IOException {
		TagScheme scheme = scheme().orElseThrow();
		boolean table = !format.id().equals("conllu");
		try (CorpusReader reader = format.reader(source, options, problem -> { });
				Rows rows = table ? Rows.of(format, source, options) : Rows.NONE) {
			int number = 0;
			for (Optional<Instance> next = reader.next(); next.isPresent(); next = reader.next()) {
				if (cancelled.getAsBoolean()) {
					throw new CancellationException();
				}
				if (next.get() instanceof Document document) {
					check(document, number, scheme, source, rows, sink);
				}
				number++;
			}
		}
	}

	private static void check(Document document, int number, TagScheme scheme, CorpusSource source, Rows rows, Consumer<Finding> sink)
			throws IOException {
		for (GivenTags.Run run : GivenTags.of(document, CONLLU_TAGS)) {
			List<Row> there = rows.take(run.tags().size());
			List<Violation> violations = scheme.validate(run.tags());
			if (violations.isEmpty()) {
				continue;
			}
			List<Repair> repairs = there.isEmpty() ? List.of() : retag(document, source, scheme, run.tags(), there);
			for (Violation violation : violations) {
				int position = Math.min(violation.position(), run.tags().size() - 1);
				Span span = document.tokens().get(run.firstToken() + position).span();
				long line = there.isEmpty() ? 0 : there.get(position).line();
				sink.accept(new Finding(Finding.Kind.ILLEGAL_TAG, new Location(source.name(), line),
						Optional.of(new Finding.Place(number, document.id(), span)),
						List.of(run.tags().get(position), scheme.id(), violation.kind().name()), repairs));
			}
		}
	}

	private static List<Repair> retag(Document document, CorpusSource source, TagScheme scheme, List<String> tags, List<Row> rows) {
		Optional<Path> name = source.path().map(Path::getFileName);
		if (name.isEmpty() || source.name().endsWith(".gz")) {
			return List.of();
		}
		Separator separator = Separator.of(document.metadata().get(Layout.SEPARATOR), List.of());
		Column column = new Column(Integer.parseInt(document.metadata().get(Layout.TAG)));
		List<String> repaired = scheme.repair(tags);
		List<LineEdit> edits = new ArrayList<>();
		for (int i = 0; i < tags.size(); i++) {
			if (!tags.get(i).equals(repaired.get(i))) {
				Row row = rows.get(i);
				Optional<String> line = separator.replace(row.text(), column.position(row.columns().length), repaired.get(i));
				if (line.isEmpty()) {
					return List.of();
				}
				edits.add(new LineEdit.Replace(name.get().toString(), row.line(), row.text(), line.get()));
			}
		}
		return edits.isEmpty() ? List.of() : List.of(new Repair(Repair.Action.RETAG, List.of(scheme.id()), edits, Optional.empty()));
	}

	/** The rows of the file, of which each has given one token. */
	private static final class Rows implements AutoCloseable {

		static final Rows NONE = new Rows(Optional.empty());

		private final Optional<ConllRows> rows;
		private final List<Row> ahead = new ArrayList<>();

		private Rows(Optional<ConllRows> rows) {
			this.rows = rows;
		}

		static Rows of(CorpusFormat format, CorpusSource source, FormatOptions options) throws IOException {
			boolean hipe = format.id().equals("hipe");
			Map<String, String> values = new HashMap<>(options.asMap());
			ConllRows rows = new ConllRows(source, Encodings.of(options), hipe ? "tab" : values.getOrDefault("separator", "auto"),
					values.getOrDefault("comments", "auto"), (before, next) -> before.size() >= LengthCut.HARD);
			if (hipe || Boolean.parseBoolean(values.get("header"))) {
				rows.takeHeader();
			}
			return new Rows(Optional.of(rows));
		}

		/** The next rows, or none if the file no longer has so many. */
		List<Row> take(int count) throws IOException {
			while (rows.isPresent() && ahead.size() < count) {
				Optional<ConllRows.Block> block = rows.get().next();
				if (block.isEmpty()) {
					return List.of();
				}
				ahead.addAll(block.get().rows());
			}
			List<Row> taken = List.copyOf(ahead.subList(0, Math.min(count, ahead.size())));
			ahead.subList(0, taken.size()).clear();
			return taken;
		}

		@Override
		public void close() throws IOException {
			if (rows.isPresent()) {
				rows.get().close();
			}
		}
	}
}
