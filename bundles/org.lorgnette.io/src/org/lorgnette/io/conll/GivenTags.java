package org.lorgnette.io.conll;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import org.lorgnette.model.Document;
import org.lorgnette.model.Sentence;
import org.lorgnette.model.Token;

/** The tags that the rows of a document had when it was read, which tell its scheme; its entities no longer do. */
public final class GivenTags {

	/** Tags of the tokens from {@code firstToken} on, up to the next border that no chunk crosses. */
	public record Run(int firstToken, List<String> tags) {

		public Run {
			tags = List.copyOf(tags);
		}
	}

	private GivenTags() {
	}

	/**
	 * The runs of tags in order; none if the document was not read from a table or the table has no tags.
	 *
	 * @param key
	 *            where CoNLL-U has its tags: a key of MISC or the name of a column
	 */
	public static List<Run> of(Document document, String key) {
		String column = document.metadata().getOrDefault(Layout.TAG, "");
		if (Layout.isOf("conllu", document)) {
			return runs(document, token -> tagOf(token.columns(), key));
		}
		if (column.isEmpty()) {
			return List.of();
		}
		Column there = new Column(Integer.parseInt(column));
		return runs(document, token -> RowReader.tag(token, there));
	}

	private static List<Run> runs(Document document, Function<Token, String> tag) {
		List<Run> runs = new ArrayList<>();
		for (Sentence run : TagColumn.runs(document.sentences())) {
			runs.add(new Run(run.firstToken(), document.tokens(run).stream().map(tag).toList()));
		}
		return runs;
	}

	private static String tagOf(Map<String, String> columns, String key) {
		String tag = columns.containsKey(key) ? columns.get(key) : Misc.get(columns.getOrDefault("MISC", "_"), key).orElse("O");
		if (!isOutside(tag)) {
			return tag;
		}
		return columns.getOrDefault(ConllUReader.PARTS, "").lines().map(Separator.TAB::split)
				.filter(cells -> cells.length >= ConllUFormat.NAMES.size())
				.map(cells -> Misc.get(cells[ConllUFormat.NAMES.size() - 1], key).orElse("O")).filter(part -> !isOutside(part))
				.findFirst().orElse("O");
	}

	private static boolean isOutside(String tag) {
		return tag.equals("O") || tag.isEmpty() || tag.equals("_") || tag.equals("*");
	}
}
