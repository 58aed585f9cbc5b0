package org.lorgnette.metrics.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

import org.lorgnette.metrics.Counts;

/**
 * ROUGE-1, ROUGE-2 and ROUGE-L (Lin, 2004) as {@code ROUGE-1.5.5.pl -n 2 -a} counts them, with {@code -m} if stemmed.
 * <p>
 * Tokens are the runs of ASCII letters and digits, lower-cased; everything else separates, so that the script splits French
 * words at their accented letters ("été" leaves "t") and sees no token at all in other scripts. A hyphen separates too: the script
 * first makes it a token of its own and then drops tokens that start with neither letter nor digit. Python's rouge_score differs
 * in ROUGE-L, stemming and rounding.
 * <p>
 * A text is one sentence, or several separated by line feeds; n-grams cross sentence ends, ROUGE-L is the union LCS over the
 * sentences, clipped so that no token counts twice. Several references are summed, both hits and lengths (the script's model
 * average). Empty texts score 0, two empty texts too.
 */
public final class Rouge {

	private final UnaryOperator<String> stemmer;

	private Rouge(UnaryOperator<String> stemmer) {
		this.stemmer = stemmer;
	}

	/** Without stemming, the script's default. */
	public static Rouge plain() {
		return new Rouge(UnaryOperator.identity());
	}

	/** With the script's Porter stemmer alone, as if its table of exceptions were empty. */
	public static Rouge stemmed() {
		return stemmed(Map.of());
	}

	/**
	 * As {@code -m}: words of more than 3 characters are looked up among the exceptions and otherwise go through the script's
	 * Porter stemmer.
	 *
	 * @param exceptions base form of each irregular form, in lower case. The script reads them from WordNet-2.0.exc.db, which is
	 *                   not part of this package; see {@link #wordNetExceptions}.
	 */
	public static Rouge stemmed(Map<String, String> exceptions) {
		return new Rouge(new RougeStemmer(exceptions)::stem);
	}

	/**
	 * Reads lines of WordNet's exception lists (noun.exc, verb.exc, adj.exc, adv.exc): an irregular form and its base forms, of
	 * which the first is taken. Of several lines for one form the last wins, as in the script's buildExeptionDB.pl.
	 */
	public static Map<String, String> wordNetExceptions(Iterable<String> lines) {
		Map<String, String> exceptions = new HashMap<>();
		for (String line : lines) {
			List<String> forms = PythonText.split(line);
			if (forms.size() > 1) {
				exceptions.put(forms.get(0), forms.get(1));
			}
		}
		return Map.copyOf(exceptions);
	}

	/** The counts of one pair. */
	public RougePair pair(String reference, String hypothesis) {
		return pair(List.of(reference), hypothesis);
	}

	/**
	 * The counts of one hypothesis with its references.
	 *
	 * @throws IllegalArgumentException if there is no reference
	 */
	public RougePair pair(List<String> references, String hypothesis) {
		Parallel.checkReferences(references);
		List<List<String>> sentences = sentences(hypothesis);
		RougePair sum = RougePair.ZERO;
		for (String reference : references) {
			sum = sum.plus(compare(sentences(reference), sentences));
		}
		return sum;
	}

	/**
	 * The counts of each pair, in order.
	 *
	 * @throws IllegalArgumentException if there are not as many references as hypotheses
	 */
	public List<RougePair> pairs(List<String> references, List<String> hypotheses) {
		Parallel.check(references.size(), hypotheses.size());
		List<RougePair> pairs = new ArrayList<>(hypotheses.size());
		for (int i = 0; i < hypotheses.size(); i++) {
			pairs.add(pair(references.get(i), hypotheses.get(i)));
		}
		return List.copyOf(pairs);
	}

	/**
	 * The mean scores of a corpus with one reference for each hypothesis.
	 *
	 * @throws IllegalArgumentException if there are not as many references as hypotheses
	 */
	public RougeMean corpus(List<String> references, List<String> hypotheses) {
		return RougeMean.of(pairs(references, hypotheses));
	}

	private static RougePair compare(List<List<String>> reference, List<List<String>> hypothesis) {
		List<String> referenceTokens = reference.stream().flatMap(List::stream).toList();
		List<String> hypothesisTokens = hypothesis.stream().flatMap(List::stream).toList();
		long longestCommon = UnionLcs.hits(reference, hypothesis);
		return new RougePair(common(referenceTokens, hypothesisTokens, 1), common(referenceTokens, hypothesisTokens, 2),
				new Counts(referenceTokens.size(), hypothesisTokens.size(), longestCommon));
	}

	private static Counts common(List<String> reference, List<String> hypothesis, int n) {
		NGramCounts gold = NGramCounts.ofWords(reference, n);
		NGramCounts predicted = NGramCounts.ofWords(hypothesis, n);
		return new Counts(gold.total(), predicted.total(), predicted.matches(gold));
	}

	/** The tokens of each line. */
	List<List<String>> sentences(String text) {
		List<List<String>> sentences = new ArrayList<>();
		List<String> sentence = new ArrayList<>();
		StringBuilder token = new StringBuilder();
		for (int i = 0; i <= text.length(); i++) {
			char c = i < text.length() ? text.charAt(i) : '\n';
			if (c >= 'a' && c <= 'z' || c >= '0' && c <= '9') {
				token.append(c);
				continue;
			}
			if (c >= 'A' && c <= 'Z') {
				token.append((char) (c - 'A' + 'a'));
				continue;
			}
			if (!token.isEmpty()) {
				sentence.add(stemmer.apply(token.toString()));
				token.setLength(0);
			}
			if (c == '\n' && !sentence.isEmpty()) {
				sentences.add(sentence);
				sentence = new ArrayList<>();
			}
		}
		return sentences;
	}
}
