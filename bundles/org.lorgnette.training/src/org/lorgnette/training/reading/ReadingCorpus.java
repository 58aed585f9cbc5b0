package org.lorgnette.training.reading;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.lorgnette.engine.Cancellation;
import org.lorgnette.engine.djl.features.MatchText;
import org.lorgnette.engine.djl.features.MatchWord;
import org.lorgnette.engine.djl.qa.QuestionWords;
import org.lorgnette.engine.djl.text.DocumentWords;
import org.lorgnette.engine.djl.text.PlainTokenizer;
import org.lorgnette.engine.EngineException;
import org.lorgnette.engine.training.TrainingData;
import org.lorgnette.engine.training.TrainingEvent;
import org.lorgnette.engine.training.TrainingSession;
import org.lorgnette.metrics.qa.GoldAnswers;
import org.lorgnette.model.Answer;
import org.lorgnette.model.Document;
import org.lorgnette.model.Question;
import org.lorgnette.model.Span;

/** The passages and questions of a part of the data. */
public final class ReadingCorpus {

	private static final List<String> ARTICLE_KEYS = List.of("article", "title");

	private final TrainingData.Part part;
	private final PlainTokenizer tokenizer;
	private final Map<String, MatchWord> known;
	private final List<Passage> passages = new ArrayList<>();
	private final List<AskedQuestion> questions = new ArrayList<>();
	private Alignment alignment = Alignment.NONE;

	private ReadingCorpus(TrainingData.Part part, PlainTokenizer tokenizer, Map<String, MatchWord> known) {
		this.part = part;
		this.tokenizer = tokenizer;
		this.known = known;
	}

	/** @param known words met before, to which those of this part are added */
	static ReadingCorpus read(TrainingData.Part part, PlainTokenizer tokenizer, Map<String, MatchWord> known,
			Cancellation cancellation)
			throws IOException {
		ReadingCorpus corpus = new ReadingCorpus(part, tokenizer, known);
		try (Stream<Document> documents = part.corpus().open()) {
			int[] number = { 0 };
			documents.forEach(document -> {
				cancellation.check();
				corpus.add(document, number[0]++);
			});
		} catch (UncheckedIOException e) {
			throw e.getCause();
		}
		return corpus;
	}

	/** Reads several parts, and tells how their answers fit words. */
	public static List<ReadingCorpus> readAll(List<TrainingData.Part> parts, PlainTokenizer tokenizer, Map<String, MatchWord> known,
			TrainingSession session) throws IOException {
		List<ReadingCorpus> corpora = new ArrayList<>();
		for (TrainingData.Part part : parts) {
			ReadingCorpus corpus = read(part, tokenizer, known, session.cancellation());
			session.tell(new TrainingEvent.Note(0, part.name() + ": " + corpus.alignment));
			corpora.add(corpus);
		}
		return corpora;
	}

	/**
	 * @param trainer its id, for the message
	 * @throws EngineException if no question has an answer that stands in its text
	 */
	public static void requireAnswers(String trainer, List<ReadingCorpus> corpora) throws EngineException {
		if (corpora.stream().noneMatch(ReadingCorpus::hasAnswerable)) {
			throw new EngineException(trainer + ": the data has no questions with answers that stand in their texts; look at its format");
		}
	}

	private void add(Document document, int number) {
		PlainTokenizer.Tokenized tokenized = tokenizer.tokenize(document, Cancellation.NONE);
		DocumentWords words = DocumentWords.of(tokenized.document().toBuilder().questions(List.of()).build(), tokenized.sentences());
		if (words.words() == 0) {
			return;
		}
		String article = ARTICLE_KEYS.stream().map(document.metadata()::get).filter(value -> value != null).findFirst().orElse("");
		Passage passage = Passage.of(words, MatchText.of(words, known), article, number);
		passages.add(passage);
		for (Question question : document.questions()) {
			add(passage, question, document.language());
		}
	}

	private void add(Passage passage, Question question, Optional<String> language) {
		String[] words = QuestionWords.of(question.text(), language, tokenizer).stream().map(String::intern).toArray(String[]::new);
		if (words.length == 0) {
			return;
		}
		for (String word : words) {
			known.computeIfAbsent(word, MatchWord::of);
		}
		Set<WordSpan> gold = new LinkedHashSet<>();
		for (Answer answer : question.answerable() ? question.answers() : List.<Answer>of()) {
			align(passage, answer).ifPresent(gold::add);
		}
		if (question.answerable() && question.answers().isEmpty()) {
			// Nothing is known of it.
			return;
		}
		GoldAnswers answers = question.answerable() ? GoldAnswers.of(question) : new GoldAnswers(question.id(), List.of());
		AskedQuestion asked = new AskedQuestion(passage, words, List.copyOf(gold), answers);
		alignment = alignment.plus(new Alignment(0, 0, 0, asked.isLearnable() ? 0 : 1));
		questions.add(asked);
	}

	private Optional<WordSpan> align(Passage passage, Answer answer) {
		Optional<WordSpan> aligned = answer.span().flatMap(passage::align);
		boolean exact = aligned.isPresent() && passage.text().span(aligned.get().begin(), aligned.get().end()).equals(trimmed(passage,
				answer));
		alignment = alignment.plus(new Alignment(exact ? 1 : 0, aligned.isPresent() && !exact ? 1 : 0, aligned.isPresent() ? 0 : 1, 0));
		return aligned;
	}

	private static Span trimmed(Passage passage, Answer answer) {
		Span span = answer.span().orElseThrow();
		String text = passage.text().document().text();
		int begin = span.begin();
		int end = span.end();
		while (begin < end && Character.isWhitespace(text.charAt(begin))) {
			begin++;
		}
		while (end > begin && Character.isWhitespace(text.charAt(end - 1))) {
			end--;
		}
		return new Span(begin, end);
	}

	public TrainingData.Part part() {
		return part;
	}

	List<Passage> passages() {
		return passages;
	}

	public List<AskedQuestion> questions() {
		return questions;
	}

	Alignment alignment() {
		return alignment;
	}

	public boolean hasUnanswerable() {
		return questions.stream().anyMatch(question -> !question.isAnswerable());
	}

	boolean hasAnswerable() {
		return questions.stream().anyMatch(AskedQuestion::isAnswerable);
	}

	/** All words of passages and questions, each as often as it occurs. */
	public Stream<String> words() {
		return Stream.concat(passages.stream().flatMap(passage -> Stream.of(passage.words())),
				questions.stream().flatMap(question -> Stream.of(question.words())));
	}
}
