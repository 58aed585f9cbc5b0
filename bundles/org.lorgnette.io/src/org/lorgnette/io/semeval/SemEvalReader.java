package org.lorgnette.io.semeval;

import java.io.IOException;
import java.nio.charset.Charset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.lorgnette.io.CorpusException;
import org.lorgnette.io.CorpusReader;
import org.lorgnette.io.CorpusSource;
import org.lorgnette.io.LineReader;
import org.lorgnette.io.Location;
import org.lorgnette.io.ProblemListener;
import org.lorgnette.io.json.UniqueIds;
import org.lorgnette.model.Argument;
import org.lorgnette.model.Document;
import org.lorgnette.model.Entity;
import org.lorgnette.model.Instance;
import org.lorgnette.model.Relation;

final class SemEvalReader implements CorpusReader {

	static final String COMMENT = "comment";
	static final String COMMENT_MARK = "Comment:";
	static final String TYPE = "Nominal";

	private static final Pattern SENTENCE = Pattern.compile("\\s*([0-9]+)\\s+\"(.*)\"\\s*");

	private final LineReader lines;
	private final UniqueIds ids;
	private Optional<String> pending = Optional.empty();

	SemEvalReader(CorpusSource source, Charset charset, ProblemListener problems) throws IOException {
		lines = new LineReader(source, charset);
		ids = new UniqueIds(problems);
	}

	@Override
	public Optional<Instance> next() throws IOException {
		Optional<String> line = pending.isPresent() ? pending : lines.next();
		pending = Optional.empty();
		while (line.isPresent() && line.get().isBlank()) {
			line = lines.next();
		}
		if (line.isEmpty()) {
			return Optional.empty();
		}
		Matcher sentence = SENTENCE.matcher(line.get());
		if (!sentence.matches()) {
			throw new CorpusException(lines.location(), "expected a number and a sentence in quotes, got '"
					+ line.get().substring(0, Math.min(60, line.get().length())) + "'");
		}
		MarkedSentence marked = MarkedSentence.parse(sentence.group(2), lines.location());
		Location location = lines.location();
		return Optional.of(annotate(ids.unique(sentence.group(1), location), marked));
	}

	/** Reads the lines that follow the sentence, to the blank line or the next sentence. */
	private Document annotate(String id, MarkedSentence marked) throws IOException {
		Map<String, String> metadata = new LinkedHashMap<>();
		Optional<SemEvalLabel> label = Optional.empty();
		for (Optional<String> line = lines.next(); line.isPresent() && !line.get().isBlank(); line = lines.next()) {
			String text = line.get();
			if (text.startsWith(COMMENT_MARK)) {
				String comment = text.substring(COMMENT_MARK.length());
				metadata.put(COMMENT, comment.startsWith(" ") ? comment.substring(1) : comment);
			} else if (SENTENCE.matcher(text).matches()) {
				pending = line;
				break;
			} else {
				Optional<SemEvalLabel> parsed = SemEvalLabel.parse(text.strip());
				if (parsed.isEmpty() || label.isPresent()) {
					throw new CorpusException(lines.location(), "expected "
							+ (label.isPresent() ? "a comment or a blank line" : "a label such as Cause-Effect(e1,e2) or Other")
							+ ", got '" + text.substring(0, Math.min(60, text.length())) + "'");
				}
				label = parsed;
			}
		}
		List<Entity> entities = List.of(new Entity("e1", TYPE, marked.e1()), new Entity("e2", TYPE, marked.e2()));
		return Document.builder(id, marked.text()).entities(entities).relations(label.map(SemEvalReader::relation).stream().toList())
				.metadata(metadata).build();
	}

	private static Relation relation(SemEvalLabel label) {
		String head = label.head().orElse("e1");
		return new Relation("R1", label.name(), new Argument(Relation.HEAD_ROLE, head),
				new Argument(Relation.TAIL_ROLE, head.equals("e1") ? "e2" : "e1"), label.head().isEmpty(), Map.of());
	}

	@Override
	public void close() throws IOException {
		lines.close();
	}
}
