package org.lorgnette.cli;

import java.io.Closeable;
import java.io.IOException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

import org.lorgnette.io.CorpusException;
import org.lorgnette.io.CorpusTarget;
import org.lorgnette.io.Location;
import org.lorgnette.io.json.JsonRecords;
import org.lorgnette.io.json.JsonText;
import org.lorgnette.model.Document;
import org.lorgnette.model.Question;

/** The files that SQuAD's evaluate-v2.0.py reads: question id to answer and, if wanted, to the probability of no answer. */
final class SquadAnswersWriter implements Closeable {

	private final String name;
	private final JsonRecords answers;
	private final Optional<JsonRecords> noAnswer;
	private final Set<String> written = new HashSet<>();

	SquadAnswersWriter(CorpusTarget answers, Optional<CorpusTarget> noAnswer) throws IOException {
		this.name = answers.name();
		this.answers = new JsonRecords(answers, "{", "}");
		try {
			this.noAnswer = noAnswer.isPresent() ? Optional.of(new JsonRecords(noAnswer.get(), "{", "}")) : Optional.empty();
		} catch (IOException e) {
			this.answers.close();
			throw e;
		}
	}

	/** Writes an entry for every question of the document, the empty text where there is no answer. */
	void write(Document document, PredictedAnswers predicted) throws IOException {
		for (Question question : document.questions()) {
			String id = question.id();
			if (!written.add(id)) {
				throw new CorpusException(Location.of(name),
						"question id '" + id + "' occurs twice in the corpus; expected one answer an id");
			}
			String key = JsonText.write(json -> json.value(id)) + ": ";
			answers.addRaw(id, key + JsonText.write(json -> json.value(predicted.answer(id).text())));
			if (noAnswer.isPresent()) {
				noAnswer.get().addRaw(id, key + predicted.noAnswer(id));
			}
		}
	}

	void commit() throws IOException {
		if (noAnswer.isPresent()) {
			noAnswer.get().commit();
		}
		answers.commit();
	}

	@Override
	public void close() throws IOException {
		answers.close();
		if (noAnswer.isPresent()) {
			noAnswer.get().close();
		}
	}
}
