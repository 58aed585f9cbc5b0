package org.lorgnette.engine.corenlp.pipeline;

import java.util.ArrayList;
import java.util.List;

import edu.stanford.nlp.ling.CoreAnnotations;
import edu.stanford.nlp.ling.CoreLabel;
import edu.stanford.nlp.pipeline.Annotation;
import edu.stanford.nlp.util.ArrayCoreMap;
import edu.stanford.nlp.util.CoreMap;
import org.lorgnette.engine.corenlp.base.TokenizedDocument;
import org.lorgnette.model.Sentence;

/** Some consecutive sentences of a document, as CoreNLP's annotators take them. Offsets are those of the whole document. */
final class Slice {

	private Slice() {
	}

	/** Groups sentences into slices of at most so many tokens, and at least one sentence. */
	static List<List<Sentence>> group(List<Sentence> sentences, int tokens) {
		List<List<Sentence>> slices = new ArrayList<>();
		List<Sentence> open = new ArrayList<>();
		int size = 0;
		for (Sentence sentence : sentences) {
			if (!open.isEmpty() && size + sentence.tokenCount() > tokens) {
				slices.add(open);
				open = new ArrayList<>();
				size = 0;
			}
			if (sentence.tokenCount() > 0) {
				open.add(sentence);
				size += sentence.tokenCount();
			}
		}
		if (!open.isEmpty()) {
			slices.add(open);
		}
		return slices;
	}

	static Annotation annotation(TokenizedDocument document, List<Sentence> sentences) {
		String text = document.document().text();
		Annotation annotation = new Annotation(text);
		List<CoreLabel> tokens = new ArrayList<>();
		List<CoreMap> maps = new ArrayList<>();
		for (Sentence sentence : sentences) {
			List<CoreLabel> labels = document.labels(sentence);
			CoreMap map = new ArrayCoreMap(8);
			map.set(CoreAnnotations.TextAnnotation.class,
					text.substring(labels.getFirst().beginPosition(), labels.getLast().endPosition()));
			map.set(CoreAnnotations.CharacterOffsetBeginAnnotation.class, labels.getFirst().beginPosition());
			map.set(CoreAnnotations.CharacterOffsetEndAnnotation.class, labels.getLast().endPosition());
			map.set(CoreAnnotations.TokensAnnotation.class, labels);
			map.set(CoreAnnotations.SentenceIndexAnnotation.class, maps.size());
			map.set(CoreAnnotations.TokenBeginAnnotation.class, tokens.size());
			map.set(CoreAnnotations.TokenEndAnnotation.class, tokens.size() + labels.size());
			for (CoreLabel label : labels) {
				label.setSentIndex(maps.size());
				label.set(CoreAnnotations.TokenBeginAnnotation.class, tokens.size());
				label.set(CoreAnnotations.TokenEndAnnotation.class, tokens.size() + 1);
				label.setIsNewline(false);
				tokens.add(label);
			}
			maps.add(map);
		}
		annotation.set(CoreAnnotations.TokensAnnotation.class, tokens);
		annotation.set(CoreAnnotations.SentencesAnnotation.class, maps);
		return annotation;
	}
}
