package org.lorgnette.training.reading;

import java.util.List;

import org.lorgnette.engine.djl.folder.AnswerCalibration;
import org.lorgnette.engine.djl.folder.NoAnswer;
import org.lorgnette.engine.djl.qa.FoundAnswers;
import org.lorgnette.engine.djl.qa.SpanDecoder;
import org.lorgnette.metrics.curve.Scored;
import org.lorgnette.metrics.qa.AnswerNormalizer;

/** A held-out question with what the network says of its windows. */
record ScoredQuestion(ReadingCorpus corpus, AskedQuestion asked, List<ScoredWindow> windows) {

	private static final AnswerCalibration PLAIN = new AnswerCalibration(1, NoAnswer.PLAIN);

	/** The best answer's text, whether or not there may be none. */
	String best(int longest) {
		ScoredWindow window = surest(longest);
		SpanDecoder.Candidate span = window.read(new SpanDecoder(longest, PLAIN), 1).spans().getFirst();
		return text(window, span);
	}

	/** The margin of no answer over the best one, in the window where it is least. */
	double margin(int longest) {
		return surest(longest).read(new SpanDecoder(longest, PLAIN), 1).margin();
	}

	private ScoredWindow surest(int longest) {
		SpanDecoder decoder = new SpanDecoder(longest, PLAIN);
		ScoredWindow surest = windows.getFirst();
		for (ScoredWindow window : windows) {
			if (window.read(decoder, 1).margin() < surest.read(decoder, 1).margin()) {
				surest = window;
			}
		}
		return surest;
	}

	private String text(ScoredWindow window, SpanDecoder.Candidate span) {
		return asked.passage().text(window.window().begin() + span.begin(), window.window().begin() + span.end());
	}

	/** What an engine with this decoder says first: its text (empty for no answer) and its probability. */
	Said said(SpanDecoder decoder) {
		FoundAnswers found = new FoundAnswers(1);
		for (ScoredWindow window : windows) {
			SpanDecoder.Reading reading = window.read(decoder, 1);
			found.add(reading.spans().stream().map(span -> new FoundAnswers.Found(window.window().begin() + span.begin(),
					window.window().begin() + span.end(), span.logOdds(), List.of())).toList(), reading.logNone());
		}
		FoundAnswers.Found best = found.best(answer -> "").getFirst();
		return found.none() >= found.probability(best) ? new Said("", found.none())
				: new Said(asked.passage().text(best.begin(), best.end()), found.probability(best));
	}

	/** What is said first, and how sure that is. */
	record Said(String text, double probability) {
	}

	/** What is said first, with whether it is right: a gold answer after normalisation, or no answer where there is none. */
	Scored scored(Said said) {
		String given = AnswerNormalizer.SQUAD.normalize(said.text());
		boolean right = asked.answers().answers().isEmpty() ? given.isEmpty()
				: asked.answers().answers().stream().map(AnswerNormalizer.SQUAD::normalize).anyMatch(given::equals);
		return new Scored(said.probability(), right);
	}
}
