package org.lorgnette.cli;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

import org.lorgnette.io.CorpusException;
import org.lorgnette.io.CorpusReader;
import org.lorgnette.io.Location;
import org.lorgnette.io.conll.GivenTags;
import org.lorgnette.model.Document;
import org.lorgnette.model.Instance;
import org.lorgnette.model.tagging.SchemeDetector;
import org.lorgnette.model.tagging.TagScheme;

/** The documents of a corpus, some of them read ahead to tell how it is tagged. */
final class DocumentSource implements OrderedAnalysis.Source<Document> {

	/** Tokens that are looked at to find the scheme. */
	private static final int SAMPLE = 200_000;

	private final CorpusReader reader;
	private final String name;
	private final String expected;
	private final Deque<Document> ahead = new ArrayDeque<>();

	/** @param expected what is said to be expected where the corpus holds something else than documents */
	DocumentSource(CorpusReader reader, String name, String expected) {
		this.reader = reader;
		this.name = name;
		this.expected = expected;
	}

	@Override
	public Optional<Document> next() throws IOException {
		return ahead.isEmpty() ? read() : Optional.of(ahead.removeFirst());
	}

	private Optional<Document> read() throws IOException {
		Optional<Instance> next = reader.next();
		if (next.isPresent() && !(next.get() instanceof Document)) {
			throw new CorpusException(Location.of(name), next.get().id() + " is a visual question; " + expected);
		}
		return next.map(Document.class::cast);
	}

	/** The scheme of the tags of the next documents, if they have any. */
	Optional<TagScheme> scheme(String tagKey) throws IOException {
		SchemeDetector detector = new SchemeDetector();
		int tokens = 0;
		for (Optional<Document> next = read(); next.isPresent(); next = tokens < SAMPLE ? read() : Optional.empty()) {
			ahead.addLast(next.get());
			GivenTags.of(next.get(), tagKey).forEach(run -> detector.add(run.tags()));
			tokens += next.get().tokens().size();
		}
		return detector.scheme();
	}
}
