package org.lorgnette.training.writing;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import org.lorgnette.engine.EngineException;
import org.lorgnette.engine.Setting;
import org.lorgnette.engine.Setting.Kind;
import org.lorgnette.engine.Settings;
import org.lorgnette.engine.training.TrainingData;
import org.lorgnette.engine.training.TrainingSession;
import org.lorgnette.model.Task;
import org.lorgnette.training.tagging.TaggedCorpus;

/** Trains models that write named entities down: the encoder of a tagger, and a decoder in place of its tags. */
public final class EntityWriterTrainer extends WritingTrainer {

	private static final String LONGEST = "longest";

	public EntityWriterTrainer() {
		super(Task.NER);
	}

	@Override
	public String description() {
		return "Words in context by attention; a decoder copies the words of entities and writes their types behind them.";
	}

	@Override
	public List<Setting> settings() {
		List<Setting> settings = WritingSettings.declared(15, 1500, "0.15", "generative-ner");
		settings.add(Setting.of(LONGEST, Kind.INTEGER, "128", "Longer sentences are cut into pieces of so many words in training."));
		return settings;
	}

	@Override
	Subject read(TrainingData data, Settings settings, TrainingSession session) throws IOException, EngineException {
		List<TaggedCorpus> corpora = corpora(data.parts(), settings);
		List<TaggedCorpus> held = corpora(data.development(), settings);
		Set<String> types = TaggedCorpus.types(id(), corpora, held);
		return new EntitySubject(corpora, held, new TreeSet<>(types));
	}

	private static List<TaggedCorpus> corpora(List<TrainingData.Part> parts, Settings settings) throws IOException {
		List<TaggedCorpus> corpora = new ArrayList<>();
		for (TrainingData.Part part : parts) {
			corpora.add(TaggedCorpus.read(part, EntitySubject.SCHEME, settings.integer(LONGEST)));
		}
		return corpora;
	}
}
