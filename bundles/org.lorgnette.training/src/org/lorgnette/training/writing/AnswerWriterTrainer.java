package org.lorgnette.training.writing;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.lorgnette.engine.EngineException;
import org.lorgnette.engine.Setting;
import org.lorgnette.engine.Settings;
import org.lorgnette.engine.djl.features.MatchWord;
import org.lorgnette.engine.djl.text.PlainTokenizer;
import org.lorgnette.engine.training.TrainingData;
import org.lorgnette.engine.training.TrainingSession;
import org.lorgnette.model.Task;
import org.lorgnette.training.reading.ReadingCorpus;
import org.lorgnette.training.reading.ReadingSettings;

/** Trains models that write answers down: the layers of a reader, and a decoder in place of its begins and ends. */
public final class AnswerWriterTrainer extends WritingTrainer {

	public AnswerWriterTrainer() {
		super(Task.QA);
	}

	@Override
	public String description() {
		return "Question and passage in context by attention, fused; a decoder copies the words of the answer, or writes that there is none.";
	}

	@Override
	public List<Setting> settings() {
		List<Setting> settings = WritingSettings.declared(6, 3000, "0.1", "generative-qa");
		settings.addAll(ReadingSettings.DECLARED);
		return settings;
	}

	@Override
	Subject read(TrainingData data, Settings settings, TrainingSession session) throws IOException, EngineException {
		PlainTokenizer tokenizer = PlainTokenizer.forLanguages(WritingSettings.languages(settings));
		Map<String, MatchWord> known = new HashMap<>();
		List<ReadingCorpus> corpora = ReadingCorpus.readAll(data.parts(), tokenizer, known, session);
		List<ReadingCorpus> held = ReadingCorpus.readAll(data.development(), tokenizer, known, session);
		ReadingCorpus.requireAnswers(id(), corpora);
		return new AnswerSubject(corpora, held, known, ReadingSettings.of(settings), session.seed());
	}
}
