package org.lorgnette.io.vqa;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.lorgnette.io.CorpusException;
import org.lorgnette.io.CorpusReader;
import org.lorgnette.io.CorpusSource;
import org.lorgnette.io.LineReader;
import org.lorgnette.model.Instance;
import org.lorgnette.model.VisualQuestion;

/** Reads the published files of SHAPES side by side. */
final class ShapesTextReader implements CorpusReader {

	static final String QUESTIONS = ".query_str.txt";

	private final LineReader questions;
	private final LineReader answers;
	private final String pictures;
	private int index;

	ShapesTextReader(CorpusSource source, String prefix) throws IOException {
		Path file = source.path().orElseThrow();
		String fileName = file.getFileName().toString();
		String name = fileName.substring(0, fileName.length() - QUESTIONS.length());
		pictures = prefix + name + ".input.npy#";
		answers = new LineReader(CorpusSource.of(file.resolveSibling(name + ".output")), StandardCharsets.UTF_8);
		questions = new LineReader(source, StandardCharsets.UTF_8);
	}

	@Override
	public Optional<Instance> next() throws IOException {
		Optional<String> question = questions.next();
		Optional<String> answer = answers.next();
		if (question.isPresent() != answer.isPresent()) {
			LineReader shorter = question.isPresent() ? answers : questions;
			throw new CorpusException(shorter.location(),
					"ends before the file beside it; expected as many questions as answers, one a line");
		}
		return question.map(text -> new VisualQuestion(Integer.toString(index), List.of(pictures + index++), text, List.of(),
				List.of(answer.get().strip()), Optional.empty(), Optional.empty(), Optional.empty(), Map.of()));
	}

	@Override
	public void close() throws IOException {
		try (answers) {
			questions.close();
		}
	}
}
