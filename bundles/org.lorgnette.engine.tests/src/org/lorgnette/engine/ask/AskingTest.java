package org.lorgnette.engine.ask;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.lorgnette.engine.Analysis;
import org.lorgnette.engine.Cancellation;
import org.lorgnette.engine.EngineDescriptor;
import org.lorgnette.engine.EngineException;
import org.lorgnette.engine.Family;
import org.lorgnette.engine.Settings;
import org.lorgnette.engine.TextEngine;
import org.lorgnette.model.Answer;
import org.lorgnette.model.Document;
import org.lorgnette.model.Evidence;
import org.lorgnette.model.Prediction;
import org.lorgnette.model.Question;
import org.lorgnette.model.Span;
import org.lorgnette.model.Task;
import org.lorgnette.model.Value;

class AskingTest {

	/** Answers with every "WORD=SCORE" of the text; fails on a text with an exclamation mark. */
	private static final class Marks implements TextEngine {

		private static final Pattern MARK = Pattern.compile("(\\w+)=(0\\.\\d+)");

		@Override
		public EngineDescriptor descriptor() {
			return new EngineDescriptor("marks", Family.RULES, Set.of(Task.QA), Set.of(), List.of(), "Marks.", List.of(), List.of());
		}

		@Override
		public Settings settings() {
			return Settings.of(List.of(), Map.of());
		}

		@Override
		public Analysis analyze(Document document, Cancellation cancellation) throws EngineException {
			cancellation.check();
			if (document.text().contains("!")) {
				throw new EngineException("too loud");
			}
			List<Prediction<? extends Value>> answers = new ArrayList<>();
			for (Question question : document.questions()) {
				double best = 0;
				Matcher mark = MARK.matcher(document.text());
				while (mark.find()) {
					double score = Double.parseDouble(mark.group(2));
					best = Math.max(best, score);
					Span span = new Span(mark.start(1), mark.end(1));
					answers.add(new Prediction<>(new Answer(question.id(), mark.group(1), Optional.of(span)), OptionalDouble.of(score), "marks",
							List.of(new Evidence(span, "mark"))));
				}
				answers.add(new Prediction<>(Answer.none(question.id()), OptionalDouble.of(1 - best), "marks", List.of()));
			}
			return new Analysis(document, answers);
		}

		@Override
		public void close() {
			// Nothing to give back.
		}
	}

	private static DocumentSupply texts(String... texts) {
		return DocumentSupply.of(Arrays.stream(texts).map(text -> Document.builder("d" + text.hashCode(), text).build()).toList());
	}

	private static AskResult ask(int limit, String... texts) throws Exception {
		return new Asking(new Marks(), limit).ask("which?", texts(texts), AskListener.NONE, Cancellation.NONE);
	}

	@Test
	void mergesAnswersOfAllDocumentsByScore() throws Exception {
		AskResult result = ask(3, "a=0.2 b=0.7", "nothing", "c=0.9 d=0.1");
		assertEquals(List.of("c", "b", "a"), result.answers().stream().map(CitedAnswer::text).toList());
		assertEquals("c", result.best().orElseThrow().text());
		assertEquals(3, result.documents());
		assertEquals(0.1, result.noAnswer().orElseThrow(), 1e-9);
	}

	@Test
	void equalScoresKeepTheOrderOfTheDocuments() throws Exception {
		assertEquals(List.of("a", "b"), ask(2, "a=0.5", "b=0.5", "c=0.5").answers().stream().map(CitedAnswer::text).toList());
	}

	@Test
	void thereIsNoAnswerIfThatIsSurerThanEveryAnswer() throws Exception {
		assertTrue(ask(2, "a=0.4", "b=0.3").saysNoAnswer());
		assertFalse(ask(2, "a=0.4", "b=0.6").saysNoAnswer());
		assertEquals(Optional.empty(), ask(2).best());
	}

	@Test
	void citesLinesAndColumnsWhateverEndsALine() throws Exception {
		Citation place = ask(1, "one\r\ntwo\rthree\n  x=0.9").answers().getFirst().place().orElseThrow();
		assertEquals(List.of(4, 3, "x"), List.of(place.line(), place.column(), place.text()));
	}

	@Test
	void goesOnAfterAFailureButNotIfAllFail() throws Exception {
		AskResult result = ask(1, "loud!", "a=0.9");
		assertEquals("too loud", result.failures().getFirst().message());
		assertEquals("a", result.best().orElseThrow().text());
		assertThrows(EngineException.class, () -> ask(1, "loud!", "louder!"));
	}

	@Test
	void canBeCancelledAndTellsHowFarItIs() throws Exception {
		List<Long> progress = new ArrayList<>();
		assertThrows(CancellationException.class, () -> new Asking(new Marks(), 1).ask("which?", texts("a=0.1", "b=0.2", "c=0.3"),
				(documents, latest) -> progress.add(documents), () -> progress.size() == 2));
		assertEquals(List.of(1L, 2L), progress);
	}
}
