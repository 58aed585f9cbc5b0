package org.lorgnette.engine.corenlp.rules;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import edu.stanford.nlp.international.french.process.FrenchTokenizer;
import edu.stanford.nlp.ling.CoreAnnotations;
import edu.stanford.nlp.ling.CoreLabel;
import edu.stanford.nlp.pipeline.Annotation;
import edu.stanford.nlp.pipeline.TokensRegexNERAnnotator;
import edu.stanford.nlp.process.CoreLabelTokenFactory;
import edu.stanford.nlp.process.PTBTokenizer;
import edu.stanford.nlp.process.TokenizerFactory;
import edu.stanford.nlp.util.CoreMap;

/**
 * Names that CoreNLP's RegexNER finds by a mapping file: one regular expression a token, a tab, a type, and optionally the types it
 * may overwrite and a priority. A pattern of nothing but words also matches as the language's tokenizer cuts it, with hyphens and
 * apostrophes apart, and, from four characters on, in capitals. Safe for several threads.
 */
final class NameMapping {

	private static final int SHORTEST_IN_CAPITALS = 4;
	private static final Pattern LITERAL = Pattern.compile("(?:\\\\.|[^\\[\\](){}*+?|^$.\\\\])+");
	private static final Pattern PARTS = Pattern.compile(" +|(?<=[-'\u2019])|(?=[-'\u2019])");
	private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9]+");
	private static final Pattern PLAIN_WORDS = Pattern.compile("[\\p{L} ]+");
	/** Parts the type from the number of the line; the annotator tells of a match nothing but its type. */
	private static final char LINE = '@';

	private final String file;
	private final List<String> lines;
	private final TokensRegexNERAnnotator annotator;

	private NameMapping(String file, List<String> lines, TokensRegexNERAnnotator annotator) {
		this.file = file;
		this.lines = lines;
		this.annotator = annotator;
	}

	/** @throws IOException naming the line, if the mapping cannot be understood */
	static NameMapping load(String language) throws IOException {
		String file = language + "/names.tab";
		return parse(language, file, RuleFiles.read(file));
	}

	static NameMapping parse(String language, String file, String mapping) throws IOException {
		TokenizerFactory<CoreLabel> tokenizer = language.equals("fr") ? FrenchTokenizer.factory()
				: PTBTokenizer.factory(new CoreLabelTokenFactory(), "ptb3Escaping=false");
		List<String> lines = mapping.lines().toList();
		StringBuilder numbered = new StringBuilder();
		for (int i = 0; i < lines.size(); i++) {
			String[] fields = lines.get(i).split("\t", -1);
			if (fields.length < 2 || fields.length > 4 || fields[0].isBlank() || !fields[1].matches("[\\w-]+")) {
				throw new IOException(file + ":" + (i + 1) + ": expected a pattern, a type, the types it may overwrite and a priority, "
						+ "parted by tabs, got '" + lines.get(i) + "'");
			}
			fields[1] += LINE + Integer.toString(i);
			for (String pattern : patterns(fields[0], tokenizer)) {
				fields[0] = pattern;
				numbered.append(String.join("\t", fields)).append('\n');
			}
		}
		// The annotator reads files and nothing else.
		Path copy = Files.createTempFile("lorgnette-names", ".tab");
		try {
			Files.writeString(copy, numbered);
			Properties options = new Properties();
			options.setProperty("regexner.mapping", copy.toString());
			options.setProperty("regexner.ignorecase", "false");
			return new NameMapping(file, lines, new TokensRegexNERAnnotator("regexner", options));
		} catch (RuntimeException e) {
			throw new IOException("cannot read " + file + ": " + e.getMessage(), e);
		} finally {
			Files.delete(copy);
		}
	}

	/** The pattern itself unless it is literal; else all ways in which its words may be written and cut, as TokensRegex. */
	private static Set<String> patterns(String pattern, TokenizerFactory<CoreLabel> tokenizer) {
		if (!LITERAL.matcher(pattern).matches()) {
			return Set.of(pattern);
		}
		String name = pattern.replaceAll("\\\\(.)", "$1");
		Set<String> written = new LinkedHashSet<>(List.of(name));
		if (name.length() >= SHORTEST_IN_CAPITALS) {
			written.add(name.toUpperCase(Locale.ROOT));
		}
		Set<String> patterns = new LinkedHashSet<>();
		for (String each : written) {
			for (String text : new LinkedHashSet<>(List.of(each, each.replace('\'', '\u2019')))) {
				patterns.add(quoted(List.of(text.split(" +"))));
				if (PLAIN_WORDS.matcher(text).matches()) {
					continue;
				}
				patterns.add(quoted(List.of(PARTS.split(text))));
				patterns.add(quoted(tokenizer.getTokenizer(new StringReader(text)).tokenize().stream()
						.map(CoreLabel::originalText).filter(word -> !word.isEmpty()).toList()));
			}
		}
		return patterns;
	}

	private static String quoted(List<String> words) {
		if (words.stream().allMatch(PLAIN.asMatchPredicate())) {
			return String.join(" ", words);
		}
		return words.stream().map(word -> '"' + word.replace("\\", "\\\\").replace("\"", "\\\"") + '"')
				.collect(Collectors.joining(" ", "( ", " )"));
	}

	/** Marks the tokens of names {@code B-TYPE} and {@code I-TYPE}; tells the names in order. */
	List<EntityRules.Name> mark(List<CoreLabel> sentence) {
		Annotation annotation = new Annotation("");
		annotation.set(CoreAnnotations.TokensAnnotation.class, sentence);
		annotation.set(CoreAnnotations.SentencesAnnotation.class, List.<CoreMap>of(annotation));
		annotator.annotate(annotation);
		List<EntityRules.Name> names = new ArrayList<>();
		for (int begin = 0; begin < sentence.size();) {
			String tag = sentence.get(begin).ner();
			int end = begin + 1;
			if (tag != null && tag.indexOf(LINE) > 0) {
				while (end < sentence.size() && tag.equals(sentence.get(end).ner())) {
					end++;
				}
				String type = tag.substring(0, tag.lastIndexOf(LINE));
				int line = Integer.parseInt(tag, type.length() + 1, tag.length(), 10);
				for (int i = begin; i < end; i++) {
					sentence.get(i).set(ListKeys.REGEX_NER, (i == begin ? "B-" : "I-") + type);
					sentence.get(i).remove(CoreAnnotations.NamedEntityTagAnnotation.class);
				}
				String pattern = lines.get(line).substring(0, lines.get(line).indexOf('\t'));
				names.add(new EntityRules.Name(begin, end, file + ":" + (line + 1) + " " + pattern));
			}
			begin = end;
		}
		return names;
	}
}
