package org.lorgnette.io;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.lorgnette.model.Answer;
import org.lorgnette.model.Chain;
import org.lorgnette.model.Document;
import org.lorgnette.model.Entity;
import org.lorgnette.model.Event;
import org.lorgnette.model.Instance;
import org.lorgnette.model.Note;
import org.lorgnette.model.Question;
import org.lorgnette.model.Relation;
import org.lorgnette.model.Sentence;
import org.lorgnette.model.Span;
import org.lorgnette.model.Token;
import org.lorgnette.model.VisualQuestion;
import org.lorgnette.testing.Corpora;

/** Small corpora in every format: written by its own writer, by hand where it has none, and the beginnings of published files. */
final class FuzzSamples {

	private static final int HEAD = 6_000;
	private static final Map<String, List<String>> PUBLISHED = Map.ofEntries(
			Map.entry("squad", List.of("qa/squad2-en/squad2-12articles.json", "qa/piaf-fr/piaf-dev.json")),
			Map.entry("spert", List.of("re/conll04/conll04_dev.json", "re/conll04/bilou/conll04_dev.json")),
			Map.entry("docred", List.of("re/redocred/dev_revised.json")),
			Map.entry("semeval2010", List.of("re/semeval2010-8/TRAIN_FILE.TXT")),
			Map.entry("vqa", List.of("vqa/daquar-sample/questions.json")),
			Map.entry("easy-vqa", List.of("vqa/easy-vqa/train/questions.json")),
			Map.entry("shapes", List.of("vqa/shapes/val/questions.json")), Map.entry("nlvr", List.of("vqa/nlvr1/dev/dev.json")),
			Map.entry("conllu", List.of("formats/conllu/fr_gsd-ud-test.part.conllu")),
			Map.entry("conll", List.of("ner/en/wnut17", "ner/en/btc")), Map.entry("hipe", List.of("ner/fr/newseye", "ner/en/ajmc")),
			Map.entry("brat", List.of("formats/brat/BioNLP-ST_2011", "formats/brat/tutorials", "re/re3d-brat")),
			Map.entry("webanno", List.of("formats/webanno-tsv/tsv3-suite")));
	private static final Map<String, String> BY_HAND = Map.of("easy-vqa",
			"[[\"what color is the box?\", \"blue\", 0],\n[\"is there a circle?\", \"no\", 1]]", "shapes",
			"[{\"image\": \"images/0.png\", \"question\": \"is a circle red\", \"answer\": \"true\"}]", "nlvr",
			"{\"sentence\": \"One box is black.\", \"label\": \"true\", \"identifier\": \"7-0\", \"directory\": \"2\"}\n"
					+ "{\"sentence\": \"Both are cats.\", \"label\": \"False\", \"identifier\": \"dev-1-0-1\"}\n",
			"vqa", "{\"data_subtype\": \"val2014\", \"questions\": [{\"image_id\": 42, \"question\": \"Is it?\", "
					+ "\"question_id\": 420, \"multiple_choices\": [\"yes\", \"no\"]}]}");

	/** A folder's files, the one to damage, and what to read: that file or the folder. */
	record Sample(Path source, Path damaged) {
	}

	private FuzzSamples() {
	}

	static List<Sample> of(CorpusFormat format, Path folder) throws IOException {
		List<Sample> samples = new ArrayList<>(written(format, Files.createDirectories(folder.resolve("written"))));
		if (BY_HAND.containsKey(format.id())) {
			Path file = Files.createDirectories(folder.resolve("hand")).resolve("questions.json");
			Files.writeString(file, BY_HAND.get(format.id()));
			samples.add(new Sample(file, file));
		}
		int number = 0;
		for (String path : PUBLISHED.getOrDefault(format.id(), List.of())) {
			Optional<Path> found = Corpora.find(path);
			if (found.isPresent()) {
				samples.addAll(published(found.get(), Files.createDirectories(folder.resolve("published" + number++))));
			}
		}
		return samples;
	}

