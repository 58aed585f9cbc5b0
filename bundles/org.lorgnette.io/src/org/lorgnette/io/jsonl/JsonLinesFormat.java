package org.lorgnette.io.jsonl;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.lorgnette.io.CorpusException;
import org.lorgnette.io.CorpusFormat;
import org.lorgnette.io.CorpusReader;
import org.lorgnette.io.CorpusSource;
import org.lorgnette.io.CorpusTarget;
import org.lorgnette.io.CorpusWriter;
import org.lorgnette.io.FormatOption;
import org.lorgnette.io.FormatOptions;
import org.lorgnette.io.LineReader;
import org.lorgnette.io.LossListener;
import org.lorgnette.io.PendingOutput;
import org.lorgnette.io.ProblemListener;
import org.lorgnette.model.Instance;
import org.lorgnette.model.Task;

/** One instance a line with everything the model says of it; blank lines are passed over. */
public final class JsonLinesFormat implements CorpusFormat {

	private static final int HEAD = 4_096;

	@Override
	public String id() {
		return "jsonl";
	}

	@Override
	public String description() {
		return "JSON Lines with everything Lorgnette knows of a document or visual question";
	}

	@Override
	public Set<Task> tasks() {
		return EnumSet.allOf(Task.class);
	}

	@Override
	public List<FormatOption> options() {
		return List.of();
	}

	@Override
	public int recognises(CorpusSource source) throws IOException {
		String head = new String(source.head(HEAD), StandardCharsets.UTF_8);
		String first = head.lines().filter(line -> !line.isBlank()).findFirst().orElse("").replace("\uFEFF", "").strip();
		if (first.matches("(?s)\\{.*\"type\"\\s*:\\s*\"(document|visualQuestion)\".*")) {
			return 95;
		}
		boolean like = first.startsWith("{") && first.contains("\"id\"") && first.contains("\"text\"");
		return like && source.name().matches(".*\\.(jsonl|ndjson)(\\.gz)?") ? 50 : 0;
	}

	@Override
	public CorpusReader reader(CorpusSource source, FormatOptions options, ProblemListener problems) throws IOException {
		return new Reader(new LineReader(source, StandardCharsets.UTF_8));
	}

	@Override
	public Optional<CorpusWriter> writer(CorpusTarget target, FormatOptions options, LossListener losses) throws IOException {
		return Optional.of(new LineWriter(target.open()));
	}

	private static final class Reader implements CorpusReader {

		private final LineReader lines;
		private final Map<String, Long> seen = new HashMap<>();

		Reader(LineReader lines) {
			this.lines = lines;
		}

		@Override
		public Optional<Instance> next() throws IOException {
			Optional<String> line = lines.next();
			while (line.filter(String::isBlank).isPresent()) {
				line = lines.next();
			}
			if (line.isEmpty()) {
				return Optional.empty();
			}
			Instance instance = JsonLines.parse(line.get(), lines.location(), DocumentJson::fromJson);
			Long earlier = seen.putIfAbsent(instance.id(), lines.number());
			if (earlier != null) {
				throw new CorpusException(lines.location(),
						"id '" + instance.id() + "' occurs again after line " + earlier + "; expected ids that differ");
			}
			return Optional.of(instance);
		}

		@Override
		public void close() throws IOException {
			lines.close();
		}
	}

	private static final class LineWriter implements CorpusWriter {

		private final PendingOutput output;
		private final Writer out;

		LineWriter(PendingOutput output) {
			this.output = output;
			this.out = output.text();
		}

		@Override
		public void write(Instance instance) throws IOException {
			out.write(JsonLines.line(json -> DocumentJson.toJson(json, instance)));
			out.write('\n');
		}

		@Override
		public void commit() throws IOException {
			out.flush();
			output.commit();
		}

		@Override
		public void close() throws IOException {
			output.close();
		}
	}
}
