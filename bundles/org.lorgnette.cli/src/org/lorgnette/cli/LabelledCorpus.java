package org.lorgnette.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import org.lorgnette.engine.training.TrainingCorpus;
import org.lorgnette.io.CorpusReader;
import org.lorgnette.io.ProblemListener;
import org.lorgnette.model.Document;
import org.lorgnette.model.Entity;
import org.lorgnette.model.Relation;

/** The documents of a corpus with its labels renamed; where labels are given, annotations of others are left out. */
final class LabelledCorpus implements TrainingCorpus {

	private final CorpusInput input;
	private final Map<String, String> labels;
	private final ProblemListener problems;
	private final String expected;
	private boolean opened;

	/** @param problems hears of each problem once, however often the corpus is read */
	LabelledCorpus(CorpusInput input, Map<String, String> labels, ProblemListener problems, String expected) {
		this.input = input;
		this.labels = labels;
		this.problems = problems;
		this.expected = expected;
	}

	String name() {
		return input.name();
	}

	@Override
	public Stream<Document> open() throws IOException {
		CorpusReader reader = input.open(opened ? problem -> { } : problems);
		opened = true;
		DocumentSource source = new DocumentSource(reader, input.name(), expected);
		Spliterator<Document> documents = new Spliterators.AbstractSpliterator<>(Long.MAX_VALUE, Spliterator.ORDERED) {
			@Override
			public boolean tryAdvance(Consumer<? super Document> action) {
				Optional<Document> next = read(source);
				next.map(LabelledCorpus.this::renamed).ifPresent(action);
				return next.isPresent();
			}
		};
		return StreamSupport.stream(documents, false).onClose(() -> close(reader));
	}

	private static Optional<Document> read(DocumentSource source) {
		try {
			return source.next();
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	private static void close(CorpusReader reader) {
		try {
			reader.close();
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	private Document renamed(Document document) {
		if (labels.isEmpty()) {
			return document;
		}
		List<Entity> entities = document.entities().stream().filter(entity -> labels.containsKey(entity.type()))
				.map(entity -> entity.withType(labels.get(entity.type()))).toList();
		Set<String> left = new HashSet<>();
		entities.forEach(entity -> left.add(entity.id()));
		List<Relation> relations = new ArrayList<>();
		for (Relation relation : document.relations()) {
			if (left.contains(relation.head().target()) && left.contains(relation.tail().target())) {
				relations.add(relation.withType(labels.getOrDefault(relation.type(), relation.type())));
			}
		}
		return document.toBuilder().entities(entities).relations(relations).events(List.of()).chains(List.of()).notes(List.of())
				.links(List.of()).build();
	}
}
