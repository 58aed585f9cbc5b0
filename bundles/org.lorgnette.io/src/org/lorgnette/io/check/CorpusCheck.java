package org.lorgnette.io.check;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

import org.lorgnette.io.CorpusException;
import org.lorgnette.io.CorpusFormat;
import org.lorgnette.io.CorpusFormats;
import org.lorgnette.io.CorpusReader;
import org.lorgnette.io.CorpusSource;
import org.lorgnette.io.Encodings;
import org.lorgnette.io.FormatOptions;
import org.lorgnette.io.LineReader;
import org.lorgnette.io.Location;
import org.lorgnette.io.Problem;
import org.lorgnette.io.brat.AnnCheck;
import org.lorgnette.io.conll.TagCheck;
import org.lorgnette.io.finding.AnnotationLines;
import org.lorgnette.io.finding.Finding;
import org.lorgnette.io.finding.Finding.Kind;
import org.lorgnette.io.jsonl.JsonLinesCheck;
import org.lorgnette.io.squad.Misplaced;
import org.lorgnette.model.Answer;
import org.lorgnette.model.Document;
import org.lorgnette.model.Instance;
import org.lorgnette.model.Question;

/** Checks one file of a corpus: what its reader complains of, and what no reader does. */
public final class CorpusCheck {

	private static final Set<String> TABLES = Set.of("conll", "hipe", "conllu");

	/** Problems kept until the document they belong to has been given, where a reader reads ahead. */
	private static final int AHEAD = 10_000;

	private final Path file;
	private final int limit;
	private final BooleanSupplier cancelled;
	private final List<Finding> findings = new ArrayList<>();
	private final Set<Location> explained = new HashSet<>();
	private long more;

	private CorpusCheck(Path file, int limit, BooleanSupplier cancelled) {
		this.file = file;
		this.limit = limit;
		this.cancelled = cancelled;
	}

	/**
	 * @param format
	 *            id of the format to read it in, or empty to find out
	 * @param limit
	 *            the greatest number of findings to keep; the others are counted
	 * @return what was found; a file that cannot be read is a finding
	 * @throws CancellationException
	 *             soon after {@code cancelled} says so
	 */
	public static CorpusFindings check(Path file, Optional<String> format, int limit, BooleanSupplier cancelled) {
		return new CorpusCheck(file, limit, cancelled).run(format);
	}

	private CorpusFindings run(Optional<String> id) {
		Optional<CorpusFormat> format = Optional.empty();
		try {
			CorpusSource source = CorpusSource.of(file);
			format = id.isPresent() ? id.map(CorpusFormats::find) : CorpusFormats.detect(source);
			if (format.isPresent()) {
				if (format.get().id().equals("jsonl")) {
					lines(source);
				} else {
					documents(format.get(), source);
				}
			}
		} catch (CorpusException e) {
			String prefix = e.location() + ": ";
			String message = e.getMessage().startsWith(prefix) ? e.getMessage().substring(prefix.length()) : e.getMessage();
			findings.add(new Finding(Kind.UNREADABLE, e.location(), Optional.empty(), List.of(message), List.of()));
		} catch (CancellationException e) {
			throw e;
		} catch (IOException | RuntimeException e) {
			String message = Optional.ofNullable(e.getMessage()).orElse(e.getClass().getSimpleName());
			findings.add(new Finding(Kind.UNREADABLE, Location.of(file.toString()), Optional.empty(), List.of(message), List.of()));
		}
		findings.sort(Comparator.comparing((Finding finding) -> finding.location().file())
				.thenComparingLong(finding -> finding.location().line()));
		return new CorpusFindings(format.map(CorpusFormat::id), findings, more);
	}

	private void add(Finding finding) {
		if (findings.size() < limit) {
			findings.add(finding);
		} else {
			more++;
		}
	}

	private void explain(Finding finding) {
		explained.add(finding.location());
		add(finding);
	}

	private void checkCancelled() {
		if (cancelled.getAsBoolean()) {
			throw new CancellationException();
		}
	}

	private void lines(CorpusSource source) throws IOException {
		String name = String.valueOf(file.getFileName());
		JsonLinesCheck check = new JsonLinesCheck(name, this::add);
		try (LineReader reader = new LineReader(source, StandardCharsets.UTF_8)) {
			int number = 0;
			for (Optional<String> line = reader.next(); line.isPresent(); line = reader.next()) {
				checkCancelled();
				if (line.get().isBlank()) {
					continue;
				}
				Optional<Instance> instance = check.read(line.get(), reader.location(), number);
				if (instance.isPresent() && instance.get() instanceof Document document) {
					new DocumentCheck(document, number, JsonLinesCheck.lines(name, reader.location()), this::add).check();
				}
				number++;
			}
		}
	}

	private void documents(CorpusFormat format, CorpusSource source) throws IOException {
		FormatOptions options = format.defaults();
		List<Problem> problems = new ArrayList<>();
		TagCheck tags = new TagCheck();
		boolean table = TABLES.contains(format.id());
		try (CorpusReader reader = format.reader(source, options, problems::add)) {
			int number = 0;
			for (Optional<Instance> next = reader.next(); next.isPresent(); next = reader.next()) {
				checkCancelled();
				if (next.get() instanceof Document document) {
					check(format, options, document, number, problems);
					if (table) {
						tags.add(document);
					}
				}
				number++;
				flush(problems, format.id().equals("squad") ? AHEAD : 0);
			}
		} finally {
			flush(problems, 0);
		}
		if (table && tags.isNeeded()) {
			tags.check(format, source, options, this::add, cancelled);
		}
	}

	private void check(CorpusFormat format, FormatOptions options, Document document, int number, List<Problem> problems)
			throws IOException {
		AnnotationLines lines = AnnotationLines.at(Location.of(file.toString()));
		if (format.id().equals("brat")) {
			AnnCheck check = new AnnCheck(file, Encodings.of(options), document, number);
			check.check(this::explain);
			lines = check;
		} else if (format.id().equals("squad")) {
			new DocumentCheck(document, number, lines, finding -> add(located(finding, document, problems))).check();
			return;
		}
		new DocumentCheck(document, number, lines, this::add).check();
	}

	/** The finding with the line of what the reader said of the same answer, which is then not said again. */
	private static Finding located(Finding finding, Document document, List<Problem> problems) {
		Optional<Question> question = document.questions().stream().filter(it -> it.id().equals(finding.arguments().getFirst())).findFirst();
		List<Answer> answers = new ArrayList<>();
		question.ifPresent(it -> {
			answers.addAll(it.answers());
			answers.addAll(it.plausible());
		});
		for (Answer answer : answers) {
			if (Finding.shorten(answer.text()).equals(finding.arguments().getLast())) {
				String said = Misplaced.message(question.get().id(), answer.text());
				for (Problem problem : problems) {
					if (problem.message().startsWith(said)) {
						problems.remove(problem);
						return new Finding(finding.kind(), problem.location(), finding.place(), finding.arguments(), finding.repairs());
					}
				}
			}
		}
		return finding;
	}

	/** Reports what the reader said, unless a finding explains it better. A reader may be ahead of the documents it gave. */
	private void flush(List<Problem> problems, int kept) {
		while (problems.size() > kept) {
			Problem problem = problems.removeFirst();
			if (!explained.contains(problem.location())) {
				add(new Finding(Kind.MALFORMED, problem.location(), Optional.empty(), List.of(problem.message()), List.of()));
			}
		}
	}
}
