package org.lorgnette.evaluation.change;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lorgnette.evaluation.experiment.Change;
import org.lorgnette.evaluation.experiment.Experiment;
import org.lorgnette.evaluation.experiment.ExperimentReader;
import org.lorgnette.io.CorpusException;
import org.lorgnette.model.Answer;
import org.lorgnette.model.Document;
import org.lorgnette.model.Entity;
import org.lorgnette.model.Question;
import org.lorgnette.model.Sentence;
import org.lorgnette.model.Span;
import org.lorgnette.model.Token;

class DocumentChangesTest {

	private static final List<String> WORDS = List.of("Marie", "Curie", "vit", "\u00e0", "Paris", "John", "met", "her", "the", "nurse", "il", "est", "n\u00e9",
			"l'infirmi\u00e8re", "\uD83D\uDE00", "e\u0301te\u0301", ".", "?", "\r\n", ",", "Stra\u00dfe", "elle", "de la", "Boston", "10 km", "\uD835\uDC00bc");

	@TempDir
	private Path folder;

	private static DocumentChanges changes(String task, String robustness, Paraphrases paraphrases) throws IOException {
		Experiment experiment = ExperimentReader.parse("e.yaml", "name: e\ntask: " + task + "\ncorpus: {path: c}\nengines: [{id: x}]\nrobustness: {"
				+ robustness + "}\n", Path.of("/"));
		return new DocumentChanges(experiment, experiment.probes().robustness().orElseThrow(), paraphrases);
	}

	/** Projecting the gold back gives the gold, whatever the change did to its length, unless it was replaced in part. */
	@Test
	void goldThatMovedAlongIsBroughtBack() throws IOException {
		DocumentChanges changes = changes("ner", "limit: 1", Paraphrases.NONE);
		Random random = new Random(11);
		int moved = 0;
		for (int round = 0; round < 2000; round++) {
			StringBuilder text = new StringBuilder();
			List<Entity> entities = new ArrayList<>();
			for (int i = random.nextInt(14); i >= 0; i--) {
				int begin = text.length();
				text.append(WORDS.get(random.nextInt(WORDS.size())));
				if (random.nextInt(4) == 0) {
					entities.add(new Entity("T" + i, List.of("PER", "LOC", "ORG").get(random.nextInt(3)), new Span(begin, text.length())));
				}
				text.append(random.nextInt(8) == 0 ? "" : " ");
			}
			Document document = Document.builder("d" + round, text.toString()).entities(entities).language(Optional.of(round % 2 == 0 ? "en" : "fr"))
					.build();
			for (Change change : Change.values()) {
				Optional<ChangedDocument> changed = changes.of(document, change);
				for (Entity entity : changed.map(found -> found.changed().entities()).orElse(List.of())) {
					Optional<List<Span>> back = changed.get().back(entity.fragments());
					assertEquals(Optional.of(document.entity(entity.id()).orElseThrow().fragments()), back,
							change + ": " + document.text() + " -> " + changed.get().changed().text());
					moved += changed.get().changed().text().length() != document.text().length() ? 1 : 0;
				}
			}
		}
		assertTrue(moved > 5000, "length-changing edits: " + moved);
	}

