package org.lorgnette.cli;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.lorgnette.engine.ask.Asking;
import org.lorgnette.engine.explain.Decision;
import org.lorgnette.io.CorpusException;
import org.lorgnette.io.Location;
import org.lorgnette.model.Document;
import org.lorgnette.model.Question;
import org.lorgnette.model.Span;
import org.lorgnette.model.Task;

/** Which decision about which document the user means. */
final class DecisionChoice {

	private static final Pattern RANGE = Pattern.compile("(\\d{1,9}):(\\d{1,9})");

	private final Messages messages;
	private final Task task;
	private final Optional<String> documentId;
	private final Optional<String> question;
	private final Optional<Span> place;
	private final Optional<Integer> nth;

	/**
	 * @param question
	 *            its text, or the id of one that the document has
	 * @param entity
	 *            {@code BEGIN:END}
	 * @throws UsageException
	 *             if these do not go together
	 */
	DecisionChoice(Messages messages, Task task, Optional<String> documentId, Optional<String> question, Optional<String> entity,
			Optional<Integer> nth) {
		this.messages = messages;
		this.task = task;
		this.documentId = documentId;
		this.question = question;
		this.nth = nth;
		if (question.isPresent() && task != Task.QA) {
			throw new UsageException(messages.get("explain.question.qa"));
		}
		if (question.filter(String::isBlank).isPresent()) {
			throw new UsageException(messages.get("ask.question.blank"));
		}
		if (entity.isPresent() && (task != Task.NER || nth.isPresent())) {
			throw new UsageException(messages.get("explain.entity.ner"));
		}
		if (nth.orElse(1) < 1) {
			throw new UsageException(messages.get("explain.numbers"));
		}
		this.place = entity.map(this::span);
	}

	private Span span(String range) {
		Matcher matcher = RANGE.matcher(range);
		if (matcher.matches()) {
			int begin = Integer.parseInt(matcher.group(1));
			int end = Integer.parseInt(matcher.group(2));
			if (begin < end) {
				return new Span(begin, end);
			}
		}
		throw new UsageException(messages.get("explain.entity.range", range));
	}

	/**
	 * The document named, or the first; for question answering with the one question that is meant.
	 *
	 * @throws CorpusException
	 *             if there is no such document
	 */
	Document document(DocumentSource documents, String corpus) throws IOException {
		for (Optional<Document> next = documents.next(); next.isPresent(); next = documents.next()) {
			if (documentId.isEmpty() || documentId.get().equals(next.get().id())) {
				return asking(next.get());
			}
		}
		throw new CorpusException(Location.of(corpus), documentId.isPresent() ? messages.get("explain.document.absent",
				documentId.get())
				: messages.get("explain.document.none"));
	}

	private Document asking(Document document) {
		if (task != Task.QA) {
			return document;
		}
		Optional<Question> known = document.questions().stream()
				.filter(each -> question.isEmpty() || question.get().equals(each.id())).findFirst();
		Question asked = known.orElseGet(() -> new Question(Asking.QUESTION_ID,
				question.orElseThrow(() -> new UsageException(messages.get("explain.question.missing", document.id())))));
		return document.toBuilder().questions(List.of(asked)).build();
	}

	/**
	 * @throws CorpusException
	 *             if there is no decision at all
	 * @throws UsageException
	 *             if there is none with that number, or at that place
	 */
	Decision of(List<Decision> decisions, Document document, String engine) throws CorpusException {
		if (decisions.isEmpty()) {
			throw new CorpusException(Location.of(document.id()), messages.get("explain.decision.none", engine, task.id()));
		}
		if (place.isPresent()) {
			return decisions.stream().filter(decision -> decision.places().equals(List.of(place.get()))).findFirst()
					.or(() -> decisions.stream().filter(this::coversPlace).findFirst())
					.orElseThrow(() -> new UsageException(messages.get("explain.entity.absent", engine,
							String.valueOf(place.get().begin()), String.valueOf(place.get().end()))));
		}
		int number = nth.orElse(1);
		if (number > decisions.size()) {
			throw new UsageException(messages.get("explain.nth.beyond", String.valueOf(number), String.valueOf(decisions.size())));
		}
		return decisions.get(number - 1);
	}

	private boolean coversPlace(Decision decision) {
		return decision.places().stream().anyMatch(place.get()::overlaps);
	}
}
