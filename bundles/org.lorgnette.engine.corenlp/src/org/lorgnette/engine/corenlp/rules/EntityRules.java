package org.lorgnette.engine.corenlp.rules;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import edu.stanford.nlp.ling.CoreAnnotations;
import edu.stanford.nlp.ling.CoreLabel;
import edu.stanford.nlp.ling.tokensregex.CoreMapExpressionExtractor;
import edu.stanford.nlp.ling.tokensregex.Env;
import edu.stanford.nlp.ling.tokensregex.MatchedExpression;
import edu.stanford.nlp.ling.tokensregex.TokenSequencePattern;
import edu.stanford.nlp.ling.tokensregex.parser.TokenSequenceParser;
import edu.stanford.nlp.pipeline.Annotation;
import org.lorgnette.engine.corenlp.base.Quiet;

/** Compiled rules that find entities in sentences. Safe for several threads. */
public final class EntityRules {

	/**
	 * An entity over the tokens {@code [begin, end)} of its sentence.
	 *
	 * @param rule what found it, as {@code file#rule}
	 * @param names what RegexNER had found within it before
	 */
	public record Match(int begin, int end, String type, String rule, List<Name> names) {
	}

	/** A name over the tokens {@code [begin, end)} of its sentence, found by a line of a mapping: {@code file:line pattern}. */
	public record Name(int begin, int end, String line) {
	}

	private final WordLists lists;
	private final NameMapping mapping;
	private final String file;
	private final CoreMapExpressionExtractor<MatchedExpression> extractor;

	private EntityRules(WordLists lists, NameMapping mapping, String file,
			CoreMapExpressionExtractor<MatchedExpression> extractor) {
		this.lists = lists;
		this.mapping = mapping;
		this.file = file;
		this.extractor = extractor;
	}

	/**
	 * Compiles the rules shipped for a language.
	 *
	 * @param language
	 *            {@code en} or {@code fr}
	 */
	public static EntityRules shipped(String language) throws IOException {
		String file = language + "/entities.rules";
		return compile(language, file, RuleFiles.read(file));
	}

	/**
	 * Compiles TokensRegex rules whose results are {@code TYPE} or {@code TYPE/rule-name}.
	 *
	 * @param language
	 *            whose word lists and names the rules use
	 * @throws IOException
	 *             if the rules cannot be read as TokensRegex
	 */
	public static EntityRules compile(String language, String file, String rules) throws IOException {
		Quiet.please();
		Env env = TokenSequencePattern.getNewEnv();
		env.bind("shape", ListKeys.SHAPE);
		env.bind("regexner", ListKeys.REGEX_NER);
		ListKeys.lists().forEach(env::bind);
		try {
			CoreMapExpressionExtractor<MatchedExpression> extractor = new Guard(env);
			new TokenSequenceParser().updateExpressionExtractor(extractor, new StringReader(rules));
			return new EntityRules(new WordLists(language), NameMapping.load(language), file, extractor);
		} catch (IOException e) {
			throw e;
		} catch (Exception | Error e) {
			// The parser reports errors in the rules by exceptions of several kinds, and by errors of its scanner.
			throw new IOException("cannot read the rules of " + file + ": " + e.getMessage(), e);
		}
	}

	/** The entities of a sentence, in order and without overlap. The tokens are changed. */
	public List<Match> match(List<CoreLabel> sentence) {
		lists.mark(sentence);
		List<Name> names = mapping.mark(sentence);
		Annotation text = new Annotation("");
		text.set(CoreAnnotations.TokensAnnotation.class, sentence);
		List<Match> matches = new ArrayList<>();
		for (MatchedExpression expression : extractor.extractExpressions(text)) {
			Object value = expression.getValue().get();
			var tokens = expression.getTokenOffsets();
			if (value != null && tokens.getBegin() < tokens.getEnd()) {
				String result = value.toString();
				int slash = result.indexOf('/');
				matches.add(new Match(tokens.getBegin(), tokens.getEnd(), slash < 0 ? result : result.substring(0, slash),
						file + "#" + (slash < 0 ? result : result.substring(slash + 1)), names.stream()
								.filter(name -> tokens.getBegin() <= name.begin() && name.end() <= tokens.getEnd()).toList()));
			}
		}
		matches.sort(Comparator.comparingInt(Match::begin));
		return matches;
	}
}
