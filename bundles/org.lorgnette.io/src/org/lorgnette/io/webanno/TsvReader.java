package org.lorgnette.io.webanno;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.lorgnette.io.CorpusException;
import org.lorgnette.io.LineReader;
import org.lorgnette.io.Location;
import org.lorgnette.io.Problem;
import org.lorgnette.io.ProblemListener;
import org.lorgnette.io.cas.Cas;
import org.lorgnette.io.cas.FeatureStructure;
import org.lorgnette.io.cas.FeatureValue;
import org.lorgnette.io.cas.Layers;
import org.lorgnette.model.Span;

/**
 * Reads one WebAnno TSV file. The text is put together from the sentences at the places that their first tokens name; what stood
 * between sentences is a line break and spaces.
 */
final class TsvReader {

	/** Document metadata: the layers as the header declares them, one in a line, and the version. */
	static final String LAYERS = "webanno.layers";
	static final String VERSION = "webanno.version";

	private static final Pattern FORMAT = Pattern.compile("#FORMAT=WebAnno TSV ([0-9]{1,3})(?:\\.([0-9]{1,3}))?\\s*");
	private static final Pattern OFFSETS = Pattern.compile("([0-9]{1,9})-([0-9]{1,9})");
	private static final Pattern UNIT = Pattern.compile("[0-9]+-[0-9]+(\\.[0-9]+)?");
	private static final String TEXT = "#Text=";
	private static final String SENTENCE_ID = "#Sentence.id=";

	private final String name;
	private final ProblemListener problems;
	private final StringBuilder text = new StringBuilder();
	private final List<TsvLayer> layers = new ArrayList<>();
	private final List<FeatureStructure> segments = new ArrayList<>();
	private TsvRows rows;
	private boolean javaEscapes;
	private int minor;

	private List<String> pendingText = new ArrayList<>();
	private Optional<String> sentenceId = Optional.empty();
	private boolean inHeader;

	TsvReader(String name, ProblemListener problems) {
		this.name = name;
		this.problems = problems;
		this.rows = new TsvRows(List.of(), problems);
	}

	Cas read(InputStream in) throws IOException {
		LineReader lines = new LineReader(in, name, StandardCharsets.UTF_8);
		Optional<String> line = lines.next();
		format(lines.location(), line);
		line = lines.next();
		while (line.isPresent() && !line.get().isBlank() && !line.get().startsWith(TEXT) && !line.get().startsWith(SENTENCE_ID)) {
			String declared = line.get();
			layers.add(TsvLayer.parse(declared).orElseThrow(() -> new CorpusException(lines.location(),
					"expected a layer (#T_SP=, #T_CH= or #T_RL=) or an empty line, got '" + shorten(declared) + "'")));
			line = lines.next();
		}
		rows = new TsvRows(layers, problems);
		while (line.isPresent()) {
			body(line.get(), lines.location());
			line = lines.next();
		}
		if (!pendingText.isEmpty()) {
			sentenceWithoutTokens();
		}
		List<FeatureStructure> structures = new ArrayList<>(segments);
		structures.addAll(rows.finish());
		Map<String, String> metadata = new LinkedHashMap<>();
		metadata.put(VERSION, "3." + minor);
		if (!layers.isEmpty()) {
			metadata.put(LAYERS, String.join("\n", layers.stream().map(TsvLayer::line).toList()));
		}
		return new Cas(text.toString(), Optional.empty(), structures, metadata);
	}

	private void format(Location location, Optional<String> line) throws CorpusException {
		if (line.isEmpty()) {
			throw new CorpusException(Location.of(name), "is empty; expected a first line such as '#FORMAT=WebAnno TSV 3.3'");
		}
		Matcher matcher = FORMAT.matcher(line.get());
		if (!matcher.matches()) {
			throw new CorpusException(location, "expected '#FORMAT=WebAnno TSV 3.3', got '" + shorten(line.get()) + "'");
		}
		if (!matcher.group(1).equals("3")) {
			throw new CorpusException(location,
					"is of version " + matcher.group(1) + "; only versions 3.0 to 3.3 are read: export it anew");
		}
		minor = matcher.group(2) == null ? 0 : Integer.parseInt(matcher.group(2));
		javaEscapes = minor <= 1;
	}

