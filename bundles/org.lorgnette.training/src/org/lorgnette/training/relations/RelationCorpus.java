package org.lorgnette.training.relations;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.lorgnette.engine.Cancellation;
import org.lorgnette.engine.djl.relations.Mention;
import org.lorgnette.engine.djl.relations.Pair;
import org.lorgnette.engine.djl.text.DocumentWords;
import org.lorgnette.engine.djl.text.PlainTokenizer;
import org.lorgnette.engine.training.TrainingData;
import org.lorgnette.model.Document;

/** The pairs of entities of a part of the data, as the engine will make them. */
final class RelationCorpus {

	/**
	 * Which pairs there are.
	 *
	 * @param longest words around a pair that are shown
	 * @param maxDistance words between two entities
	 * @param bothOrders whether each pair is shown twice, with plain labels, rather than once, with labels that tell the direction
	 */
	record Making(PlainTokenizer tokenizer, int longest, int maxDistance, boolean bothOrders) {
	}

	private final TrainingData.Part part;
	private final Set<String> labels = new TreeSet<>();
	private final List<PairExample> pairs = new ArrayList<>();
	private int unreachable;

	private RelationCorpus(TrainingData.Part part) {
		this.part = part;
	}

	static RelationCorpus read(TrainingData.Part part, Making making, Cancellation cancellation) throws IOException {
		RelationCorpus corpus = new RelationCorpus(part);
		try (Stream<Document> documents = part.corpus().open()) {
			int[] number = { 0 };
			documents.forEach(document -> corpus.add(document, number[0]++, making, cancellation));
		} catch (UncheckedIOException e) {
			throw e.getCause();
		}
		return corpus;
	}

	private void add(Document document, int number, Making making, Cancellation cancellation) {
		PlainTokenizer.Tokenized tokenized = making.tokenizer().tokenize(document, cancellation);
		DocumentWords words = DocumentWords.of(tokenized.document(), tokenized.sentences());
		List<Mention> mentions = Mention.of(document.entities(), words);
		Pair.Maker maker = new Pair.Maker(words, making.longest(), making.maxDistance(), making.bothOrders());
		GoldRelations gold = new GoldRelations(document, making.bothOrders());
		int first = 0;
		while (first < mentions.size()) {
			int end = first + 1;
			while (end < mentions.size() && mentions.get(end).sentence() == mentions.get(first).sentence()) {
				end++;
			}
			for (Pair pair : maker.of(mentions.subList(first, end))) {
				List<String> found = gold.labels(pair.first().entity(), pair.second().entity());
				labels.addAll(found);
				pairs.add(new PairExample(IntStream.range(pair.from(), pair.to()).mapToObj(words::form).map(String::intern).toList(),
						IntStream.range(pair.from(), pair.to()).mapToLong(pair::role).toArray(), found, number));
			}
			first = end;
		}
		unreachable += gold.unseen();
	}

	TrainingData.Part part() {
		return part;
	}

	/** The labels that occur, without that for no relation. */
	Set<String> labels() {
		return labels;
	}

	List<PairExample> pairs() {
		return pairs;
	}

	/** How many relations join no pair: their arguments stand in two sentences or too far apart. */
	int unreachable() {
		return unreachable;
	}
}
