package org.lorgnette.io.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lorgnette.io.CorpusFormat;
import org.lorgnette.io.CorpusSource;
import org.lorgnette.io.Loss;
import org.lorgnette.io.Problem;
import org.lorgnette.io.docred.DocRedFormat;
import org.lorgnette.io.semeval.SemEvalFormat;
import org.lorgnette.io.spert.SpertFormat;
import org.lorgnette.io.squad.SquadFormat;
import org.lorgnette.io.vqa.EasyVqaFormat;
import org.lorgnette.io.vqa.NlvrFormat;
import org.lorgnette.io.vqa.ShapesFormat;
import org.lorgnette.io.vqa.VqaFormat;
import org.lorgnette.model.Document;
import org.lorgnette.model.Instance;
import org.lorgnette.model.VisualQuestion;
import org.lorgnette.testing.Corpora;

import com.google.gson.JsonParser;

/** Published corpora come through reading and writing unchanged. */
class JsonCorporaTest {

	private static CorpusFormat format(String id) {
		return List.of(new SquadFormat(), new SpertFormat(), new DocRedFormat()).stream().filter(known -> known.id().equals(id))
				.findFirst().orElseThrow();
	}

	@ParameterizedTest
	@CsvSource({"squad,qa/squad2-en/squad2-12articles.json,4397,0", "squad,qa/piaf-fr/piaf-dev.json,2885,2",
			"squad,qa/fairytaleqa-en/train.squad.json,-1,3", "squad,qa/afriqa-en/afriqa-en-0.squad.json,-1,0",
			"squad,qa/squadshifts-en/amazon_reviews.squad.json,9866,0", "squad,qa/qed-nq-en/qed-dev.squad.json,1355,0",
			"spert,re/conll04/conll04_dev.json,-1,0", "spert,re/conll04/conll04_train.json,-1,0",
			"docred,re/redocred/dev_revised.json,-1,0"})
	void roundTripIsLossless(String id, String path, int questions, int problemCount) throws IOException {
		CorpusFormat format = format(id);
		Path file = Corpora.require(path);
		assertTrue(format.recognises(CorpusSource.of(file)) >= 90);
		List<Problem> problems = new ArrayList<>();
		List<Instance> instances = RoundTrips.read(format, CorpusSource.of(file), Map.of(), problems);
		assertEquals(problemCount, problems.size(), problems::toString);
		assertEquals(instances.size(), instances.stream().map(Instance::id).distinct().count());
		if (questions >= 0) {
			assertEquals(questions, instances.stream().mapToInt(instance -> ((Document) instance).questions().size()).sum());
		}
		List<Loss> losses = new ArrayList<>();
		String written = RoundTrips.write(format, instances, Map.of(), losses);
		assertEquals(List.of(), losses);
		assertTrue(JsonParser.parseString(Files.readString(file)).equals(JsonParser.parseString(written)));
		assertEquals(instances, RoundTrips.read(format, RoundTrips.source(written), Map.of(), new ArrayList<>()));
	}

	@Test
	void tagsAndEntitiesOfConll04SayTheSame() throws IOException {
		SpertFormat format = new SpertFormat();
		List<Instance> entities = RoundTrips.read(format, CorpusSource.of(Corpora.require("re/conll04/conll04_train.json")), Map.of(),
				new ArrayList<>());
		List<Instance> tags = RoundTrips.read(format, CorpusSource.of(Corpora.require("re/conll04/bilou/conll04_train.json")),
				Map.of(), new ArrayList<>());
		assertEquals(922, entities.size());
		assertEquals(entities, tags);
		List<Loss> losses = new ArrayList<>();
		String written = RoundTrips.write(format, entities, Map.of("tags", "bilou"), losses);
		assertEquals(List.of(), losses);
		assertTrue(JsonParser.parseString(written)
				.equals(JsonParser.parseString(Files.readString(Corpora.require("re/conll04/bilou/conll04_train.json")))));
	}

	@Test
	void semEvalIsWrittenAsItWasRead() throws IOException {
		Path file = Corpora.require("re/semeval2010-8/TRAIN_FILE.TXT");
		SemEvalFormat format = new SemEvalFormat();
		List<Instance> instances = RoundTrips.read(format, CorpusSource.of(file), Map.of(), new ArrayList<>());
		assertEquals(8000, instances.size());
		assertEquals(1410, instances.stream().filter(instance -> ((Document) instance).relations().getFirst().symmetric()).count());
		List<Loss> losses = new ArrayList<>();
		String written = RoundTrips.write(format, instances, Map.of(), losses);
		assertEquals(List.of(), losses);
		assertEquals(normal(Files.readString(file, StandardCharsets.UTF_8)), normal(written));
	}

	private static List<String> normal(String text) {
		return text.lines().map(line -> line.replaceAll("^Comment: *", "Comment: ").stripTrailing()).toList();
	}

	@ParameterizedTest
	@CsvSource({"easy-vqa,vqa/easy-vqa,38575", "easy-vqa,vqa/easy-vqa/train/questions.json,38575", "shapes,vqa/shapes/val,1024",
			"nlvr,vqa/nlvr1,989", "nlvr,vqa/nlvr1/dev/dev.json,989", "vqa,vqa/daquar-sample,1694",
			"vqa,vqa/daquar-sample/questions.json,1694"})
	void picturesAreWhereQuestionsSay(String id, String path, int count) throws IOException {
		CorpusFormat format = List.of(new VqaFormat(), new EasyVqaFormat(), new ShapesFormat(), new NlvrFormat()).stream()
				.filter(known -> known.id().equals(id)).findFirst().orElseThrow();
		Path place = Corpora.require(path);
		Path folder = Files.isDirectory(place) ? place : place.getParent();
		assertTrue(format.recognises(CorpusSource.of(place)) >= 80);
		List<Problem> problems = new ArrayList<>();
		List<Instance> instances = RoundTrips.read(format, CorpusSource.of(place), Map.of(), problems);
		assertEquals(count, instances.size());
		assertEquals(List.of(), problems);
		assertEquals(count, instances.stream().map(Instance::id).distinct().count());
		for (Instance instance : instances) {
			VisualQuestion question = (VisualQuestion) instance;
			assertTrue(Files.isRegularFile(folder.resolve(question.images().getFirst())), question::toString);
			assertTrue(!question.answers().isEmpty(), question::toString);
		}
		if (id.equals("nlvr")) {
			assertEquals(267, instances.stream().map(instance -> ((VisualQuestion) instance).group()).distinct().count());
		}
	}

	@Test
	void flatVqaIsWrittenAsRead() throws IOException {
		VqaFormat format = new VqaFormat();
		List<Instance> instances = RoundTrips.read(format, CorpusSource.of(Corpora.require("vqa/daquar-sample/questions.json")),
				Map.of(), new ArrayList<>());
		String written = RoundTrips.write(format, instances, Map.of(), new ArrayList<>());
		assertEquals(instances, RoundTrips.read(format, RoundTrips.source(written), Map.of(), new ArrayList<>()));
	}
}
