package org.lorgnette.io.webanno;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.lorgnette.io.cas.Cas;
import org.lorgnette.io.cas.FeatureStructure;
import org.lorgnette.io.cas.Layers;
import org.lorgnette.model.Span;

/**
 * The rows of a file: sentences, their tokens, and parts of tokens where annotations begin or end inside them. A text without
 * tokens is cut into words and signs, one without sentences at its line breaks.
 */
final class TsvGrid {

	/** A token, or a part of one. */
	static final class Row {

		private final String id;
		private final Span span;
		private final List<Row> parts = new ArrayList<>();
		private final Map<String, List<FeatureStructure>> annotations = new LinkedHashMap<>();

		Row(String id, Span span) {
			this.id = id;
			this.span = span;
		}

		String id() {
			return id;
		}

		Span span() {
			return span;
		}

		List<Row> parts() {
			return parts;
		}

		List<FeatureStructure> annotations(String type) {
			return annotations.getOrDefault(type, List.of());
		}

		/** What stands here of this type, the new one included. */
		List<FeatureStructure> add(FeatureStructure structure) {
			List<FeatureStructure> here = annotations.computeIfAbsent(structure.type(), key -> new ArrayList<>());
			if (!here.contains(structure)) {
				here.add(structure);
			}
			return here;
		}

		/** The part with this span, made if it is new; the row itself if it is the whole. */
		Row part(Span wanted) {
			if (wanted.equals(span)) {
				return this;
			}
			return parts.stream().filter(part -> part.span.equals(wanted)).findFirst().orElseGet(() -> {
				parts.add(new Row(id + "." + (parts.size() + 1), wanted));
				return parts.getLast();
			});
		}
	}

	/** A sentence. */
	record Block(Span span, Optional<String> id, List<Row> tokens) {
	}

