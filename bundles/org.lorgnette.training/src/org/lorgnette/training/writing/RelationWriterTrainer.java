package org.lorgnette.training.writing;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.lorgnette.engine.EngineException;
import org.lorgnette.engine.Setting;
import org.lorgnette.engine.Settings;
import org.lorgnette.engine.djl.text.PlainTokenizer;
import org.lorgnette.engine.training.TrainedEngine;
import org.lorgnette.engine.training.TrainingData;
import org.lorgnette.engine.training.TrainingSession;
import org.lorgnette.model.Task;

/** Trains models that write relations between known entities down. */
public final class RelationWriterTrainer extends WritingTrainer {

	public RelationWriterTrainer() {
		super(Task.RELATIONS);
	}

	@Override
	public String description() {
		return "Words in context by attention, told which are entities; a decoder copies heads and tails and writes relations between them.";
	}

	@Override
	public List<Setting> settings() {
		return WritingSettings.declared(12, 1500, "0.05", "generative-relations");
	}

	@Override
	Subject read(TrainingData data, Settings settings, TrainingSession session) throws IOException, EngineException {
		RelationSubject subject = new RelationSubject(data, PlainTokenizer.forLanguages(WritingSettings.languages(settings)),
				session.cancellation());
		if (!subject.hasRelations()) {
			throw new EngineException(id() + ": the data has no two entities of a sentence with a relation; look at its labels");
		}
		return subject;
	}

	@Override
	public Optional<TrainedEngine> engine(Path model, Settings settings) {
		// Between the entities that the texts come with: what is measured is the model, not also a finder of entities.
		return Optional.of(new TrainedEngine(id(), Map.of("model", model.toString(), "entities", "gold")));
	}
}