	private void body(String line, Location location) throws CorpusException {
		if (line.startsWith(TEXT) || line.startsWith(SENTENCE_ID)) {
			if (!inHeader && !pendingText.isEmpty()) {
				sentenceWithoutTokens();
			}
			inHeader = true;
			if (line.startsWith(TEXT)) {
				pendingText.add(TsvText.unescapeText(line.substring(TEXT.length()), javaEscapes));
			} else {
				sentenceId = Optional.of(TsvText.unescapeText(line.substring(SENTENCE_ID.length()), javaEscapes))
						.filter(id -> !id.isBlank());
			}
		} else if (line.isBlank()) {
			if (inHeader && !pendingText.isEmpty()) {
				sentenceWithoutTokens();
			}
			inHeader = false;
		} else if (line.startsWith("#")) {
			problems.report(new Problem(location, "the line is skipped: '" + shorten(line) + "' is neither text nor a sentence id"));
		} else {
			row(line, location);
		}
	}

	private void row(String line, Location location) throws CorpusException {
		String[] fields = line.split("\t", -1);
		Matcher offsets = OFFSETS.matcher(fields.length > 1 ? fields[1] : "");
		if (fields.length < 3 || !UNIT.matcher(fields[0]).matches() || !offsets.matches()) {
			problems.report(new Problem(location, "the row is skipped: expected 'sentence-token<tab>begin-end<tab>token', got '"
					+ shorten(line) + "'"));
			return;
		}
		int begin = Integer.parseInt(offsets.group(1));
		int end = Integer.parseInt(offsets.group(2));
		if (!pendingText.isEmpty()) {
			sentence(begin, fields[2], location);
		}
		if (begin > end || end > text.length()) {
			problems.report(new Problem(location, "the row is skipped: " + begin + "-" + end
					+ " lies outside the text read so far, of length " + text.length()));
			return;
		}
		Span span = new Span(begin, end);
		String covered = span.of(text);
		if (!covered.equals(fields[2]) && !covered.equals(TsvText.unescapeText(fields[2], javaEscapes))) {
			problems.report(new Problem(location, "says '" + shorten(fields[2]) + "', but the text there is '" + shorten(covered) + "'"));
		}
		boolean part = fields[0].indexOf('.') >= 0;
		if (!part) {
			int id = rows.nextId();
			segments.add(new FeatureStructure(id, Layers.TOKEN, Optional.of(span), Map.of()));
			rows.token(id);
		}
		rows.row(fields, span, location);
	}

	private void sentence(int firstToken, String firstForm, Location location) throws CorpusException {
		String sentence = String.join("\n", pendingText);
		int indent = 0;
		while (indent < sentence.length() && Character.isWhitespace(sentence.charAt(indent))
				&& !sentence.startsWith(firstForm, indent)) {
			indent++;
		}
		boolean indented = sentence.startsWith(firstForm, indent) && firstToken - indent >= text.length();
		int begin = indented ? firstToken - indent : firstToken;
		if (begin < text.length()) {
			throw new CorpusException(location,
					"the sentence begins at " + begin + ", before the end of the one before at " + text.length());
		}
		int gap = begin - text.length();
		if (gap > 1_000_000) {
			throw new CorpusException(location, "the sentence begins at " + begin + ", a million characters after the one before");
		}
		boolean first = text.isEmpty();
		text.append(gap > 0 && !first ? "\n" : "").append(" ".repeat(gap > 0 && !first ? gap - 1 : gap));
		place(sentence);
	}

	private void sentenceWithoutTokens() {
		text.append(text.isEmpty() ? "" : "\n");
		place(String.join("\n", pendingText));
	}

	private void place(String sentence) {
		Map<String, FeatureValue> features = new LinkedHashMap<>();
		sentenceId.ifPresent(id -> features.put("id", new FeatureValue.Primitive(id)));
		Span span = new Span(text.length(), text.length() + sentence.length());
		text.append(sentence);
		segments.add(new FeatureStructure(rows.nextId(), Layers.SENTENCE, Optional.of(span), features));
		pendingText = new ArrayList<>();
		sentenceId = Optional.empty();
		inHeader = false;
	}

	static String shorten(String shown) {
		return shown.length() > 60 ? shown.substring(0, 50) + "..." : shown;
	}
}
