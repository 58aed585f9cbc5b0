package org.lorgnette.engine.corenlp.relations;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import edu.stanford.nlp.ling.CoreLabel;
import edu.stanford.nlp.ling.IndexedWord;
import edu.stanford.nlp.ling.tokensregex.Env;
import edu.stanford.nlp.ling.tokensregex.TokenSequenceMatcher;
import edu.stanford.nlp.ling.tokensregex.TokenSequencePattern;
import edu.stanford.nlp.semgraph.SemanticGraph;
import edu.stanford.nlp.semgraph.semgrex.SemgrexMatcher;
import edu.stanford.nlp.semgraph.semgrex.SemgrexPattern;
import org.lorgnette.engine.corenlp.base.Quiet;

/**
 * Rules that find relations, read from a file whose form {@code en/relations.rules} explains. Safe for several threads.
 */
final class RelationRules {

	private static final String HEAD = "head";
	private static final String TAIL = "tail";

	/** A relation and where it was found: the rule as {@code file#rule} and the tokens {@code [begin, end)} of the match. */
	record Match(String relation, Mention head, Mention tail, String rule, int begin, int end) {
	}

	private record Rule(String name, String relation, MentionType head, MentionType tail, List<SemgrexPattern> semgrex,
			List<TokenSequencePattern> tokens) {
	}

	private final String file;
	private final List<Rule> rules = new ArrayList<>();

	private RelationRules(String file) {
		this.file = file;
	}

	/** @throws IOException naming the line, if the rules cannot be understood */
	static RelationRules parse(String file, String text) throws IOException {
		Quiet.please();
		RelationRules parsed = new RelationRules(file);
		Env env = TokenSequencePattern.getNewEnv();
		env.bind("entity", Mention.TypeKey.class);
		int number = 0;
		for (String line : text.lines().map(String::strip).toList()) {
			number++;
			try {
				if (!line.isEmpty() && !line.startsWith("#")) {
					parsed.read(line, env);
				}
			} catch (Exception | Error e) {
				// The parsers of patterns report errors by exceptions of several kinds, and by errors of their scanners.
				throw new IOException(file + ":" + number + ": cannot read the rule: " + e.getMessage(), e);
			}
		}
		return parsed;
	}

	private void read(String line, Env env) throws IOException {
		String[] words = line.split("\\s+", 2);
		if (words.length < 2) {
			throw new IOException("expected define, rule, semgrex or tokens and what follows it, got '" + line + "'");
		}
		switch (words[0]) {
			case "define" -> {
				String[] definition = words[1].split("\\s+", 2);
				env.bind(definition[0], TokenSequencePattern.compile(env, definition[1]));
			}
			case "rule" -> {
				String[] fields = words[1].split("\\s+");
				if (fields.length != 4) {
					throw new IOException("expected 'rule NAME RELATION HEAD-TYPE TAIL-TYPE', got '" + line + "'");
				}
				rules.add(new Rule(fields[0], fields[1], MentionType.valueOf(fields[2]), MentionType.valueOf(fields[3]),
						new ArrayList<>(), new ArrayList<>()));
			}
			case "semgrex" -> current().semgrex().add(SemgrexPattern.compile(words[1]));
			case "tokens" -> current().tokens().add(TokenSequencePattern.compile(env, words[1]));
			default -> throw new IOException("expected define, rule, semgrex or tokens, got '" + words[0] + "'");
		}
	}

	private Rule current() throws IOException {
		if (rules.isEmpty()) {
			throw new IOException("a pattern before the first rule");
		}
		return rules.getLast();
	}

	/** The relations among the mentions of a sentence, each once, by the first rule that finds it. */
	List<Match> match(List<CoreLabel> sentence, SemanticGraph graph, List<Mention> mentions) {
		Map<List<Object>, Match> found = new LinkedHashMap<>();
		for (Rule rule : rules) {
			for (TokenSequencePattern pattern : rule.tokens()) {
				matchTokens(rule, pattern, sentence, mentions, found);
			}
			for (SemgrexPattern pattern : rule.semgrex()) {
				matchGraph(rule, pattern, graph, mentions, found);
			}
		}
		return List.copyOf(found.values());
	}

	private void matchTokens(Rule rule, TokenSequencePattern pattern, List<CoreLabel> sentence, List<Mention> mentions,
			Map<List<Object>, Match> found) {
		TokenSequenceMatcher matcher = pattern.getMatcher(sentence);
		for (int from = 0; from < sentence.size() && matcher.find(from);) {
			add(rule, at(mentions, matcher.start("$" + HEAD)), at(mentions, matcher.start("$" + TAIL)), matcher.start(), matcher.end(),
					found);
			// From the next token on rather than behind the match: a head may have several tails.
			from = matcher.start() + 1;
		}
	}

	private void matchGraph(Rule rule, SemgrexPattern pattern, SemanticGraph graph, List<Mention> mentions,
			Map<List<Object>, Match> found) {
		if (graph.isEmpty()) {
			return;
		}
		SemgrexMatcher matcher = pattern.matcher(graph);
		while (matcher.find()) {
			IndexedWord head = matcher.getNode(HEAD);
			IndexedWord tail = matcher.getNode(TAIL);
			IndexedWord anchor = matcher.getMatch();
			int begin = Math.min(anchor.index(), Math.min(head.index(), tail.index())) - 1;
			int end = Math.max(anchor.index(), Math.max(head.index(), tail.index()));
			add(rule, at(mentions, head.index() - 1), at(mentions, tail.index() - 1), begin, end, found);
		}
	}

	private static Optional<Mention> at(List<Mention> mentions, int token) {
		return mentions.stream().filter(mention -> mention.begin() <= token && token < mention.end()).findFirst();
	}

	private void add(Rule rule, Optional<Mention> head, Optional<Mention> tail, int begin, int end,
			Map<List<Object>, Match> found) {
		if (head.isPresent() && tail.isPresent() && head.get() != tail.get() && head.get().type() == rule.head()
				&& tail.get().type() == rule.tail()) {
			found.putIfAbsent(List.of(rule.relation(), head.get().begin(), tail.get().begin()),
					new Match(rule.relation(), head.get(), tail.get(), file + "#" + rule.name(), begin, end));
		}
	}
}
