package org.lorgnette.io.vqa;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lorgnette.io.CorpusException;
import org.lorgnette.io.CorpusFormat;
import org.lorgnette.io.CorpusSource;
import org.lorgnette.io.CorpusTarget;
import org.lorgnette.io.CorpusWriter;
import org.lorgnette.io.Loss;
import org.lorgnette.io.Problem;
import org.lorgnette.io.json.RoundTrips;
import org.lorgnette.model.Instance;
import org.lorgnette.model.VisualQuestion;

class VqaFormatTest {

	private static final String QUESTIONS = """
			{"info": {}, "data_subtype": "val2014", "questions": [
			{"image_id": 42, "question": "Is it red?", "question_id": 420},
			{"image_id": 42, "question": "Why?", "question_id": 421}]}""";
	private static final String ANNOTATIONS = """
			{"annotations": [
			{"question_type": "why", "answer_type": "other", "multiple_choice_answer": "art", "image_id": 42, "question_id": 421,
			 "answers": [{"answer": "art", "answer_confidence": "yes", "answer_id": 1},
			  {"answer": "fun", "answer_confidence": "no", "answer_id": 2}]},
			{"question_type": "is it", "answer_type": "yes/no", "multiple_choice_answer": "yes", "image_id": 42, "question_id": 420,
			 "answers": [{"answer": "yes", "answer_confidence": "yes", "answer_id": 1}]}], "data_subtype": "val2014"}""";

	@TempDir
	Path folder;
	private final List<Problem> problems = new ArrayList<>();

	@BeforeEach
	void write() throws IOException {
		Files.writeString(folder.resolve("v2_val_questions.json"), QUESTIONS);
		Files.writeString(folder.resolve("v2_val_annotations.json"), ANNOTATIONS);
	}

	private List<Instance> read(CorpusFormat format, Path path, Map<String, String> options) throws IOException {
		return RoundTrips.read(format, CorpusSource.of(path), options, problems);
	}

	@Test
	void questionsAndAnnotationsAreJoinedInAnyOrder() throws IOException {
		List<Instance> read = read(new VqaFormat(), folder, Map.of());
		VisualQuestion first = (VisualQuestion) read.getFirst();
		VisualQuestion second = (VisualQuestion) read.get(1);
		assertEquals("420", first.id());
		assertEquals(List.of("val2014/COCO_val2014_000000000042.jpg"), first.images());
		assertEquals(List.of("yes"), first.answers());
		assertEquals(Optional.of("yes/no"), first.answerType());
		assertEquals(List.of("art", "fun"), second.answers());
		assertEquals(Optional.of("why"), second.questionType());
		assertEquals(List.of(), problems);
		assertEquals(read, read(new VqaFormat(), folder.resolve("v2_val_questions.json"),
				Map.of("annotations", folder.resolve("v2_val_annotations.json").toString())));
	}

	@Test
	void aFolderIsWrittenAndReadBack() throws IOException {
		List<Instance> read = read(new VqaFormat(), folder, Map.of("images", "pics/{id:5}.jpg"));
		assertEquals(List.of("pics/00042.jpg"), ((VisualQuestion) read.getFirst()).images());
		Path out = folder.resolve("deep").resolve("out");
		VqaFormat format = new VqaFormat();
		List<Loss> losses = new ArrayList<>();
		try (CorpusWriter writer = format.writer(CorpusTarget.of(out), format.defaults(), losses::add).orElseThrow()) {
			for (Instance instance : read) {
				writer.write(instance);
			}
			writer.commit();
		}
		assertEquals(List.of(), losses);
		assertEquals(read, read(format, out, Map.of()));
		assertTrue(Files.readString(out.resolve("annotations.json")).contains(
				"{\"answer\":\"fun\",\"answer_confidence\":\"no\",\"answer_id\":2}"));
	}

