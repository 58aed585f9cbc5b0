package org.lorgnette.evaluation.training;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.lorgnette.engine.Cancellation;
import org.lorgnette.io.CorpusException;
import org.lorgnette.io.Location;

/**
 * Holds out a share of each corpus's documents. Which ones depends on their text and the seed alone, so that equal texts, of
 * one corpus or several, are on the same side; so are the questions about one picture, or of one group.
 */
final class DataSplit {

	private final TrainingConfiguration.Split split;
	private final Location place;
	private final boolean visual;

	/** @param visual whether corpora are of questions about pictures */
	DataSplit(TrainingConfiguration.Split split, Location place, boolean visual) {
		this.split = split;
		this.place = place;
		this.visual = visual;
	}

	/** The corpora to train on and those held out, in this order. */
	List<List<LabelledCorpus>> apply(List<LabelledCorpus> corpora, Cancellation cancellation) throws IOException {
		Set<TextPrint> out = new HashSet<>();
		for (LabelledCorpus corpus : corpora) {
			out.addAll(choose(corpus, cancellation));
		}
		List<LabelledCorpus> train = new ArrayList<>();
		List<LabelledCorpus> dev = new ArrayList<>();
		for (LabelledCorpus corpus : corpora) {
			train.add(corpus.only(item -> !out.contains(print(item)), corpus.spec().name()));
			dev.add(corpus.only(item -> out.contains(print(item)), corpus.spec().name()));
		}
		return List.of(train, dev);
	}

	private List<TextPrint> choose(LabelledCorpus corpus, Cancellation cancellation) throws IOException {
		List<TextPrint> prints = new ArrayList<>();
		try (Stream<CorpusItem> items = corpus.items(visual, problem -> {
			// Heard when the corpus is surveyed.
		})) {
			items.forEach(item -> {
				cancellation.check();
				prints.add(print(item));
			});
		}
		List<TextPrint> distinct = prints.stream().distinct().sorted().toList();
		if (distinct.size() < 2) {
			throw new CorpusException(place, corpus.spec().name() + " has " + (distinct.isEmpty() ? "no " : "one ")
					+ (visual ? "picture" : "document") + (distinct.isEmpty() ? "" : " only")
					+ ": nothing can be held out; name held-out data under 'dev', or cut the corpus into more documents");
		}
		int held = Math.clamp(Math.round(split.dev() * distinct.size()), 1, distinct.size() - 1);
		return distinct.subList(0, held);
	}

	private TextPrint print(CorpusItem item) {
		return item.together(split.seed());
	}
}
