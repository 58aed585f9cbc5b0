package org.lorgnette.engine.djl.writing;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import org.lorgnette.engine.djl.folder.Window;
import org.lorgnette.engine.djl.ner.Windows;
import org.lorgnette.engine.djl.relations.Mention;
import org.lorgnette.engine.djl.text.DocumentWords;

/**
 * The words {@code [begin, end)} of a sentence in which entities are known; of a sentence that is too long a window, two of which may both
 * hold an entity.
 *
 * @param mentions in it, in the order of the text
 */
public record MarkedSentence(DocumentWords words, int begin, int end, List<Mention> mentions) {

	/** The sentences of a document with an entity in them. */
	public static List<MarkedSentence> of(DocumentWords words, List<Mention> mentions, Window window) {
		List<MarkedSentence> sentences = new ArrayList<>();
		int first = 0;
		while (first < mentions.size()) {
			int sentence = mentions.get(first).sentence();
			int end = first + 1;
			while (end < mentions.size() && mentions.get(end).sentence() == sentence) {
				end++;
			}
			for (Windows.Piece piece : new Windows(window).of(sentence, words.length(sentence))) {
				int from = words.first(sentence) + piece.begin();
				int to = words.first(sentence) + piece.end();
				sentences.add(new MarkedSentence(words, from, to,
						mentions.subList(first, end).stream().filter(mention -> mention.begin() >= from && mention.end() <= to).toList()));
			}
			first = end;
		}
		return sentences;
	}

	/** Its words, told whether they are in an entity and begin one. */
	public SourceText source() {
		float[] marks = new float[(end - begin) * SourceText.MARKS];
		for (Mention mention : mentions) {
			for (int word = mention.begin(); word < mention.end(); word++) {
				marks[(word - begin) * SourceText.MARKS] = 1;
			}
			marks[(mention.begin() - begin) * SourceText.MARKS + 1] = 1;
		}
		return SourceText.marked(IntStream.range(begin, end).mapToObj(words::form).toList(), marks);
	}

	/** Where the entities stand, counted from its begin, each place once. */
	List<Clause.Place> places() {
		return mentions.stream().map(mention -> new Clause.Place(mention.begin() - begin, mention.end() - begin)).distinct().toList();
	}
}
