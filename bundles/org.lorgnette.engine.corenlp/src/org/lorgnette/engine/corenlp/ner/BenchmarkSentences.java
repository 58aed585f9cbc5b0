package org.lorgnette.engine.corenlp.ner;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

import org.lorgnette.model.Document;
import org.lorgnette.model.Sentence;
import org.lorgnette.model.Span;
import org.lorgnette.model.Token;

/** Sentences made by patterns, always the same ones, with enough different names that no cache holds them all. */
final class BenchmarkSentences {

	private static final List<String> GIVEN = List.of("James", "Mary", "Peter", "Anna", "Robert", "Susan");
	private static final List<String> CITIES = List.of("London", "Paris", "New York", "Berlin", "Lyon", "Chicago");
	private static final List<String> COMPANIES = List.of("United Airlines", "Acme Corp.", "Siemens", "the Bank of Scotland");
	private static final List<String> SYLLABLES = List.of("ba", "den", "fi", "gor", "hal", "ki", "lan", "mer", "no", "pel", "ris",
			"sen", "tov", "ul", "wick", "zan");
	private static final List<String> PATTERNS = List.of("On Tuesday %g %f of %c met the mayor of %p , %g %f .",
			"The board discussed the results of the third quarter and the new plant near %p .",
			"%c , which has its seat in %p , said that sales rose by four per cent .", "\" We never saw him again , \" she said quietly .",
			"%f flew from %p to %f and back within a day , although nobody had asked for it .");

	private BenchmarkSentences() {
	}

	/** Documents of one sentence each. */
	static List<Document> documents(int count) {
		SplittableRandom random = new SplittableRandom(11);
		List<Document> documents = new ArrayList<>();
		for (int i = 0; i < count; i++) {
			documents.add(document("s" + i, sentence(random).split(" ")));
		}
		return documents;
	}

	private static String sentence(SplittableRandom random) {
		StringBuilder sentence = new StringBuilder();
		for (String word : pick(PATTERNS, random).split(" ")) {
			sentence.append(switch (word) {
				case "%g" -> pick(GIVEN, random);
				case "%f" -> name(random);
				case "%p" -> pick(CITIES, random);
				case "%c" -> pick(COMPANIES, random);
				default -> word;
			}).append(' ');
		}
		return sentence.toString().strip();
	}

	private static String name(SplittableRandom random) {
		String name = pick(SYLLABLES, random) + pick(SYLLABLES, random) + pick(SYLLABLES, random);
		return Character.toUpperCase(name.charAt(0)) + name.substring(1);
	}

	private static String pick(List<String> choices, SplittableRandom random) {
		return choices.get(random.nextInt(choices.size()));
	}

	private static Document document(String id, String[] words) {
		List<Token> tokens = new ArrayList<>();
		int begin = 0;
		for (String word : words) {
			tokens.add(new Token(begin, begin + word.length()));
			begin += word.length() + 1;
		}
		String text = String.join(" ", words);
		return Document.builder(id, text).tokens(tokens)
				.sentences(List.of(new Sentence(new Span(0, text.length()), 0, tokens.size()))).build();
	}
}