	private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{N}]+|[^\\s\\p{L}\\p{M}\\p{N}]");
	private static final Pattern LINE = Pattern.compile("[^\\r\\n]*\\S[^\\r\\n]*");

	private final String text;
	private final List<Block> blocks = new ArrayList<>();
	private final TreeMap<Integer, Row> byBegin = new TreeMap<>();

	/** @param losses hears the kind of a loss and its detail */
	TsvGrid(Cas cas, BiConsumer<String, String> losses) {
		this.text = cas.text();
		List<Span> tokens = new ArrayList<>();
		int free = 0;
		for (Span given : spans(cas, Layers.TOKEN, WORD)) {
			Span token = whole(given);
			if (token.begin() < free || token.isEmpty()) {
				losses.accept("token", "the token at " + token.begin() + "-" + token.end() + " is empty or overlaps the one before");
			} else {
				tokens.add(token);
				free = token.end();
			}
		}
		fill(cas, tokens);
		reportText(losses);
	}

	/** A span that cuts a surrogate pair begins or ends before the pair: half of one cannot be written. */
	private Span whole(Span span) {
		return new Span(whole(span.begin()), whole(span.end()));
	}

	private int whole(int offset) {
		boolean inside = offset > 0 && offset < text.length()
				&& Character.isSurrogatePair(text.charAt(offset - 1), text.charAt(offset));
		return inside ? offset - 1 : offset;
	}

	private static List<Span> spans(Cas cas, String type, Pattern otherwise) {
		List<Span> spans = new ArrayList<>(cas.structures().stream().filter(it -> it.type().equals(type))
				.map(it -> it.span().orElseThrow()).sorted().toList());
		if (spans.isEmpty()) {
			Matcher matcher = otherwise.matcher(cas.text());
			while (matcher.find()) {
				spans.add(new Span(matcher.start(), matcher.end()));
			}
		}
		return spans;
	}

	private void fill(Cas cas, List<Span> tokens) {
		Map<Span, String> ids = new LinkedHashMap<>();
		cas.structures().stream().filter(it -> it.type().equals(Layers.SENTENCE))
				.forEach(it -> it.text("id").ifPresent(id -> ids.put(it.span().orElseThrow(), id)));
		List<Span> sentences = spans(cas, Layers.SENTENCE, LINE);
		int next = 0;
		int free = 0;
		for (int i = 0; i < sentences.size(); i++) {
			Span sentence = sentences.get(i);
			if (next < tokens.size() && tokens.get(next).begin() < sentence.begin()) {
				int end = next;
				while (end < tokens.size() && tokens.get(end).begin() < sentence.begin()) {
					end++;
				}
				Span before = new Span(tokens.get(next).begin(), tokens.get(end - 1).end());
				free = block(before, Optional.empty(), tokens.subList(next, end), free);
				next = end;
			}
			int end = next;
			while (end < tokens.size() && tokens.get(end).begin() < sentence.end()) {
				end++;
			}
			free = block(sentence, Optional.ofNullable(ids.get(sentence)), tokens.subList(next, end), free);
			next = end;
		}
		if (next < tokens.size()) {
			block(new Span(tokens.get(next).begin(), tokens.getLast().end()), Optional.empty(), tokens.subList(next, tokens.size()), free);
		}
	}

	/** Adds a sentence without what an earlier one holds, and with all of its last token; returns its end. */
	private int block(Span sentence, Optional<String> id, List<Span> tokens, int free) {
		int begin = Math.max(whole(sentence.begin()), free);
		int end = Math.max(whole(sentence.end()), tokens.isEmpty() ? begin : tokens.getLast().end());
		if (!tokens.isEmpty() && !text.substring(begin, tokens.getFirst().begin()).isBlank()) {
			begin = tokens.getFirst().begin();
		}
		if (tokens.isEmpty()) {
			return free;
		}
		List<Row> rows = new ArrayList<>();
		for (Span token : tokens) {
			Row row = new Row((blocks.size() + 1) + "-" + (rows.size() + 1), token);
			rows.add(row);
			byBegin.put(token.begin(), row);
		}
		blocks.add(new Block(new Span(begin, end), id, rows));
		return end;
	}

	private void reportText(BiConsumer<String, String> losses) {
		int position = 0;
		boolean first = true;
		for (Block block : blocks) {
			String gap = text.substring(position, block.span().begin());
			String kept = gap.isEmpty() || first ? " ".repeat(gap.length()) : "\n" + " ".repeat(gap.length() - 1);
			if (!gap.equals(kept)) {
				losses.accept(gap.isBlank() ? "white space" : "text", "what stands at " + position + "-" + block.span().begin()
						+ ", between sentences, reads back as white space of the same length");
				return;
			}
			position = block.span().end();
			first = false;
		}
		if (position < text.length()) {
			losses.accept(text.substring(position).isBlank() ? "white space" : "text",
					"what stands after the last sentence, from " + position + ", is not written");
		}
	}

	/** Whether the row is a whole token. */
	boolean isToken(Row row) {
		return byBegin.get(row.span().begin()) == row;
	}

	List<Block> blocks() {
		return blocks;
	}

	/**
	 * The rows that a span covers, in order; the parts of tokens are made as needed. A zero-width span is at one row: inside its
	 * token, else at the end of the token before it or the begin of the first. None if the text there has no token.
	 */
	List<Row> cover(Span given) {
		Span span = whole(given);
		List<Row> rows = new ArrayList<>();
		if (byBegin.isEmpty()) {
			return rows;
		}
		if (span.isEmpty()) {
			Map.Entry<Integer, Row> before = byBegin.lowerEntry(span.begin());
			Row token = before == null ? byBegin.firstEntry().getValue() : before.getValue();
			Row exact = byBegin.get(span.begin());
			if (exact != null && token.span().end() < span.begin()) {
				token = exact;
			}
			int position = Math.max(token.span().begin(), Math.min(token.span().end(), span.begin()));
			rows.add(token.part(new Span(position, position)));
			return rows;
		}
		Integer first = Optional.ofNullable(byBegin.floorKey(span.begin())).orElse(byBegin.firstKey());
		for (Row token : byBegin.subMap(first, true, Math.max(first, span.end()), false).values()) {
			int begin = Math.max(span.begin(), token.span().begin());
			int end = Math.min(span.end(), token.span().end());
			if (begin < end) {
				rows.add(token.part(new Span(begin, end)));
			}
		}
		return rows;
	}
}
