package org.lorgnette.training.writing;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

import org.lorgnette.engine.Settings;
import org.lorgnette.engine.training.Trainer;
import org.lorgnette.engine.training.TrainingData;
import org.lorgnette.engine.training.TrainingListener;
import org.lorgnette.engine.training.TrainingSession;
import org.lorgnette.model.Answer;
import org.lorgnette.model.Document;
import org.lorgnette.model.Entity;
import org.lorgnette.model.Question;
import org.lorgnette.model.Relation;
import org.lorgnette.model.Span;

/** Small tasks that can be learned in seconds. */
final class ToyTexts {

	private static final String[] NAMES = {"Anna", "Bob", "Carla", "Denis", "Élise", "Farid", "Greta", "Hugo"};
	private static final String[] TOWNS = {"Oslo", "Lyon", "Rome", "Bath", "Nîmes", "New York"};

	static final Map<String, String> SMALL = Map.ofEntries(Map.entry("width", "24"), Map.entry("layers", "1"), Map.entry("heads", "2"),
			Map.entry("inner", "24"), Map.entry("subwords", "200"), Map.entry("epochs", "30"), Map.entry("rate", "0.01"),
			Map.entry("batch-words", "300"), Map.entry("dropout", "0"), Map.entry("hide", "0.1"), Map.entry("writer-layers", "1"),
			Map.entry("evaluate", "10"), Map.entry("name", "tiny"));

	private ToyTexts() {
	}

	private static String any(String[] words, Random random) {
		return words[random.nextInt(words.length)];
	}

	private static Entity entity(List<Entity> before, String type, int begin, int length) {
		Entity entity = new Entity("T" + (before.size() + 1), type, new Span(begin, begin + length));
		before.add(entity);
		return entity;
	}

	/** "Then Anna Smith met Bob in Oslo." People, and places if they are marked. */
	static List<Document> entities(int count, int seed, boolean places) {
		Random random = new Random(seed);
		List<Document> documents = new ArrayList<>();
		for (int i = 0; i < count; i++) {
			List<Entity> entities = new ArrayList<>();
			StringBuilder text = new StringBuilder("Then ");
			for (int people = 1 + random.nextInt(2); people > 0; people--) {
				String name = any(NAMES, random) + (random.nextBoolean() ? " Smith" : "");
				entity(entities, "PER", text.length(), name.length());
				text.append(name).append(people > 1 ? " met " : " went to ");
			}
			String town = any(TOWNS, random);
			if (places) {
				entity(entities, "LOC", text.length(), town.length());
			}
			documents.add(Document.builder("d" + i, text.append(town).append(" by train.").toString()).entities(entities).build());
		}
		return documents;
	}

	/** "Anna lives in Oslo. Bob was born near Rome." Some are asked about who is not there. */
	static List<Document> questions(int count, int seed) {
		Random random = new Random(seed);
		List<Document> documents = new ArrayList<>();
		for (int i = 0; i < count; i++) {
			int name = random.nextInt(NAMES.length);
			String one = NAMES[name];
			String two = NAMES[(name + 1 + random.nextInt(NAMES.length - 2)) % NAMES.length];
			String three = NAMES[(name + NAMES.length - 1) % NAMES.length];
			String town = any(TOWNS, random);
			String other = any(TOWNS, random);
			String text = one + " lives in " + town + ". " + two + " was born near " + other + ".";
			documents.add(Document.builder("d" + i, text).metadata(Map.of("article", String.valueOf(i / 4)))
					.questions(List.of(asked("a" + i, "Where does " + one + " live?", text, text.indexOf(town), town),
							asked("b" + i, "Who was born near " + other + "?", text, text.indexOf(two + " was"), two),
							asked("c" + i, "Where does " + three + " live?", text, 0, ""))).build());
		}
		return documents;
	}

	private static Question asked(String id, String question, String text, int begin, String answer) {
		return answer.isEmpty() ? new Question(id, question, List.of(), false, List.of(), Map.of())
				: new Question(id, question, List.of(new Answer(id, answer, Optional.of(new Span(begin, begin + answer.length())))), true,
						List.of(), Map.of());
	}

	/** "Anna of Oslo met Bob of Lyon." Each lives in the town behind; some sentences have people and towns that have nothing to do. */
	static List<Document> relations(int count, int seed) {
		Random random = new Random(seed);
		List<Document> documents = new ArrayList<>();
		for (int i = 0; i < count; i++) {
			List<Entity> entities = new ArrayList<>();
			List<Relation> relations = new ArrayList<>();
			StringBuilder text = new StringBuilder("Then ");
			for (int people = 1 + random.nextInt(2); people > 0; people--) {
				String name = any(NAMES, random);
				String town = any(TOWNS, random);
				boolean lives = random.nextInt(3) > 0;
				Entity head = entity(entities, "PER", text.length(), name.length());
				text.append(name).append(lives ? " of " : " left ");
				Entity tail = entity(entities, "LOC", text.length(), town.length());
				text.append(town).append(people > 1 ? " met " : ".");
				if (lives) {
					relations.add(new Relation("R" + (relations.size() + 1), "Live_In", head.id(), tail.id()));
				}
			}
			documents.add(Document.builder("d" + i, text.toString()).entities(entities).relations(relations).build());
		}
		return documents;
	}

	static TrainingData.Part part(String name, List<Document> documents) {
		return new TrainingData.Part(name, documents::stream, 1, Optional.empty());
	}

	static Settings settings(Trainer trainer, Map<String, String> more) {
		Map<String, String> given = new LinkedHashMap<>(SMALL);
		given.putAll(more);
		return Settings.of(trainer.settings(), given);
	}

	static Path train(Trainer trainer, Path output, TrainingData data, Map<String, String> more, TrainingListener listener) throws Exception {
		trainer.train(data, settings(trainer, more), new TrainingSession(output).watchedBy(listener));
		return output;
	}
}
