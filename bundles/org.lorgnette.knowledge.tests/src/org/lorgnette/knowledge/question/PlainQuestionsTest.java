package org.lorgnette.knowledge.question;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lorgnette.engine.Cancellation;
import org.lorgnette.knowledge.Graphs;
import org.lorgnette.knowledge.KnowledgeStore;
import org.lorgnette.knowledge.QueryLimits;

class PlainQuestionsTest {

	@TempDir
	private Path folder;

	private KnowledgeStore store;
	private PlainQuestions questions;

	@BeforeEach
	void open() throws IOException {
		store = Graphs.lives(folder, false);
		questions = PlainQuestions.over(store, Cancellation.NONE);
	}

	@AfterEach
	void close() {
		store.close();
	}

	private AskedQuestion ask(String question) throws IOException {
		return questions.ask(question, "en", QueryLimits.DEFAULT, Cancellation.NONE);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			Who was born in Salzburg?                      | Clara Holt
			who was born in SALZBURG                       | Clara Holt
			Qui est n\u00e9 \u00e0 Salzbourg ?             |
			Qui est n\u00e9 \u00e0 Salzburg ?              | Clara Holt
			Qui est n\u00e9e \u00e0 Nancy\u00a0?           | \u00c9lise Br\u00e9mont
			O\u00f9 est n\u00e9e \u00c9lise Br\u00e9mont ? | Nancy
			Ou est nee Elise Bremont                       | Nancy
			Where was Paul Winter born?                    | Linz
			In which city was Paul Winter born?            | Linz
			What was Paul Winter's place of birth?         | Linz
			When was Clara Holt born?                      | 3 May 1901
			Quand Clara Holt est-elle n\u00e9e ?           | 3 May 1901
			Who was born on 3 May 1901?                    | Clara Holt
			Where did Clara Holt die?                      | Vienna
			O\u00f9 est morte Clara Holt ?                 | Vienna
			Who married Clara Holt?                        | Paul Winter
			Who was Clara Holt married to?                 | Paul Winter
			Qui a \u00e9pous\u00e9 Paul Winter ?           | Clara Holt
			Who worked for the Verrerie Daubin?            | \u00c9lise Br\u00e9mont
			Pour qui travaille \u00c9lise Br\u00e9mont ?   | Verrerie Daubin
			Qui travaillait pour Verrerie Daubin ?         | \u00c9lise Br\u00e9mont
			Who located in Austria?                        | Linz
			""")
	void questionsAreAnswered(String question, String answer) throws IOException {
		AskedQuestion asked = ask(question);
		assertEquals(answer == null ? Optional.empty() : Optional.of(answer), asked.facts().stream().map(Fact::answer)
				.findFirst(), question);
		assertEquals(answer == null ? AskedQuestion.Outcome.UNKNOWN_NAME : AskedQuestion.Outcome.ANSWERED, asked.outcome());
	}

	@Test
	void answersLeadToTheirPlace() throws IOException {
		Fact fact = ask("Who was born in Linz?").facts().getFirst();
		assertEquals("lives/en 1", fact.document());
		assertEquals("Paul Winter was born in Linz.", fact.passage());
		assertEquals(fact.passagePlace().begin(), fact.place().begin());
		assertEquals("Paul Winter".length(), fact.place().length());
		assertEquals(List.of("Paul Winter", "bornIn", "Linz", "rules"),
				List.of(fact.subject(), fact.relation(), fact.object(), fact.engine()));
	}

	@Test
	void aNameOfSeveralHasAnAnswerForEach() throws IOException {
		assertEquals(List.of("Salzburg", "Metz"), ask("Where was Clara Holt born?").facts().stream().map(Fact::answer).toList());
		assertEquals(List.of("Salzburg", "Metz"), ask("Where was Holt born?").facts().stream().map(Fact::answer).toList());
	}

	@Test
	void yesIsSaidWithItsFactAndNoIsNever() throws IOException {
		AskedQuestion yes = ask("Was Paul Winter born in Linz?");
		assertTrue(yes.whether());
		assertEquals(AskedQuestion.Outcome.ANSWERED, yes.outcome());
		assertEquals(AskedQuestion.Outcome.NOTHING, ask("Was Paul Winter born in Vienna?").outcome());
		assertEquals(AskedQuestion.Outcome.ANSWERED, ask("Did Paul Winter marry Clara Holt?").outcome());
	}

	@Test
	void whatIsNotUnderstoodIsAnsweredByWhatWouldBe() throws IOException {
		AskedQuestion asked = ask("What is the weather like?");
		assertEquals(AskedQuestion.Outcome.NOT_UNDERSTOOD, asked.outcome());
		assertFalse(asked.examples().isEmpty());
		for (String language : List.of("en", "fr")) {
			for (String example : questions.examples(language)) {
				assertEquals(AskedQuestion.Outcome.ANSWERED, ask(example).outcome(), example);
			}
		}
		assertTrue(questions.examples("fr").stream().anyMatch(example -> example.contains("n\u00e9")
				&& example.endsWith("\u00a0?")));
	}

	@Test
	void unknownNamesAreNamedWithTheNearest() throws IOException {
		AskedQuestion asked = ask("Where was Clara Hold born?");
		assertEquals(Optional.of("clara hold"), asked.unknownName());
		assertEquals(Optional.of("clara holt"), asked.nearest());
	}

	@Test
	void aQuestionCannotWriteSparql() throws IOException {
		assertEquals(AskedQuestion.Outcome.UNKNOWN_NAME, ask("Who was born in x> } ; DROP ALL #?").outcome());
		assertEquals(AskedQuestion.Outcome.UNKNOWN_NAME, ask("Who was born in \" } SERVICE <http://localhost:1/> { ?s ?p ?o?")
				.outcome());
	}

	private FactCheck.Kind check(String question, String answer) throws IOException {
		return new FactCheck(questions).check(question, answer, Cancellation.NONE).kind();
	}

	@Test
	void answersAreHeldAgainstTheFacts() throws IOException {
		assertEquals(FactCheck.Kind.SUPPORTED, check("Where was Paul Winter born?", "in Linz."));
		assertEquals(FactCheck.Kind.SUPPORTED, check("Where was Paul Winter born?", "Linz, Upper Austria".replace(",", "")));
		assertEquals(FactCheck.Kind.CONTRADICTED, check("Where was Paul Winter born?", "Salzburg"));
		assertEquals(FactCheck.Kind.SUPPORTED, check("When was Clara Holt born?", "1901"));
		assertEquals(FactCheck.Kind.UNKNOWN, check("Where did Paul Winter die?", "Vienna"));
		assertEquals(FactCheck.Kind.UNKNOWN, check("Tell me of Paul Winter", "Vienna"));
		assertEquals(FactCheck.Kind.UNKNOWN, check("Where was Paul Winter born?", ""));
	}

	@Test
	void aContradictionIsOnlyCalledSoWhereNothingElseIsPossible() throws IOException {
		// Linz lies in Austria; Bath is unknown; Vienna is not known as a place of birth.
		assertEquals(FactCheck.Kind.UNKNOWN, check("Where was Paul Winter born?", "Austria"));
		assertEquals(FactCheck.Kind.UNKNOWN, check("Where was Paul Winter born?", "Bath"));
		assertEquals(FactCheck.Kind.UNKNOWN, check("Where was Paul Winter born?", "Vienna"));
		// Two people of that name, and a name that is only a part of one.
		assertEquals(FactCheck.Kind.UNKNOWN, check("Where was Clara Holt born?", "Linz"));
		assertEquals(FactCheck.Kind.UNKNOWN, check("Where was Winter born?", "Salzburg"));
		// One may marry twice.
		assertEquals(FactCheck.Kind.UNKNOWN, check("Who married Paul Winter?", "Otto Lang"));
	}

	@Test
	void datesContradictOnlyInWhatBothGive() throws IOException {
		try (KnowledgeStore merged = Graphs.lives(folder, true)) {
			FactCheck check = new FactCheck(PlainQuestions.over(merged, Cancellation.NONE));
			String question = "When was Clara Holt born?";
			for (String same : List.of("May 1901", "3 mai 1901", "1901", "on 3 May 1901")) {
				assertEquals(FactCheck.Kind.SUPPORTED, check.check(question, same, Cancellation.NONE).kind(), same);
			}
			for (String other : List.of("1902", "June 1901", "4 May 1901")) {
				assertEquals(FactCheck.Kind.CONTRADICTED, check.check(question, other, Cancellation.NONE).kind(), other);
			}
			for (String unclear : List.of("spring", "1901 or 1902", "yesterday")) {
				assertEquals(FactCheck.Kind.UNKNOWN, check.check(question, unclear, Cancellation.NONE).kind(), unclear);
			}
		}
	}
}
