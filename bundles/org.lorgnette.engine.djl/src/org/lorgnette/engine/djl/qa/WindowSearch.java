package org.lorgnette.engine.djl.qa;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.lorgnette.engine.Cancellation;
import org.lorgnette.engine.EngineException;
import org.lorgnette.engine.djl.explain.Excerpt;
import org.lorgnette.engine.djl.features.QuestionMatch;
import org.lorgnette.model.Answer;
import org.lorgnette.model.Span;

/**
 * Finds the window in which a decision about an answer was made: where the answer is most likely beside no answer, or no answer is
 * least likely. These are the windows whose scores {@link FoundAnswers} keeps.
 */
final class WindowSearch {

	private final ReaderModel model;
	private final SpanDecoder decoder;
	private final Cancellation cancellation;

	WindowSearch(ReaderModel model, SpanDecoder decoder, Cancellation cancellation) {
		this.model = model;
		this.decoder = decoder;
		this.cancellation = cancellation;
	}

	/**
	 * @param whole a question and a text, whose window is not looked at
	 * @throws EngineException
	 *             if the text or the question has no words, or no window holds the answer
	 */
	AskedWindow find(AskedWindow whole, Answer answer) throws EngineException {
		Optional<AskedWindow.Place> place = Optional.empty();
		if (!answer.isNone()) {
			Span span = answer.span().orElseThrow(() -> new EngineException("the answer '" + answer.text() + "' has no place in the text"));
			Excerpt words = Excerpt.sentence(whole.words(), span)
					.orElseThrow(() -> new EngineException("there is no word at " + span.begin() + ".." + span.end()));
			place = Optional.of(new AskedWindow.Place(words.begin(), words.end()));
			if (words.end() - words.begin() > decoder.longest()) {
				throw new EngineException("the answer has " + (words.end() - words.begin()) + " words, but at most " + decoder.longest()
						+ " are looked for");
			}
		}
		List<AskedWindow> candidates = candidates(whole, place);
		if (candidates.isEmpty() || whole.forms().isEmpty()) {
			throw new EngineException("the network does not see this answer at once, or there is nothing to read");
		}
		AskedWindow best = candidates.getFirst();
		double most = Double.NEGATIVE_INFINITY;
		for (AskedWindow candidate : candidates.size() == 1 ? List.<AskedWindow>of() : candidates) {
			cancellation.check();
			double fit = fit(candidate);
			if (fit > most) {
				most = fit;
				best = candidate;
			}
		}
		return best;
	}

	private List<AskedWindow> candidates(AskedWindow whole, Optional<AskedWindow.Place> place) {
		List<AskedWindow> candidates = new ArrayList<>();
		for (PassageWindow window : PassageWindow.over(whole.words().words(), model.model().folder().window())) {
			if (place.isEmpty() || window.begin() <= place.get().begin() && place.get().end() <= window.end()) {
				candidates.add(new AskedWindow(whole.question(), whole.forms(), whole.spans(), whole.words(), whole.text(), window,
						place.map(found -> new AskedWindow.Place(found.begin() - window.begin(), found.end() - window.begin()))));
			}
		}
		return candidates;
	}

	private double fit(AskedWindow window) throws EngineException {
		ReaderModel.Scores scores;
		try (ReaderModel.Batch batch = batch(window)) {
			scores = batch.run(cancellation);
		}
		ReaderModel.requireFinite(scores, 0, window.window().length());
		float none = scores.none().values()[0];
		if (window.answer().isPresent()) {
			AskedWindow.Place place = window.answer().get();
			double score = (double) scores.starts().values()[place.begin()] + scores.ends().values()[place.end() - 1];
			return decoder.logOdds(score, scores.starts().values(), scores.ends().values(), window.window().length(), none);
		}
		return -decoder.read(scores.starts().values(), scores.ends().values(), 0, window.window().length(), none, 1).logNone();
	}

	/** The window alone, as inputs of the network. */
	ReaderModel.Batch batch(AskedWindow window) {
		int length = window.window().length();
		float[] matches = new float[length * QuestionMatch.WIDTH];
		QuestionWords.match(window.forms()).fill(window.text(), window.window().begin(), window.window().end(), matches, 0);
		ReaderModel.Batch batch = model.new Batch(1, window.forms().size(), length);
		batch.add(window.forms(), window.passageForms(), matches);
		return batch;
	}
}
