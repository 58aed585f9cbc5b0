package org.lorgnette.engine.djl.relations;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import org.lorgnette.engine.djl.text.DocumentWords;
import org.lorgnette.model.Entity;

/** An entity over the words {@code [begin, end)} of a document, all in one sentence. */
public record Mention(Entity entity, int sentence, int begin, int end) {

	private static final Comparator<Mention> IN_TEXT = Comparator.comparingInt(Mention::begin).thenComparingInt(Mention::end)
			.thenComparing(mention -> mention.entity().id());

	/** Those of the entities that cover a word and do not leave its sentence, in the order of the text. */
	public static List<Mention> of(List<Entity> entities, DocumentWords words) {
		List<Mention> mentions = new ArrayList<>();
		for (Entity entity : entities) {
			int begin = words.firstBehind(entity.span().begin());
			int end = words.firstFrom(entity.span().end());
			if (begin < end) {
				int sentence = words.sentenceOf(begin);
				if (end <= words.end(sentence)) {
					mentions.add(new Mention(entity, sentence, begin, end));
				}
			}
		}
		mentions.sort(IN_TEXT);
		return mentions;
	}

	/** How many words stand between the two; 0 if they touch or overlap. */
	public int distance(Mention other) {
		return Math.max(0, Math.max(begin, other.begin) - Math.min(end, other.end));
	}
}
