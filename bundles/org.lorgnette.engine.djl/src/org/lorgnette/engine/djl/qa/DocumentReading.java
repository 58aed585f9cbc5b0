package org.lorgnette.engine.djl.qa;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import org.lorgnette.engine.Cancellation;
import org.lorgnette.engine.EngineException;
import org.lorgnette.engine.djl.features.MatchText;
import org.lorgnette.engine.djl.features.QuestionMatch;
import org.lorgnette.engine.djl.qa.FoundAnswers.Found;
import org.lorgnette.engine.djl.qa.SpanDecoder.Candidate;
import org.lorgnette.engine.djl.qa.SpanDecoder.Reading;
import org.lorgnette.engine.djl.runtime.FloatTensor;
import org.lorgnette.engine.djl.runtime.LengthBatches;
import org.lorgnette.engine.djl.runtime.LengthBatches.Batch;
import org.lorgnette.engine.djl.text.DocumentWords;

/**
 * Reads one document for all its questions: each window with each question goes through the network, in batches of like length.
 * Memory grows with the answers kept, not with the windows. For one thread.
 */
final class DocumentReading {

	/** A question as the network takes it, and what was found for it. */
	private static final class Asked {

		private final List<String> words;
		private final QuestionMatch match;
		private final FoundAnswers found;

		Asked(List<String> words, int answers) {
			this.words = words;
			this.match = QuestionWords.match(words);
			this.found = new FoundAnswers(answers);
		}
	}

	private final ReaderModel model;
	private final SpanDecoder decoder;
	private final DocumentWords words;
	private final MatchText text;
	private final int answers;
	private final Cancellation cancellation;
	private final List<Asked> asked;
	private final List<PassageWindow> windows;

	/**
	 * @param questions the words of each
	 * @param answers how many are wanted for each
	 */
	DocumentReading(ReaderModel model, SpanDecoder decoder, DocumentWords words, MatchText text, List<List<String>> questions,
			int answers,
			Cancellation cancellation) {
		this.model = model;
		this.decoder = decoder;
		this.words = words;
		this.text = text;
		this.answers = answers;
		this.cancellation = cancellation;
		asked = questions.stream().map(question -> new Asked(question, answers)).toList();
		windows = PassageWindow.over(words.words(), model.model().folder().window());
	}

	/** What was found for each question; nothing for one without words. */
	List<FoundAnswers> read(int batchWords) throws EngineException {
		// Questions of like length come together, where windows have the same length.
		int[] order = IntStream.range(0, asked.size()).filter(i -> !asked.get(i).words.isEmpty()).boxed()
				.sorted(Comparator.comparing(i -> asked.get(i).words.size())).mapToInt(Integer::intValue).toArray();
		int[] lengths = new int[Math.multiplyExact(order.length, windows.size())];
		for (int i = 0; i < lengths.length; i++) {
			lengths[i] = windows.get(i % windows.size()).length();
		}
		for (Batch batch : LengthBatches.of(lengths, batchWords)) {
			cancellation.check();
			run(order, batch);
		}
		return asked.stream().map(question -> question.found).toList();
	}

	private void run(int[] order, Batch batch) throws EngineException {
		Asked[] questions = Arrays.stream(batch.items()).mapToObj(item -> asked.get(order[item / windows.size()]))
				.toArray(Asked[]::new);
		int longest = Arrays.stream(questions).mapToInt(question -> question.words.size()).max().orElseThrow();
		float[] matches = new float[batch.length() * QuestionMatch.WIDTH];
		ReaderModel.Scores scores;
		try (ReaderModel.Batch inputs = model.new Batch(questions.length, longest, batch.length())) {
			for (int row = 0; row < questions.length; row++) {
				PassageWindow window = windows.get(batch.items()[row] % windows.size());
				questions[row].match.fill(text, window.begin(), window.end(), matches, 0);
				inputs.add(questions[row].words, IntStream.range(window.begin(), window.end()).mapToObj(words::form).toList(), matches);
			}
			scores = inputs.run(cancellation);
		}
		for (int row = 0; row < questions.length; row++) {
			take(questions[row], windows.get(batch.items()[row] % windows.size()), scores, row);
		}
	}

	private void take(Asked question, PassageWindow window, ReaderModel.Scores scores, int row) throws EngineException {
		ReaderModel.requireFinite(scores, row, window.length());
		Reading reading = decoder.read(scores.starts().values(), scores.ends().values(), row * scores.words(), window.length(),
				scores.none().values()[row], answers);
		List<Found> found = new ArrayList<>();
		for (Candidate span : reading.spans()) {
			found.add(new Found(window.begin() + span.begin(), window.begin() + span.end(), span.logOdds(),
					attended(scores.attention(), row, window, span)));
		}
		question.found.add(found, reading.logNone());
	}

	private List<Integer> attended(Optional<FloatTensor> attention, int row, PassageWindow window, Candidate span) {
		if (attention.isEmpty()) {
			return List.of();
		}
		return AttendedWords.of(attention.get(), row, window.length(), span.begin(), span.end(),
				word -> !text.words()[window.begin() + word].isSign()).stream().map(word -> window.begin() + word).toList();
	}
}
