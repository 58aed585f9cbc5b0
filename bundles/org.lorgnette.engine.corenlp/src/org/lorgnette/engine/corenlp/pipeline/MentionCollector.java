package org.lorgnette.engine.corenlp.pipeline;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

import edu.stanford.nlp.ling.CoreAnnotations;
import edu.stanford.nlp.ling.CoreLabel;
import edu.stanford.nlp.util.CoreMap;
import org.lorgnette.model.Entity;
import org.lorgnette.model.Prediction;
import org.lorgnette.model.Span;
import org.lorgnette.model.Value;

/** Turns CoreNLP's entity mentions into predicted entities, each span once; pronouns are no names and left out. */
final class MentionCollector {

	private final String producer;
	private final List<Prediction<? extends Value>> predictions;
	private final Map<List<Span>, Entity> bySpans = new HashMap<>();

	MentionCollector(String producer, List<Prediction<? extends Value>> predictions) {
		this.producer = producer;
		this.predictions = predictions;
	}

	void addMentions(CoreMap sentence) {
		List<CoreMap> mentions = sentence.get(CoreAnnotations.MentionsAnnotation.class);
		if (mentions == null) {
			return;
		}
		for (CoreMap mention : mentions) {
			List<CoreLabel> tokens = mention.get(CoreAnnotations.TokensAnnotation.class);
			if (!isPronoun(tokens)) {
				entity(List.of(span(tokens)), mention.get(CoreAnnotations.EntityTypeAnnotation.class));
			}
		}
	}

	static boolean isPronoun(List<CoreLabel> tokens) {
		return tokens.size() == 1 && tokens.getFirst().tag() != null && tokens.getFirst().tag().startsWith("PRP");
	}

	/** The entity with these fragments, new if there is none. */
	Entity entity(List<Span> spans, String type) {
		return bySpans.computeIfAbsent(spans, fragments -> {
			Entity entity = new Entity("e" + (bySpans.size() + 1), type, fragments, Map.of());
			predictions.add(new Prediction<>(entity, OptionalDouble.empty(), producer, List.of()));
			return entity;
		});
	}

	static Span span(List<CoreLabel> tokens) {
		int begin = tokens.stream().mapToInt(CoreLabel::beginPosition).min().orElseThrow();
		return new Span(begin, tokens.stream().mapToInt(CoreLabel::endPosition).max().orElseThrow());
	}
}
