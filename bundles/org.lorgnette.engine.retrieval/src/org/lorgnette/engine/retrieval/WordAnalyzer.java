package org.lorgnette.engine.retrieval;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.StopFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.en.EnglishPossessiveFilter;
import org.apache.lucene.analysis.en.KStemFilter;
import org.apache.lucene.analysis.fr.FrenchAnalyzer;
import org.apache.lucene.analysis.fr.FrenchLightStemFilter;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.util.ElisionFilter;

/**
 * Words by Unicode's rules (UAX 29), without English possessives or French elided articles, in lower case and without accents,
 * stemmed by KStem (Krovetz 1993) or the light French stemmer of Savoy (1999). Accents go before stemming and before function
 * words are looked up, so that a question typed without them meets the same stems. Texts are indexed with their function words,
 * which only questions lose: a question of nothing else can then still be searched for.
 */
final class WordAnalyzer extends Analyzer {

	/** Of questions, besides Lucene's list, which is one of articles, prepositions and forms of "be". */
	private static final String ENGLISH_QUESTION_WORDS = "what which who whom whose when where why how did do does has have had "
			+ "were been can could would should may might i you he she we his her its our your from than about according during "
			+ "between after before many much";
	/** Besides Snowball's list, which has "qui", "que" and "quel". */
	private static final String FRENCH_QUESTION_WORDS = "combien comment pourquoi quand lequel laquelle lesquels lesquelles duquel "
			+ "desquels quoi est-ce a ont y ils elles selon";
	private static final String TAG = "text";

	private final UnaryOperator<TokenStream> bare;
	private final UnaryOperator<TokenStream> stemmer;
	private final CharArraySet functionWords;
	private final boolean withoutFunctionWords;

	private WordAnalyzer(UnaryOperator<TokenStream> bare, UnaryOperator<TokenStream> stemmer, CharArraySet functionWords,
			boolean withoutFunctionWords) {
		this.bare = bare;
		this.stemmer = stemmer;
		this.functionWords = functionWords;
		this.withoutFunctionWords = withoutFunctionWords;
	}

	static WordAnalyzer english(boolean withoutFunctionWords) {
		return new WordAnalyzer(EnglishPossessiveFilter::new, KStemFilter::new,
				folded(EnglishAnalyzer.ENGLISH_STOP_WORDS_SET, ENGLISH_QUESTION_WORDS), withoutFunctionWords);
	}

	static WordAnalyzer french(boolean withoutFunctionWords) {
		return new WordAnalyzer(words -> new ElisionFilter(words, FrenchAnalyzer.DEFAULT_ARTICLES), FrenchLightStemFilter::new,
				folded(FrenchAnalyzer.getDefaultStopSet(), FRENCH_QUESTION_WORDS), withoutFunctionWords);
	}

	private static CharArraySet folded(CharArraySet words, String more) {
		CharArraySet folded = new CharArraySet(words.size(), false);
		for (Object word : words) {
			folded.add(fold((char[]) word));
		}
		for (String word : more.split(" ")) {
			folded.add(word);
		}
		return folded;
	}

	private static String fold(char[] word) {
		char[] out = new char[4 * word.length];
		return new String(out, 0, ASCIIFoldingFilter.foldToASCII(word, 0, out, 0, word.length));
	}

	@Override
	protected TokenStreamComponents createComponents(String field) {
		Tokenizer words = new StandardTokenizer();
		TokenStream stems = forms(words);
		stems = withoutFunctionWords ? new StopFilter(stems, functionWords) : stems;
		return new TokenStreamComponents(words, stemmer.apply(stems));
	}

	private TokenStream forms(Tokenizer words) {
		return new ASCIIFoldingFilter(new LowerCaseFilter(bare.apply(words)));
	}

	boolean isFunctionWord(String form) {
		return functionWords.contains(form);
	}

	/** The words in lower case without accents. */
	List<String> forms(String text) {
		Tokenizer words = new StandardTokenizer();
		words.setReader(new StringReader(text));
		return read(forms(words), text);
	}

	List<String> stems(String text) {
		return read(tokenStream(TAG, text), text);
	}

	private List<String> read(TokenStream stream, String text) {
		List<String> terms = new ArrayList<>();
		try (stream) {
			CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
			stream.reset();
			while (stream.incrementToken()) {
				terms.add(term.toString());
			}
			stream.end();
		} catch (IOException e) {
			throw new UncheckedIOException("the words of a text of " + text.length() + " characters", e);
		}
		return terms;
	}
}