	@Test
	void flatFilesAndResultsAreWritten() throws IOException {
		List<Instance> read = read(new VqaFormat(), folder, Map.of());
		String flat = RoundTrips.write(new VqaFormat(), read, Map.of(), new ArrayList<>());
		assertEquals(read, RoundTrips.read(new VqaFormat(), flat));
		List<Loss> losses = new ArrayList<>();
		assertEquals("[\n{\"question_id\":420,\"answer\":\"yes\"},\n{\"question_id\":421,\"answer\":\"art\"}\n]\n",
				RoundTrips.write(new VqaFormat(), read, Map.of("part", "results"), losses));
		assertEquals(1, losses.size());
	}

	@Test
	void whatDoesNotMatchIsReported() throws IOException {
		Files.writeString(folder.resolve("v2_val_annotations.json"), ANNOTATIONS.replace("\"question_id\": 420", "\"question_id\": 9"));
		read(new VqaFormat(), folder, Map.of());
		assertEquals(2, problems.size());
		assertTrue(problems.get(0).message().contains("question_id 420 has no annotation"), problems::toString);
		assertTrue(problems.get(1).message().contains("question_id 9 belongs to no question"), problems::toString);
		assertEquals(5, problems.get(1).location().line());
	}

	@Test
	void anIdThatOccursTwiceIsAnError() {
		CorpusException error = assertThrows(CorpusException.class,
				() -> RoundTrips.read(new VqaFormat(), QUESTIONS.replace("421", "420")));
		assertEquals("test.json:3: question_id 420 occurs twice", error.getMessage());
	}

	@Test
	void severalSplitsNeedAName() throws IOException {
		for (String split : List.of("train", "test")) {
			Files.createDirectories(folder.resolve("easy").resolve(split));
			Files.writeString(folder.resolve("easy").resolve(split).resolve("questions.json"), "[[\"" + split + "?\", \"yes\", 7]]");
		}
		CorpusException error = assertThrows(CorpusException.class,
				() -> read(new EasyVqaFormat(), folder.resolve("easy"), Map.of()));
		assertTrue(error.getMessage().contains("test/questions.json, train/questions.json"), error.getMessage());
		VisualQuestion question = (VisualQuestion) read(new EasyVqaFormat(), folder.resolve("easy"), Map.of("split", "test"))
				.getFirst();
		assertEquals(List.of("test/images/7.png"), question.images());
		assertEquals("0", question.id());
	}

	@Test
	void shapesAreReadAsPublished() throws IOException {
		Files.writeString(folder.resolve("val.query_str.txt"), "is a circle red\nis red below blue\n");
		Files.writeString(folder.resolve("val.output"), "true\nfalse\n");
		VisualQuestion second = (VisualQuestion) read(new ShapesFormat(), folder.resolve("val.query_str.txt"), Map.of()).get(1);
		assertEquals(List.of("val.input.npy#1"), second.images());
		assertEquals(List.of("false"), second.answers());
		Files.writeString(folder.resolve("val.output"), "true\n");
		assertThrows(CorpusException.class, () -> read(new ShapesFormat(), folder.resolve("val.query_str.txt"), Map.of()));
	}

	@Test
	void statementsOfNlvrAreGroups() throws IOException {
		Path file = folder.resolve("dev.json");
		Files.writeString(file, """
				{"sentence": "A", "label": "true", "identifier": "15-0", "directory": "3"}
				{"sentence": "A", "label": "false", "identifier": "15-1", "directory": "3"}
				{"sentence": "B", "label": "True", "identifier": "dev-8-2-1"}
				{"sentence": "B", "label": "False", "identifier": "dev-8-3-1"}
				""");
		List<VisualQuestion> read = read(new NlvrFormat(), file, Map.of("permutation", "2")).stream().map(VisualQuestion.class::cast)
				.toList();
		assertEquals(List.of("images/3/dev-15-0-2.png"), read.getFirst().images());
		assertEquals(List.of("dev-8-2-img0.png", "dev-8-2-img1.png"), read.get(2).images());
		assertEquals(List.of("15", "15", "dev-8-1", "dev-8-1"), read.stream().map(question -> question.group().orElseThrow()).toList());
		Files.writeString(file, Files.readString(file).replace("15-1", "15-0"));
		CorpusException error = assertThrows(CorpusException.class, () -> read(new NlvrFormat(), file, Map.of()));
		assertEquals(file + ":2: identifier '15-0' occurs twice", error.getMessage());
	}
}
