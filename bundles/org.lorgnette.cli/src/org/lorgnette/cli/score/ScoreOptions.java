package org.lorgnette.cli.score;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.lorgnette.io.CorpusFormats;
import org.lorgnette.io.CorpusSource;
import org.lorgnette.metrics.chunk.SemEval13;
import org.lorgnette.model.tagging.TagScheme;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** The options of all scorers; which of them go together is checked by the command. */
public final class ScoreOptions {

	private static final String STREAM = "-";
	private static final List<String> SCHEMES = List.of("iob1", "iob2", "ioe1", "ioe2", "bioes", "bilou");

	@Option(names = "--columns", paramLabel = "FILE", descriptionKey = "score.columns")
	private Optional<Path> columns = Optional.empty();

	@Option(names = "--gold", paramLabel = "FILE", descriptionKey = "score.gold")
	private Optional<Path> gold = Optional.empty();

	@Option(names = "--pred", paramLabel = "FILE", descriptionKey = "score.pred")
	private Optional<Path> predicted = Optional.empty();

	@Option(names = "--questions", paramLabel = "FILE", descriptionKey = "score.questions")
	private Optional<Path> questions = Optional.empty();

	@Option(names = "--gold-column", paramLabel = "N", descriptionKey = "score.gold.column")
	private Optional<Integer> goldColumn = Optional.empty();

	@Option(names = "--pred-column", paramLabel = "N", descriptionKey = "score.pred.column")
	private Optional<Integer> predictedColumn = Optional.empty();

	@Option(names = "--separator", paramLabel = "S", defaultValue = "auto", descriptionKey = "score.separator")
	private String separator;

	@Option(names = "--encoding", paramLabel = "NAME", converter = CharsetConverter.class, descriptionKey = "score.encoding")
	private Optional<Charset> encoding = Optional.empty();

	@Option(names = "--scheme", paramLabel = "SCHEME", converter = SchemeConverter.class, descriptionKey = "score.scheme")
	private Optional<TagScheme> scheme = Optional.empty();

	@Option(names = "--variant", paramLabel = "v0|v1", defaultValue = "v0", descriptionKey = "score.variant")
	private SemEval13.Variant variant;

	@Option(names = "--na-prob", paramLabel = "FILE", descriptionKey = "score.na.prob")
	private Optional<Path> noAnswer = Optional.empty();

	@Option(names = "--na-prob-thresh", paramLabel = "X", defaultValue = "1.0", converter = ThresholdConverter.class,
			descriptionKey = "score.na.prob.thresh")
	private double noAnswerThreshold;

	@Option(names = "--allow-missing", descriptionKey = "score.allow.missing")
	private boolean missingAllowed;

	@Option(names = "--format", paramLabel = "F", converter = FormatConverter.class, descriptionKey = "score.format")
	private Optional<String> format = Optional.empty();

	@Option(names = "--symmetric", paramLabel = "R", split = ",", descriptionKey = "score.symmetric")
	private List<String> symmetric = List.of();

	@Option(names = "--stem", descriptionKey = "score.stem")
	private boolean stemmed;

	@Option(names = "--word-order", paramLabel = "0|2", defaultValue = "0", converter = WordOrderConverter.class,
			descriptionKey = "score.word.order")
	private int wordOrder;

	@Option(names = "--per-item", paramLabel = "FILE", descriptionKey = "score.per.item")
	private Optional<Path> perItem = Optional.empty();

	/** Names of the options that say where to read; two of them cannot both be standard input. */
	public long streams() {
		return List.of(columns, gold, predicted, questions, noAnswer).stream()
				.filter(path -> path.filter(ScoreOptions::isStream).isPresent()).count();
	}

	Optional<CorpusSource> columns() {
		return columns.map(ScoreOptions::source);
	}

	CorpusSource gold() {
		return source(gold.orElseThrow());
	}

	CorpusSource predicted() {
		return source(predicted.orElseThrow());
	}

	CorpusSource questions() {
		return source(questions.orElseThrow());
	}

	Optional<CorpusSource> noAnswer() {
		return noAnswer.map(ScoreOptions::source);
	}

	private static boolean isStream(Path path) {
		return path.toString().equals(STREAM);
	}

	private static CorpusSource source(Path path) {
		return isStream(path) ? CorpusSource.of("standard input", System.in) : CorpusSource.of(path);
	}

	/** From 0, or from the end if negative. */
	int goldColumn(int usual) {
		return goldColumn.orElse(usual);
	}

	int predictedColumn(int usual) {
		return predictedColumn.orElse(usual);
	}

	String separator() {
		return separator;
	}

	Charset encoding() {
		return encoding.orElse(StandardCharsets.UTF_8);
	}

	Optional<TagScheme> scheme() {
		return scheme;
	}

	SemEval13.Variant variant() {
		return variant;
	}

	double noAnswerThreshold() {
		return noAnswerThreshold;
	}

	boolean missingAllowed() {
		return missingAllowed;
	}

	Optional<String> format() {
		return format;
	}

	List<String> symmetric() {
		return symmetric;
	}

	boolean stemmed() {
		return stemmed;
	}

	int wordOrder() {
		return wordOrder;
	}

	Optional<Path> perItem() {
		return perItem;
	}

	private static final class SchemeConverter implements ITypeConverter<TagScheme> {

		@Override
		public TagScheme convert(String value) {
			return TagScheme.of(value).filter(scheme -> SCHEMES.contains(scheme.id())).orElseThrow(
					() -> new TypeConversionException("expected one of " + String.join(", ", SCHEMES) + ", got '" + value + "'"));
		}
	}

	private static final class CharsetConverter implements ITypeConverter<Charset> {

		@Override
		public Charset convert(String value) {
			try {
				return Charset.forName(value);
			} catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
				throw new TypeConversionException(
						"expected an encoding such as UTF-8, ISO-8859-1 or windows-1252, got '" + value + "'");
			}
		}
	}

	private static final class ThresholdConverter implements ITypeConverter<Double> {

		@Override
		public Double convert(String value) {
			try {
				double threshold = Double.parseDouble(value);
				if (!Double.isNaN(threshold)) {
					return threshold;
				}
			} catch (NumberFormatException e) {
				// said below, as for a value that is not a number
			}
			throw new TypeConversionException("expected a number, got '" + value + "'");
		}
	}

	private static final class WordOrderConverter implements ITypeConverter<Integer> {

		@Override
		public Integer convert(String value) {
			if (!value.equals("0") && !value.equals("2")) {
				throw new TypeConversionException("expected 0 (chrF) or 2 (chrF++), got '" + value + "'");
			}
			return Integer.valueOf(value);
		}
	}

	private static final class FormatConverter implements ITypeConverter<String> {

		@Override
		public String convert(String value) {
			try {
				return CorpusFormats.find(value).id();
			} catch (IllegalArgumentException e) {
				throw new TypeConversionException(e.getMessage());
			}
		}
	}
}