	private static List<Sample> written(CorpusFormat format, Path folder) throws IOException {
		boolean json = List.of("squad", "spert", "docred", "vqa").contains(format.id());
		boolean oneFile = !List.of("brat", "webanno", "xmi", "cas-xmi", "cas-json").contains(format.id());
		Path target = oneFile ? folder.resolve(json ? "sample.json" : "sample.txt") : folder;
		Optional<CorpusWriter> writer = format.writer(CorpusTarget.of(target), format.defaults(), loss -> {
		});
		if (writer.isPresent()) {
			try (CorpusWriter open = writer.get()) {
				for (Instance instance : format.id().equals("vqa") ? pictures() : documents()) {
					open.write(instance);
				}
				open.commit();
			}
		}
		return samples(folder, oneFile);
	}

	/** One sample for each file; the source is the file, or the folder if the format reads folders. */
	private static List<Sample> samples(Path folder, boolean oneFile) throws IOException {
		try (Stream<Path> files = Files.walk(folder)) {
			return files.filter(Files::isRegularFile).sorted().map(file -> new Sample(oneFile ? file : folder, file)).toList();
		}
	}

	private static List<Sample> published(Path found, Path folder) throws IOException {
		List<Path> files;
		try (Stream<Path> walk = Files.walk(found)) {
			files = walk.filter(Files::isRegularFile).filter(file -> !file.toString().matches(".*(LICENSE|README|\\.zip|\\.png).*"))
					.sorted().limit(60).toList();
		}
		boolean standoff = files.stream().anyMatch(file -> file.toString().endsWith(".ann"));
		List<Sample> samples = new ArrayList<>();
		for (Path file : files) {
			byte[] bytes = Files.readAllBytes(file);
			Path copy = folder.resolve(file.getFileName().toString());
			Files.write(copy, standoff ? bytes : Arrays.copyOf(bytes, Math.min(HEAD, bytes.length)));
			if (!standoff || !copy.toString().endsWith(".txt")) {
				samples.add(new Sample(standoff && samples.size() % 2 == 0 ? folder : copy, copy));
			}
		}
		return samples.size() > 8 ? samples.subList(0, 8) : samples;
	}

	private static List<Instance> documents() {
		String text = "Ana \uD83D\uDE00 Roy founded Caf\u00E9 Nord .\nIt opened in Lyon .";
		List<Token> tokens = new ArrayList<>();
		for (int begin = 0, i = 0; i <= text.length(); i++) {
			if (i == text.length() || Character.isWhitespace(text.charAt(i))) {
				tokens.add(new Token(begin, i));
				begin = i + 1;
			}
		}
		int line = text.indexOf('\n');
		int first = (int) tokens.stream().filter(token -> token.end() <= line).count();
		List<Sentence> sentences = List.of(new Sentence(new Span(0, line), 0, first),
				new Sentence(new Span(line + 1, text.length()), first, tokens.size()));
		List<Entity> entities = List.of(entity("T1", "PER", text, "Ana \uD83D\uDE00 Roy"), entity("T2", "ORG", text, "Caf\u00E9 Nord"),
				entity("T3", "LOC", text, "Lyon"), entity("T4", "TRIGGER", text, "founded"));
		Document whole = Document.builder("d1", text).tokens(tokens).sentences(sentences).entities(entities)
				.relations(List.of(new Relation("R1", "Founded", "T1", "T2"), new Relation("R2", "In", "T2", "T3")))
				.events(List.of(new Event("E1", "Founding", "T4", List.of(), Map.of())))
				.chains(List.of(new Chain("C1", "Equiv", List.of("T2", "T3"))))
				.notes(List.of(new Note("N1", "AnnotatorNotes", "T1", "sure")))
				.questions(List.of(new Question("q1", "Who?", List.of(new Answer("q1", "Roy", Optional.of(new Span(7, 10)))), true,
						List.of(), Map.of()), new Question("q2", "When?", List.of(), false, List.of(), Map.of())))
				.metadata(Map.of("source", "test")).build();
		return List.of(whole, Document.builder("d2", "Rien .").tokens(List.of(new Token(0, 4), new Token(5, 6)))
				.sentences(List.of(new Sentence(new Span(0, 6), 0, 2))).build());
	}

	private static Entity entity(String id, String type, String text, String covered) {
		return new Entity(id, type, new Span(text.indexOf(covered), text.indexOf(covered) + covered.length()));
	}

	private static List<Instance> pictures() {
		return List.of(new VisualQuestion("1", List.of("a.png"), "Is it red?", List.of("yes", "no"), List.of("yes", "no"),
				Optional.of("is"), Optional.of("yes/no"), Optional.of("g"), Map.of("image_id", "1")));
	}
}
