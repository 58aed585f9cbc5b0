package org.lorgnette.engine.baseline.language;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.lorgnette.engine.EngineException;
import org.lorgnette.engine.Setting;
import org.lorgnette.engine.Setting.Kind;
import org.lorgnette.engine.Settings;
import org.lorgnette.engine.training.TrainedEngine;
import org.lorgnette.engine.training.Trainer;
import org.lorgnette.engine.training.TrainingData;
import org.lorgnette.engine.training.TrainingEvent;
import org.lorgnette.engine.training.TrainingSession;
import org.lorgnette.model.Document;
import org.lorgnette.model.Task;

/** Counts the n-grams of plain text. */
public final class KneserNeyTrainer implements Trainer {

	static final int LONGEST = 64;

	private static final String ORDER = "order";
	private static final String SUBWORDS = "subwords";
	private static final String LANGUAGES = "languages";

	@Override
	public String id() {
		return "kneser-ney";
	}

	@Override
	public String description() {
		return "A language model that counts n-grams in plain text, under modified Kneser-Ney smoothing, for networks to be held against.";
	}

	@Override
	public Optional<Task> task() {
		return Optional.empty();
	}

	@Override
	public List<Setting> settings() {
		return List.of(
				Setting.of(ORDER, Kind.INTEGER, "0",
						"Length of the longest n-grams, 2 to " + LONGEST + "; 0 for 7 bytes, or 5 pieces."),
				Setting.of(SUBWORDS, Kind.PATH, "",
						"The file subwords.json of a language model, so that the same pieces are counted; empty counts bytes."),
				Setting.of(LANGUAGES, Kind.TEXT, "en", "Languages of the texts, the main one first, separated by commas."));
	}

	@Override
	public void train(TrainingData data, Settings settings, TrainingSession session) throws IOException, EngineException {
		BytePairs pairs = settings.text(SUBWORDS).isBlank() ? BytePairs.bytes() : BytePairsFile.read(settings.path(SUBWORDS));
		int order = order(settings);
		session.tell(new TrainingEvent.Phase("reading"));
		NGramCounter counter = new NGramCounter(pairs.size(), pairs.end(), order);
		for (TrainingData.Part part : data.parts()) {
			read(part, pairs, counter, session);
		}
		if (counter.length() == 0) {
			throw new EngineException(id() + ": the data has no texts; expected one at least");
		}
		session.tell(new TrainingEvent.Phase("counting"));
		NGrams grams = counter.count(session.cancellation());
		session.tell(new TrainingEvent.Phase("exporting"));
		new KneserNeyFile(List.of(settings.text(LANGUAGES).split("\\s*,\\s*")), pairs, grams).write(session.output());
	}

	private int order(Settings settings) throws EngineException {
		int order = settings.integer(ORDER);
		if (order == 0) {
			return settings.text(SUBWORDS).isBlank() ? 7 : 5;
		}
		if (order < 2 || order > LONGEST) {
			throw new EngineException(id() + ": setting '" + ORDER + "': expected 2 to " + LONGEST + ", or 0, got " + order);
		}
		return order;
	}

	private static void read(TrainingData.Part part, BytePairs pairs, NGramCounter counter, TrainingSession session)
			throws IOException {
		try (Stream<Document> documents = part.corpus().open()) {
			long number = 0;
			for (Iterator<Document> each = documents.iterator(); each.hasNext(); number++) {
				String text = each.next().text();
				for (int times = part.times(number, 0, session.seed()); times > 0; times--) {
					pairs.ids(text, word -> {
						session.cancellation().check();
						counter.read(word);
					});
					counter.endText();
				}
				session.tell(new TrainingEvent.Step(number + 1, 0));
			}
		}
	}

	@Override
	public Optional<TrainedEngine> engine(Path model, Settings settings) {
		return Optional.of(new TrainedEngine(KneserNeyEngine.DESCRIPTOR.id(), Map.of(KneserNeyEngine.MODEL, model.toString())));
	}
}
