package org.lorgnette.engine.retrieval;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;

import org.lorgnette.engine.Cancellation;
import org.lorgnette.model.Document;

/**
 * Documents ready for questions.
 *
 * @param texts gives the document of a key
 * @param order the place of the document of a key among all
 */
record Searchable(PassageIndex.Snapshot snapshot, Texts texts, ToIntFunction<String> order) {

	/** More passages than wanted are looked at, since some may be copies of others. */
	private static final int WITH_COPIES = 4;

	@FunctionalInterface
	interface Texts {
		Document of(String key) throws IOException;
	}

	/**
	 * The passages to read for a question, the best first; among equals those of earlier documents first. If there are no more
	 * than wanted, all of them are, and none is held against for what it covers: nothing was chosen.
	 *
	 * @return at most {@code limit} passages of different texts
	 */
	List<Retrieved> retrieve(String question, int limit, Combination combination, Cancellation cancellation) throws IOException {
		PassageSearch search = new PassageSearch(snapshot, question);
		boolean all = search.isAtMost(limit);
		List<Passage> found = new ArrayList<>(search.best(WITH_COPIES * limit, all, cancellation));
		found.sort(Comparator.comparingDouble(Passage::score).reversed().thenComparingInt(passage -> order.applyAsInt(passage.key()))
				.thenComparing(Passage::span));
		Combination weighing = all ? new Combination(0) : combination;
		double best = found.isEmpty() ? 0 : found.getFirst().score();
		Map<String, Document> documents = new HashMap<>();
		Map<String, Retrieved> chosen = new LinkedHashMap<>();
		Map<String, List<Retrieved.Copy>> copies = new HashMap<>();
		for (Passage passage : found) {
			cancellation.check();
			Document document = documents.get(passage.key());
			if (document == null) {
				document = texts.of(passage.key());
				documents.put(passage.key(), document);
			}
			String text = passage.span().of(document.text());
			if (chosen.containsKey(text)) {
				copies.computeIfAbsent(text, unseen -> new ArrayList<>()).add(new Retrieved.Copy(document.id(), passage.span()));
			} else if (chosen.size() < limit) {
				double coverage = search.coverage(text);
				chosen.put(text, new Retrieved(document, passage.span(), chosen.size() + 1, passage.score(), coverage,
						weighing.shift(passage.score(), best, coverage), List.of()));
			}
		}
		return chosen.entrySet().stream().map(entry -> with(entry.getValue(), copies.getOrDefault(entry.getKey(), List.of()))).toList();
	}

	private static Retrieved with(Retrieved passage, List<Retrieved.Copy> copies) {
		return new Retrieved(passage.document(), passage.span(), passage.rank(), passage.score(), passage.coverage(),
				passage.shift(), copies);
	}
}
