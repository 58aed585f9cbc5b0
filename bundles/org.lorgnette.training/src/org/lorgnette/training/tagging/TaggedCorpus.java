package org.lorgnette.training.tagging;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.lorgnette.engine.EngineException;
import org.lorgnette.engine.training.TrainingData;
import org.lorgnette.io.text.SimpleTokenizer;
import org.lorgnette.model.Document;
import org.lorgnette.model.Sentence;
import org.lorgnette.model.tagging.Projection;
import org.lorgnette.model.tagging.TagScheme;

/** The sentences of a part of the data, with tags. */
public final class TaggedCorpus {

	/** @param document the number of its document in the part */
	public record TaggedSentence(List<String> words, List<String> tags, int document) {
	}

	private final TrainingData.Part part;
	private final Set<String> types;
	private final List<TaggedSentence> sentences;

	private TaggedCorpus(TrainingData.Part part, Set<String> types, List<TaggedSentence> sentences) {
		this.part = part;
		this.types = types;
		this.sentences = sentences;
	}

	/** @param longest sentences with more words are cut there */
	public static TaggedCorpus read(TrainingData.Part part, TagScheme scheme, int longest) throws IOException {
		Set<String> types = new TreeSet<>();
		List<TaggedSentence> sentences = new ArrayList<>();
		try (Stream<Document> documents = part.corpus().open()) {
			int[] number = { 0 };
			documents.forEach(document -> {
				Document tokenized = document.tokens().isEmpty() || document.sentences().isEmpty() ? SimpleTokenizer.tokenize(document) : document;
				tokenized.entities().forEach(entity -> types.add(entity.type()));
				for (Sentence sentence : tokenized.sentences()) {
					add(tokenized, sentence, scheme, longest, number[0], sentences);
				}
				number[0]++;
			});
		} catch (UncheckedIOException e) {
			throw e.getCause();
		}
		return new TaggedCorpus(part, types, sentences);
	}

	private static void add(Document document, Sentence sentence, TagScheme scheme, int longest, int number, List<TaggedSentence> sentences) {
		String[] words = document.tokens(sentence).stream().map(token -> token.text(document.text()).intern()).toArray(String[]::new);
		List<String> tags = scheme.encode(Projection.of(document, sentence, document.entities()).chunks(), words.length);
		for (int from = 0; from < words.length; from += longest) {
			int to = Math.min(words.length, from + longest);
			sentences.add(new TaggedSentence(List.of(Arrays.copyOfRange(words, from, to)),
					from == 0 && to == words.length ? tags : scheme.repair(tags.subList(from, to)), number));
		}
	}

	/**
	 * The types of all parts that are learned from.
	 *
	 * @param trainer its id, for the message
	 * @param held out, whose types must be among them
	 * @throws EngineException if there are none, or those held out have others
	 */
	public static Set<String> types(String trainer, List<TaggedCorpus> corpora, List<TaggedCorpus> held) throws EngineException {
		Set<String> types = new TreeSet<>();
		corpora.forEach(corpus -> types.addAll(corpus.types()));
		if (types.isEmpty()) {
			throw new EngineException(trainer + ": the data has no entities to learn from; look at its labels");
		}
		for (TaggedCorpus corpus : held) {
			if (!types.containsAll(corpus.types())) {
				Set<String> strange = new TreeSet<>(corpus.types());
				strange.removeAll(types);
				throw new EngineException(trainer + ": the development data " + corpus.part().name() + " has types that are not trained: "
						+ String.join(", ", strange) + "; leave them out with its labels");
			}
		}
		return types;
	}

	public TrainingData.Part part() {
		return part;
	}

	/** The types that occur. A type that does not may still be in the texts, unmarked. */
	public Set<String> types() {
		return types;
	}

	public List<TaggedSentence> sentences() {
		return sentences;
	}
}
