package org.lorgnette.io.conll;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.lorgnette.io.CorpusReader;
import org.lorgnette.io.Problem;
import org.lorgnette.io.ProblemListener;
import org.lorgnette.io.conll.ConllRows.Block;
import org.lorgnette.io.conll.ConllRows.Row;
import org.lorgnette.model.Instance;

/** Reads CoNLL-U sentences as documents. */
final class ConllUReader implements CorpusReader {

	static final String PARTS = "PARTS";
	static final String EMPTY = "EMPTY";
	/** Sentence metadata: the lines of empty nodes before the first word. */
	static final String EMPTY_FIRST = "conll.empty";

	/** A surface word: its row, the rows of its parts and the empty nodes after it. */
	private record Word(Row row, List<Row> parts, List<Row> empty) {
		Word(Row row) {
			this(row, new ArrayList<>(), new ArrayList<>());
		}
	}

	private final ConllRows rows;
	private final String tagKey;
	private final DocumentSplit split;
	private final Optional<String> language;
	private final ProblemListener problems;
	private final DocumentIds ids;
	private List<String> names = ConllUFormat.NAMES;
	private Optional<Block> pending = Optional.empty();
	private boolean started;
	private String named = "";

	ConllUReader(ConllRows rows, String tagKey, DocumentSplit split, Optional<String> language, String baseName,
			ProblemListener problems) {
		this.rows = rows;
		this.tagKey = tagKey;
		this.split = split;
		this.language = language;
		this.problems = problems;
		this.ids = new DocumentIds(baseName);
	}

	@Override
	public Optional<Instance> next() throws IOException {
		if (!started) {
			started = true;
			pending = rows.next();
			pending.map(block -> pairs(block).get("global.columns")).ifPresent(given -> names = List.of(given.split("\\s+")));
		}
		if (pending.isEmpty()) {
			return Optional.empty();
		}
		DocumentAssembler document = new DocumentAssembler();
		Optional<String> id = split.startedBy(pending.get());
		named = id.orElse(split.startsAnyway() ? named : "");
		do {
			add(pending.get(), document);
			pending = rows.next();
		} while (pending.isPresent() && !split.startsBefore(pending.get(), document.sentenceCount()));
		Map<String, String> metadata = new LinkedHashMap<>();
		metadata.put(Layout.FORMAT, "conllu");
		return Optional.of(document.build(ids.next(named, pending.isEmpty())).language(language).metadata(metadata).build());
	}

	private static Map<String, String> pairs(Block block) {
		Map<String, String> pairs = new LinkedHashMap<>();
		block.rows().getFirst().above().forEach(line -> CommentRule.pair(line).ifPresent(pair -> pairs.put(pair[0], pair[1])));
		return pairs;
	}

	private void add(Block block, DocumentAssembler document) {
		List<Row> leading = new ArrayList<>();
		List<Word> words = words(block, leading);
		Map<String, String> metadata = new LinkedHashMap<>(pairs(block));
		List<String> forms = words.stream().map(word -> form(word.row())).toList();
		List<String> gaps = gaps(words, forms, Optional.ofNullable(metadata.get("text")));
		document.beginSentence(false);
		for (int i = 0; i < words.size(); i++) {
			document.token(forms.get(i), columns(words.get(i)), tag(words.get(i)));
			document.gap(i + 1 < words.size() ? gaps.get(i) : "");
		}
		keepLines(block, words, leading, metadata);
		document.endSentence(metadata);
	}

	private void keepLines(Block block, List<Word> words, List<Row> leading, Map<String, String> metadata) {
		Row first = block.rows().getFirst();
		if (!first.above().isEmpty()) {
			metadata.put(Layout.ABOVE, Layout.lines(first.above()));
		}
		for (int i = 1; i < words.size(); i++) {
			if (!words.get(i).row().above().isEmpty()) {
				metadata.put(Layout.ABOVE_ROW + i, Layout.lines(words.get(i).row().above()));
			}
		}
		if (!leading.isEmpty()) {
			metadata.put(EMPTY_FIRST, text(leading));
		}
		if (!(block.after().size() == 1 && block.after().getFirst().isEmpty())) {
			metadata.put(Layout.AFTER, Layout.lines(block.after()));
		}
		if (block.joined()) {
			problems.report(new Problem(rows.at(first), "word ids start again without a blank line; read as a new sentence"));
		}
	}

