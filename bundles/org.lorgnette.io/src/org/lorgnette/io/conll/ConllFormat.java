package org.lorgnette.io.conll;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.lorgnette.io.CorpusFormat;
import org.lorgnette.io.CorpusReader;
import org.lorgnette.io.CorpusSource;
import org.lorgnette.io.CorpusTarget;
import org.lorgnette.io.CorpusWriter;
import org.lorgnette.io.Encodings;
import org.lorgnette.io.FormatOption;
import org.lorgnette.io.FormatOptions;
import org.lorgnette.io.LossListener;
import org.lorgnette.io.NamingWriter;
import org.lorgnette.io.ProblemListener;
import org.lorgnette.model.Task;
import org.lorgnette.model.tagging.TagScheme;

/**
 * Column text in the manner of the CoNLL shared tasks (Tjong Kim Sang and Buchholz 2000; Tjong Kim Sang and De Meulder 2003).
 * Writing puts back every row, comment and blank line that was read; rows change only where the entities did.
 */
public final class ConllFormat implements CorpusFormat {

	static final FormatOption LANGUAGE = new FormatOption("language", "", "Language of the text as a BCP 47 tag, such as en or fr.");
	static final FormatOption SCHEME = new FormatOption("scheme", "auto",
			"Tag scheme: io, iob1, iob2, ioe1, ioe2, bioes or bilou. Reading takes tags of any scheme and reports where they break "
					+ "the one named; writing uses it, iob2 if auto.");
	static final FormatOption APPEND = new FormatOption("append", "false",
			"Whether writing keeps all columns as read and adds one more with the tags of the document's entities.");

	static final List<FormatOption> OPTIONS = List.of(
			new FormatOption(Table.TOKEN, ColumnGuess.AUTO, "Column of the token, from 0; negative numbers count from the end; auto takes "
					+ "the first, or the second if the first counts the tokens of each sentence."),
			new FormatOption(Table.TAG, ColumnGuess.AUTO, "Column of the tag, likewise; empty if the file has no tags; auto takes the "
					+ "last that looks like tags in the first 200 rows, else the last."),
			new FormatOption("separator", "auto",
					"What separates columns: auto (tab if rows hold tabs, else white space), tab, space, whitespace or any text."),
			SCHEME,
			new FormatOption("comments", "auto", "Which lines are comments: auto, none, or the prefix they start with."),
			new FormatOption("header", "false", "Whether the first row names the columns, which token and tag may then use."),
			DocumentSplit.OPTION, APPEND, Encodings.OPTION, LANGUAGE);

	private static final int HEAD = 1 << 14;

	@Override
	public String id() {
		return "conll";
	}

	@Override
	public String description() {
		return "columns of tokens and tags, sentences apart by blank lines (CoNLL)";
	}

	@Override
	public Set<Task> tasks() {
		return Set.of(Task.NER);
	}

	@Override
	public List<FormatOption> options() {
		return OPTIONS;
	}

	@Override
	public int recognises(CorpusSource source) throws IOException {
		String head = new String(source.head(HEAD), StandardCharsets.UTF_8);
		if (head.isEmpty() || head.indexOf('\0') >= 0 || head.startsWith("{") || head.startsWith("[")
				|| head.startsWith("#FORMAT=WebAnno") || head.startsWith("TOKEN\t")) {
			return 0;
		}
		List<String> lines = new ArrayList<>(Arrays.asList(head.split("\r?\n")));
		if (head.length() >= HEAD / 2 && lines.size() > 1) {
			lines.removeLast();
		}
		List<List<String[]>> sentences = sentences(lines);
		List<String[]> rows = sentences.stream().flatMap(List::stream).toList();
		ColumnGuess guess = new ColumnGuess(sentences, usualColumns(rows));
		Column token = guess.token(Optional.of(ColumnGuess.LAST));
		long tagged = rows.stream().filter(cells -> hasTag(cells, token)).count();
		if (rows.isEmpty() || 10 * tagged < 9 * rows.size() || !guess.holdsTags(guess.tag(token))) {
			return 0;
		}
		String name = source.name().toLowerCase(Locale.ROOT);
		return name.matches(".*\\.(conll|conll03|iob2?|bio|bioes|iobes|bilou)(\\.gz)?") ? 90 : 60;
	}

	private static List<List<String[]>> sentences(List<String> lines) {
		Separator separator = Separator.of("auto", lines);
		List<List<String[]>> sentences = new ArrayList<>();
		boolean ended = true;
		for (String line : lines) {
			if (ConllRows.isBlank(line) || CommentRule.isDocumentStart(line)) {
				ended = true;
			} else if (line.charAt(0) != '#') {
				if (ended) {
					sentences.add(new ArrayList<>());
				}
				sentences.getLast().add(separator.split(line));
				ended = false;
			}
		}
		return sentences;
	}

	private static int usualColumns(List<String[]> rows) {
		return rows.stream().collect(Collectors.groupingBy(cells -> cells.length, TreeMap::new, Collectors.counting()))
				.entrySet().stream().max(Map.Entry.comparingByValue()).map(Map.Entry::getKey).orElse(0);
	}

	private static boolean hasTag(String[] cells, Column token) {
		return IntStream.range(0, cells.length).filter(i -> i != token.position(cells.length))
				.anyMatch(i -> ColumnGuess.isTag(new Column(i).in(cells)));
	}

	@Override
	public CorpusReader reader(CorpusSource source, FormatOptions options, ProblemListener problems) throws IOException {
		return open(source, options, this::id, problems);
	}

	/** A reader of a table whose options are those of this format, with what a dialect adds. */
	static CorpusReader open(CorpusSource source, FormatOptions options, ConllReader.Dialect dialect, ProblemListener problems)
			throws IOException {
		Optional<TagScheme> scheme = scheme(options);
		DocumentSplit split = DocumentSplit.of(options);
		LateRule rule = new LateRule();
		ConllRows rows = new ConllRows(source, Encodings.of(options), options.text("separator"), options.text("comments"), rule);
		try {
			Table table = Table.of(rows, options);
			SentenceRule cut = new LengthCut(table.token(), table.tag().map(List::of).orElse(List.of()));
			dialect.start(table);
			table.lackOfTags(rows).ifPresent(problems::report);
			rule.rule = cut.or((before, next) -> dialect.endsSentence(before.getLast()));
			return new ConllReader(rows, table, dialect, split, scheme, options.optional("language"), source.baseName(), problems);
		} catch (IOException | RuntimeException e) {
			rows.close();
			throw e;
		}
	}

	/** The columns, and with them the rule, are known only when the first lines have been seen. */
	private static final class LateRule implements SentenceRule {
		private SentenceRule rule = (rows, next) -> false;

		@Override
		public boolean endsBefore(List<ConllRows.Row> rows, ConllRows.Row next) {
			return rule.endsBefore(rows, next);
		}
	}

	/** The scheme that the options name, or empty for {@code auto}. */
	static Optional<TagScheme> scheme(FormatOptions options) {
		String name = options.text(SCHEME.name());
		if (name.equals("auto") || name.isEmpty()) {
			return Optional.empty();
		}
		return Optional.of(TagScheme.of(name)
				.orElseThrow(() -> options.misfit(SCHEME.name(), "auto, io, iob1, iob2, ioe1, ioe2, bioes or bilou")));
	}

	@Override
	public Optional<CorpusWriter> writer(CorpusTarget target, FormatOptions options, LossListener losses) throws IOException {
		return Optional.of(new NamingWriter(new ConllWriter(id(), target.open(), options, losses), target));
	}
}
