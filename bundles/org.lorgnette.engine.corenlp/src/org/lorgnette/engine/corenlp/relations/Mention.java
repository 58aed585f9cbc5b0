package org.lorgnette.engine.corenlp.relations;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import edu.stanford.nlp.ling.CoreAnnotation;
import edu.stanford.nlp.ling.CoreLabel;
import org.lorgnette.model.Entity;

/** An entity over the tokens {@code [begin, end)} of its sentence. */
record Mention(Entity entity, MentionType type, int begin, int end) {

	/** The key under which token patterns see the type of the entity that a token belongs to. */
	static final class TypeKey implements CoreAnnotation<String> {
		@Override
		public Class<String> getType() {
			return String.class;
		}
	}

	/** Those of the entities that lie in the sentence, in order; where they overlap, the longest, with the first of equal length. */
	static List<Mention> inSentence(List<Entity> entities, List<CoreLabel> sentence) {
		List<Mention> all = new ArrayList<>();
		for (Entity entity : entities) {
			int begin = 0;
			while (begin < sentence.size() && sentence.get(begin).endPosition() <= entity.span().begin()) {
				begin++;
			}
			int end = begin;
			while (end < sentence.size() && sentence.get(end).beginPosition() < entity.span().end()) {
				end++;
			}
			if (begin < end && entity.span().end() <= sentence.getLast().endPosition()
					&& entity.span().begin() >= sentence.getFirst().beginPosition()) {
				all.add(new Mention(entity, MentionType.of(entity.type()), begin, end));
			}
		}
		all.sort(Comparator.comparingInt((Mention mention) -> mention.begin - mention.end));
		List<Mention> chosen = new ArrayList<>();
		for (Mention mention : all) {
			if (chosen.stream().noneMatch(other -> mention.begin < other.end && other.begin < mention.end)) {
				chosen.add(mention);
			}
		}
		chosen.sort(Comparator.comparingInt(Mention::begin));
		return chosen;
	}

	static void mark(List<Mention> mentions, List<CoreLabel> sentence) {
		for (Mention mention : mentions) {
			sentence.subList(mention.begin, mention.end).forEach(label -> label.set(TypeKey.class, mention.type.name()));
		}
	}
}