	private List<Word> words(Block block, List<Row> leading) {
		List<Word> words = new ArrayList<>();
		int rangeEnd = 0;
		for (Row row : block.rows()) {
			String id = row.columns()[0];
			int dot = id.indexOf('.');
			int hyphen = id.indexOf('-');
			int number = number(dot > 0 ? id.substring(0, dot) : hyphen > 0 ? id.substring(0, hyphen) : id);
			if (row.columns().length < names.size()) {
				report(row, "row has " + row.columns().length + " columns; expected " + names.size());
			} else if (number < 0) {
				report(row, "'" + id + "' is no word id; expected 1, 1-2 or 1.1; read as a word");
			}
			if (dot > 0 && number >= 0) {
				(words.isEmpty() ? leading : number < rangeEnd ? words.getLast().parts() : words.getLast().empty()).add(row);
			} else if (hyphen > 0 && number >= 0) {
				words.add(new Word(row));
				rangeEnd = number(id.substring(hyphen + 1));
			} else if (!words.isEmpty() && number >= 0 && number <= rangeEnd) {
				words.getLast().parts().add(row);
			} else {
				words.add(new Word(row));
			}
		}
		if (words.isEmpty()) {
			report(leading.getFirst(), "sentence has only empty nodes; the first is read as a word");
			words.add(new Word(leading.removeFirst()));
			words.getLast().empty().addAll(leading);
			leading.clear();
		}
		return words;
	}

	private static int number(String digits) {
		return digits.matches("\\d{1,9}") ? Integer.parseInt(digits) : -1;
	}

	private String form(Row row) {
		String form = cell(row, "FORM");
		if (form.isEmpty()) {
			report(row, "row has no token; '" + RowReader.NO_TOKEN + "' stands for it");
			return RowReader.NO_TOKEN;
		}
		return form;
	}

	private String cell(Row row, String name) {
		return cell(row.columns(), name);
	}

	private String cell(String[] cells, String name) {
		int index = names.indexOf(name);
		return index < 0 ? "" : new Column(index).in(cells);
	}

	/** What stands between the words: as in the comment {@code text} if it has the same words, else by SpaceAfter. */
	private List<String> gaps(List<Word> words, List<String> forms, Optional<String> text) {
		List<String> marked = words.stream()
				.map(word -> Misc.get(cell(word.row(), "MISC"), "SpaceAfter").filter("No"::equalsIgnoreCase).map(no -> "").orElse(" "))
				.toList();
		if (text.isEmpty()) {
			return marked;
		}
		List<String> found = new ArrayList<>();
		int position = 0;
		for (String form : forms) {
			int begin = position;
			while (begin < text.get().length() && isSpace(text.get().charAt(begin)) && !text.get().startsWith(form, begin)) {
				begin++;
			}
			if (!text.get().startsWith(form, begin)) {
				report(words.get(found.size()).row(), "'" + form + "' is not what the comment text says here ('"
						+ text.get().substring(begin, Math.min(text.get().length(), begin + 20)) + "'); the text is rebuilt from words");
				return marked;
			}
			found.add(text.get().substring(position, begin));
			position = begin + form.length();
		}
		return found.subList(1, found.size());
	}

	private static boolean isSpace(char character) {
		return Character.isWhitespace(character) || Character.isSpaceChar(character);
	}

	private Map<String, String> columns(Word word) {
		Map<String, String> columns = new LinkedHashMap<>();
		String[] cells = word.row().columns();
		for (int i = 0; i < cells.length; i++) {
			columns.put(i < names.size() ? names.get(i) : String.valueOf(i), cells[i]);
		}
		if (!Separator.TAB.join(Arrays.asList(cells)).equals(word.row().text())) {
			columns.put(Layout.ROW, word.row().text());
		}
		if (!word.parts().isEmpty()) {
			columns.put(PARTS, text(word.parts()));
		}
		if (!word.empty().isEmpty()) {
			columns.put(EMPTY, text(word.empty()));
		}
		return columns;
	}

	private static String text(List<Row> rows) {
		return Layout.lines(rows.stream().map(Row::text).toList());
	}

	private String tag(Word word) {
		String[] part = word.parts().stream().map(Row::columns).filter(cells -> !tag(cells).equals("O")).findFirst()
				.orElse(new String[0]);
		String own = tag(word.row().columns());
		return own.equals("O") ? tag(part) : own;
	}

	private String tag(String[] cells) {
		String tag = names.contains(tagKey) ? cell(cells, tagKey) : Misc.get(cell(cells, "MISC"), tagKey).orElse("O");
		return tag.isEmpty() || tag.equals("_") || tag.equals("*") ? "O" : tag;
	}

	private void report(Row row, String message) {
		problems.report(new Problem(rows.at(row), message));
	}

	@Override
	public void close() throws IOException {
		rows.close();
	}
}
