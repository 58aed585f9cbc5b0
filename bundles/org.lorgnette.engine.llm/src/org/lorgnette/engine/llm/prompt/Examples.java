package org.lorgnette.engine.llm.prompt;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Predicate;

import org.lorgnette.engine.EngineUnavailableException;
import org.lorgnette.io.CorpusFormat;
import org.lorgnette.io.CorpusFormats;
import org.lorgnette.io.CorpusReader;
import org.lorgnette.io.CorpusSource;
import org.lorgnette.model.Instance;

/** Examples from a training corpus, drawn by a seed, and never what is asked about. */
public final class Examples {

	/** No examples at all. */
	public static final Examples NONE = new Examples(0, 0, List.of());

	/** Rows of a corpus beyond this are not looked at. */
	private static final int MOST_ROWS = 100_000;
	/** Longer ones, in UTF-16 units, would fill the prompt. */
	private static final int LONGEST = 3_000;
	/** One in so many shows that there can be nothing to find. */
	private static final int EMPTY_ONE_IN = 5;

	private final int shots;
	private final List<ExampleRow> found;
	private final List<ExampleRow> empty;

	/** @param rows in the order of the corpus */
	Examples(int shots, long seed, List<ExampleRow> rows) {
		this.shots = shots;
		List<ExampleRow> shuffled = new ArrayList<>(rows);
		Collections.shuffle(shuffled, new Random(seed));
		this.found = shuffled.stream().filter(ExampleRow::hasFindings).toList();
		this.empty = shuffled.stream().filter(row -> !row.hasFindings()).toList();
	}

	/** Makes rows of an instance. */
	@FunctionalInterface
	public interface Rows {
		List<ExampleRow> of(Instance instance) throws IOException;
	}

	/**
	 * @param format
	 *            blank to recognise it
	 * @throws EngineUnavailableException
	 *             if the corpus cannot be read or has no rows for the task
	 */
	public static Examples read(Path path, String format, int shots, long seed, Rows rows) throws EngineUnavailableException {
		List<ExampleRow> all = new ArrayList<>();
		try {
			CorpusSource source = CorpusSource.of(path);
			Optional<CorpusFormat> known = format.isBlank() ? CorpusFormats.detect(source)
					: Optional.of(CorpusFormats.find(format.strip()));
			if (known.isEmpty()) {
				throw new EngineUnavailableException("examples " + path + ": no format is recognised",
						"name it by the setting 'examples-format'");
			}
			try (CorpusReader reader = known.get().reader(source, known.get().defaults(), problem -> {
				// Faults of a training corpus are shown by 'inspect'; what can be read serves as examples.
			})) {
				for (Optional<Instance> next = reader.next(); next.isPresent() && all.size() < MOST_ROWS; next = reader.next()) {
					rows.of(next.get()).stream().filter(row -> row.text().length() <= LONGEST).forEach(all::add);
				}
			}
		} catch (IOException | IllegalArgumentException e) {
			throw new EngineUnavailableException("examples: " + e.getMessage(), "check the settings 'examples' and 'examples-format'", e);
		}
		if (all.isEmpty()) {
			throw new EngineUnavailableException("examples " + path + ": has no rows for this task, of " + LONGEST + " characters at most",
					"name a training corpus with gold annotations by the setting 'examples'");
		}
		return new Examples(shots, seed, all);
	}

	/**
	 * As many as were asked for, fewer if there are not so many, always the same for the same question.
	 *
	 * @param text
	 *            what is asked about: rows that it equals or contains are never drawn
	 * @param allowed
	 *            what else must hold for a row
	 */
	public List<ExampleRow> draw(String text, Predicate<ExampleRow> allowed) {
		if (shots == 0) {
			return List.of();
		}
		String asked = collapse(text);
		Predicate<ExampleRow> fits = row -> allowed.test(row) && (row.text().isBlank() || !asked.contains(collapse(row.text())));
		int wantedEmpty = Math.min(shots / EMPTY_ONE_IN, empty.size());
		List<ExampleRow> drawnEmpty = empty.stream().filter(fits).limit(wantedEmpty).toList();
		List<ExampleRow> drawn = new ArrayList<>(found.stream().filter(fits).limit(shots - drawnEmpty.size()).toList());
		for (ExampleRow row : drawnEmpty) {
			drawn.add(drawn.size() / 2, row);
		}
		return drawn;
	}

	private static String collapse(String text) {
		return text.replaceAll("[\\s\u00A0]+", " ").strip();
	}
}
