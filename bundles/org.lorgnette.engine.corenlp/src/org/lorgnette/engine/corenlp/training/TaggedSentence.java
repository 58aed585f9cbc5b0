package org.lorgnette.engine.corenlp.training;

import java.util.ArrayList;
import java.util.List;

import org.lorgnette.model.Document;
import org.lorgnette.model.Sentence;
import org.lorgnette.model.tagging.Projection;
import org.lorgnette.model.tagging.TagScheme;

/** Words and their tags. Tags may be of any scheme; training writes them as BIOES. */
public record TaggedSentence(List<String> words, List<String> tags) {

	/** @throws IllegalArgumentException unless there is one tag a word */
	public TaggedSentence {
		words = List.copyOf(words);
		tags = List.copyOf(tags);
		if (words.size() != tags.size()) {
			throw new IllegalArgumentException(words.size() + " words but " + tags.size() + " tags");
		}
	}

	/** The sentences of a document with its entities as tags; of entities that overlap, the longest. */
	public static List<TaggedSentence> of(Document document) {
		List<TaggedSentence> tagged = new ArrayList<>();
		for (Sentence sentence : document.sentences()) {
			List<String> words = document.tokens(sentence).stream().map(token -> token.text(document.text())).toList();
			tagged.add(new TaggedSentence(words,
					TagScheme.BIOES.encode(Projection.of(document, sentence, document.entities()).chunks(), words.size())));
		}
		return tagged;
	}
}