	@Test
	void questionsAndPassagesChangeTogetherOrAlone() throws IOException {
		Document document = Document.builder("p", "Mary Poe lived in Boston. Who knew?").questions(List.of(new Question("q", "Where did Mary live?",
				List.of(new Answer("q", "Boston", Optional.of(new Span(18, 24)))), true, List.of(), Map.of()))).build();
		ChangedDocument both = changes("qa", "limit: 9", Paraphrases.NONE).of(document, Change.UPPER_CASE).orElseThrow();
		assertEquals("MARY POE LIVED IN BOSTON. WHO KNEW?", both.changed().text());
		assertEquals("WHERE DID MARY LIVE?", both.changed().questions().getFirst().text());
		assertEquals("BOSTON", both.changed().questions().getFirst().answers().getFirst().text());
		ChangedDocument asked = changes("qa", "parts: question", Paraphrases.NONE).of(document, Change.UPPER_CASE).orElseThrow();
		assertEquals(document.text(), asked.changed().text());
		assertEquals("WHERE DID MARY LIVE?", asked.changed().questions().getFirst().text());
		ChangedDocument passage = changes("qa", "parts: passage", Paraphrases.NONE).of(document, Change.UPPER_CASE).orElseThrow();
		assertEquals("Where did Mary live?", passage.changed().questions().getFirst().text());
		assertEquals("p#upper-case", passage.changed().id());
		ChangedDocument mark = changes("qa", "parts: passage", Paraphrases.NONE).of(document, Change.PUNCTUATION).orElseThrow();
		assertEquals(document.text(), mark.changed().text(), "the final mark is the question's");
		assertEquals("Where did Mary live", mark.changed().questions().getFirst().text());
		assertEquals(Set.of("q"), mark.questions());
		ChangedDocument names = changes("qa", "parts: question", Paraphrases.NONE).of(document, Change.NAMES).orElseThrow();
		String name = names.changed().text().split(" ")[0];
		assertFalse(name.equals("Mary"));
		assertEquals("Where did " + name + " live?", names.changed().questions().getFirst().text(), "whatever the parts");
		assertTrue(changes("qa", "limit: 9", Paraphrases.NONE).of(document, Change.ACCENTS).isEmpty());
		ChangedDocument again = changes("qa", "limit: 9", Paraphrases.NONE).of(document, Change.REPEAT).orElseThrow();
		assertEquals(document.text(), again.changed().text());
		assertEquals(Set.of("q"), again.questions());
	}

	@Test
	void everyWordOfATokenizedTextStaysAToken() throws IOException {
		Document document = Document.builder("t", "Le fils de la femme .").language(Optional.of("fr"))
				.tokens(List.of(new Token(0, 2), new Token(3, 7), new Token(8, 10), new Token(11, 13), new Token(14, 19), new Token(20, 21)))
				.sentences(List.of(new Sentence(new Span(0, 21), 0, 6))).build();
		Document changed = changes("ner", "limit: 1", Paraphrases.NONE).of(document, Change.GENDER).orElseThrow().changed();
		assertEquals("La fille de l'homme .", changed.text());
		assertEquals(List.of("La", "fille", "de l'", "homme", "."), changed.tokens().stream().map(token -> token.text(changed.text())).toList());
		assertEquals(List.of(new Sentence(new Span(0, 21), 0, 5)), changed.sentences());
	}

	@Test
	void paraphrasesAreFoundByIdOrWording() throws IOException {
		Path file = folder.resolve("p.txt");
		Files.writeString(file, "q\tIn which town did Mary live?\n\n{\"text\": \"Who knew?\", \"paraphrase\": \"Who was told?\"}\n");
		Paraphrases paraphrases = Paraphrases.read(file);
		assertEquals(Optional.of("In which town did Mary live?"), paraphrases.of("q", "whatever"));
		assertEquals(Optional.of("Who was told?"), paraphrases.of("r", " Who knew? "));
		assertEquals(Optional.empty(), paraphrases.of("r", "Who?"));
		Document document = Document.builder("p", "Mary.").questions(List.of(new Question("q", "Where?"), new Question("r", "Who?"))).build();
		ChangedDocument changed = changes("qa", "paraphrases: p.txt", paraphrases).of(document, Change.PARAPHRASE).orElseThrow();
		assertEquals(Set.of("q"), changed.questions());
		for (String bad : List.of("q\n", "q\ta\tb\n", "{\"id\": \"q\"}\n", "{\n", "q\ta\nq\tb\n")) {
			Files.writeString(file, bad);
			assertTrue(assertThrows(CorpusException.class, () -> Paraphrases.read(file)).getMessage().contains("p.txt:"), bad);
		}
		assertThrows(CorpusException.class, () -> Paraphrases.read(folder.resolve("none")));
	}
}
