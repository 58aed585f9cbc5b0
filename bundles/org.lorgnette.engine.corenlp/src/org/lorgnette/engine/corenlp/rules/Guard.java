package org.lorgnette.engine.corenlp.rules;

import java.util.ArrayList;
import java.util.List;

import edu.stanford.nlp.ling.CoreAnnotations;
import edu.stanford.nlp.ling.CoreLabel;
import edu.stanford.nlp.ling.tokensregex.CoreMapExpressionExtractor;
import edu.stanford.nlp.ling.tokensregex.Env;
import edu.stanford.nlp.ling.tokensregex.MatchedExpression;
import edu.stanford.nlp.ling.tokensregex.NodePattern;
import edu.stanford.nlp.ling.tokensregex.SequenceMatchRules.AnnotationExtractRule;
import edu.stanford.nlp.ling.tokensregex.SequenceMatchRules.ExtractRule;
import edu.stanford.nlp.ling.tokensregex.SequenceMatchRules.Rule;
import edu.stanford.nlp.ling.tokensregex.TokenSequencePattern;
import edu.stanford.nlp.util.CoreMap;

/**
 * An extractor that tries a rule only on sentences which have all tokens that every match of the rule begins with. CoreNLP itself
 * prepares memory for each rule at each token, which takes most of the time.
 */
final class Guard extends CoreMapExpressionExtractor<MatchedExpression> {

	Guard(Env env) {
		super(env);
	}

	@Override
	@SuppressWarnings("unchecked")
	public void appendRules(List<Rule> rules) {
		for (Rule rule : rules) {
			if (rule instanceof AnnotationExtractRule<?, ?> extract && !extract.isComposite && !extract.matchWithResults
					&& extract.pattern instanceof TokenSequencePattern pattern && extract.extractRule != null) {
				guard((AnnotationExtractRule<CoreMap, MatchedExpression>) extract, pattern);
			}
		}
		super.appendRules(rules);
	}

	private static void guard(AnnotationExtractRule<CoreMap, MatchedExpression> rule, TokenSequencePattern pattern) {
		// Up to the first branch only: behind it, the pattern does not say reliably what is optional.
		List<NodePattern<CoreMap>> needed = new ArrayList<>(pattern.<NodePattern<CoreMap>>findNodePatterns(node -> node, true, false));
		if (needed.isEmpty()) {
			return;
		}
		ExtractRule<CoreMap, MatchedExpression> unguarded = rule.extractRule;
		rule.extractRule = (text, found) -> hasAll(needed, text.get(CoreAnnotations.TokensAnnotation.class))
				&& unguarded.extract(text, found);
	}

	private static boolean hasAll(List<NodePattern<CoreMap>> needed, List<CoreLabel> tokens) {
		for (NodePattern<CoreMap> node : needed) {
			boolean found = false;
			for (int i = 0; i < tokens.size() && !found; i++) {
				found = node.match(tokens.get(i));
			}
			if (!found) {
				return false;
			}
		}
		return true;
	}
}
