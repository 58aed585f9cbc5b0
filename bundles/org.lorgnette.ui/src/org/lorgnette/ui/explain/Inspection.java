package org.lorgnette.ui.explain;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

import org.lorgnette.engine.Cancellation;
import org.lorgnette.engine.EngineException;
import org.lorgnette.engine.TextEngine;
import org.lorgnette.engine.explain.ContextNeighbours;
import org.lorgnette.engine.explain.Neighbour;
import org.lorgnette.engine.explain.ShowsNeighbours;
import org.lorgnette.engine.explain.ShowsPieces;
import org.lorgnette.engine.explain.TokenPieces;
import org.lorgnette.model.Document;
import org.lorgnette.model.Span;

/**
 * How an engine reads a word.
 *
 * @param pieces of the word or words; empty if the engine does not show them
 * @param text what the spans of the pieces are of
 * @param rows words that the engine or the texts hold to be alike
 * @param vectors whether the engine has vectors of words
 * @param lookedThrough how many code units of text were looked through
 */
record Inspection(Asked asked, String text, Optional<List<TokenPieces>> pieces, List<Row> rows, boolean vectors, long lookedThrough) {

	private static final int NEIGHBOURS = 12;
	/** How many words to both sides make the surroundings of a word. */
	private static final int WINDOW = 5;
	/** More text takes too long. */
	private static final long MOST_TEXT = 2_000_000;

	/**
	 * What is asked for.
	 *
	 * @param line the text around the word, or the word itself if it was typed
	 * @param span of the word in the line
	 * @param texts in whose words neighbours by surroundings are looked for
	 */
	record Asked(String line, Span span, List<String> texts) {

		static Asked typed(String word, List<String> texts) {
			return new Asked(word, new Span(0, word.length()), texts);
		}

		String word() {
			return span.of(line);
		}
	}

	/** @param engine the cosine of the engine's vectors; {@code surroundings} that of the words around both in the texts */
	record Row(String word, OptionalDouble engine, OptionalDouble surroundings) {
	}

	static Inspection of(TextEngine engine, Asked asked, Cancellation cancellation) throws EngineException {
		Optional<List<TokenPieces>> pieces = Optional.empty();
		if (engine instanceof ShowsPieces shows) {
			pieces = Optional.of(shows.pieces(Document.builder("word", asked.line()).build(), cancellation).stream()
					.filter(each -> each.word().overlaps(asked.span())).toList());
		}
		List<String> texts = new ArrayList<>();
		long length = 0;
		for (String text : asked.texts()) {
			if (length < MOST_TEXT) {
				String part = text.substring(0, (int) Math.min(text.length(), MOST_TEXT - length));
				texts.add(part);
				length += part.length();
			}
		}
		cancellation.check();
		ContextNeighbours surroundings = new ContextNeighbours(texts, WINDOW);
		cancellation.check();
		Optional<ShowsNeighbours> vectors = engine instanceof ShowsNeighbours shows ? Optional.of(shows) : Optional.empty();
		Set<String> words = new LinkedHashSet<>();
		if (vectors.isPresent()) {
			vectors.get().neighbours(asked.word(), NEIGHBOURS, cancellation).stream().map(Neighbour::word).forEach(words::add);
		}
		surroundings.nearest(asked.word(), NEIGHBOURS).stream().map(Neighbour::word).forEach(words::add);
		List<Row> rows = new ArrayList<>();
		for (String word : words) {
			cancellation.check();
			rows.add(new Row(word, vectors.isPresent() ? vectors.get().similarity(asked.word(), word) : OptionalDouble.empty(),
					surroundings.similarity(asked.word(), word)));
		}
		return new Inspection(asked, asked.line(), pieces, List.copyOf(rows), vectors.isPresent(), length);
	}
}
