package org.lorgnette.io.conll;

import java.util.List;
import java.util.Set;

import org.lorgnette.io.conll.ConllRows.Row;
import org.lorgnette.model.tagging.Tag;
import org.lorgnette.model.tagging.TagScheme;

/**
 * Cuts text without sentence breaks: from 500 rows on behind sentence-final punctuation, from 1,000 rows on anywhere, but never
 * inside a chunk of any of the tag columns. What is read of the parts is what would be read of the whole.
 */
final class LengthCut implements SentenceRule {

	static final int SOFT = 500;
	static final int HARD = 1_000;

	private static final Set<String> FINAL_PUNCTUATION = Set.of(".", "!", "?", "…", "...", "。", "！", "？", "۔", "؟", "।");

	private final Column token;
	private final List<Column> tags;

	LengthCut(Column token, List<Column> tags) {
		this.token = token;
		this.tags = List.copyOf(tags);
	}

	@Override
	public boolean endsBefore(List<Row> rows, Row next) {
		if (rows.size() < SOFT) {
			return false;
		}
		String[] last = rows.getLast().columns();
		boolean sentenceEnds = FINAL_PUNCTUATION.contains(token.in(last))
				&& tags.stream().allMatch(tag -> Tag.parse(tag.in(last)).isOutside());
		return (sentenceEnds || rows.size() >= HARD) && tags.stream().noneMatch(tag -> joins(tag.in(last), tag.in(next.columns())));
	}

	private static boolean joins(String first, String second) {
		return TagScheme.decode(List.of(first, second)).stream().anyMatch(chunk -> chunk.end() - chunk.begin() == 2);
	}
}
