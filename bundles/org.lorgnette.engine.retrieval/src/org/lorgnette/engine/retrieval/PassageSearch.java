package org.lorgnette.engine.retrieval;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.CollectionStatistics;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.lorgnette.engine.Cancellation;

/**
 * One question put to a state of the index. The question is words, not a query language: no character in it has a meaning of
 * its own.
 */
final class PassageSearch {

	private final PassageIndex.Snapshot snapshot;
	private final Map<TextLanguage, List<String>> terms;

	PassageSearch(PassageIndex.Snapshot snapshot, String question) {
		this.snapshot = snapshot;
		this.terms = TextLanguage.terms(question);
	}

	/** Whether there are no more passages than this. */
	boolean isAtMost(int passages) throws IOException {
		return snapshot.searcher().count(snapshot.passages()) <= passages;
	}

	/**
	 * The passages that share a word with the question, the best first. A passage in both languages' fields counts by the one in
	 * which it scores more.
	 *
	 * @param all
	 *            whether those that share none follow
	 */
	List<Passage> best(int limit, boolean all, Cancellation cancellation) throws IOException {
		if (terms.values().stream().allMatch(List::isEmpty)) {
			return List.of();
		}
		List<Query> fields = new ArrayList<>();
		terms.forEach((language, words) -> {
			BooleanQuery.Builder any = new BooleanQuery.Builder();
			words.forEach(word -> any.add(new TermQuery(new Term(language.tag(), word)), BooleanClause.Occur.SHOULD));
			fields.add(any.build());
		});
		Query words = new DisjunctionMaxQuery(fields, 0);
		IndexSearcher searcher = snapshot.searcher();
		searcher.setTimeout(cancellation::isCancelled);
		ScoreDoc[] found = searcher.search(all ? anyOrderedBy(words) : words, limit).scoreDocs;
		cancellation.check();
		List<Passage> passages = new ArrayList<>(found.length);
		for (ScoreDoc each : found) {
			passages.add(snapshot.passage(each.doc, each.score));
		}
		return passages;
	}

	private Query anyOrderedBy(Query words) {
		return new BooleanQuery.Builder().add(snapshot.passages(), BooleanClause.Occur.FILTER).add(words, BooleanClause.Occur.SHOULD)
				.build();
	}

	/**
	 * How much of the question a passage holds, 0..1: the share of the weight of the question's words, each weighing as in BM25,
	 * {@code ln(1 + (N - n + 0.5) / (n + 0.5))} for a word in {@code n} of {@code N} passages. In the language in which it is most.
	 */
	double coverage(String passage) throws IOException {
		double most = 0;
		for (Map.Entry<TextLanguage, List<String>> field : terms.entrySet()) {
			Set<String> held = field.getKey().stems(passage);
			double all = 0;
			double covered = 0;
			for (String word : field.getValue()) {
				double weight = weight(field.getKey(), word);
				all += weight;
				covered += held.contains(word) ? weight : 0;
			}
			most = all == 0 ? most : Math.max(most, covered / all);
		}
		return most;
	}

	private double weight(TextLanguage language, String word) throws IOException {
		CollectionStatistics all = snapshot.searcher().collectionStatistics(language.tag());
		long passages = all == null ? 0 : all.docCount();
		long holders = snapshot.searcher().getIndexReader().docFreq(new Term(language.tag(), word));
		return Math.log(1 + (passages - holders + 0.5) / (holders + 0.5));
	}
}
