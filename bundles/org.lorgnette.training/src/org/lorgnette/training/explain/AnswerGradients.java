package org.lorgnette.training.explain;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

import org.lorgnette.engine.Cancellation;
import org.lorgnette.engine.EngineException;
import org.lorgnette.engine.EngineUnavailableException;
import org.lorgnette.engine.TextEngine;
import org.lorgnette.engine.djl.features.MatchWord;
import org.lorgnette.engine.djl.features.QuestionMatch;
import org.lorgnette.engine.djl.qa.AskedWindow;
import org.lorgnette.engine.djl.qa.QaEngine;
import org.lorgnette.engine.djl.qa.QuestionWords;
import org.lorgnette.engine.explain.Decision;
import org.lorgnette.engine.explain.DifferentiableDecision;
import org.lorgnette.engine.explain.GradientAttribution;
import org.lorgnette.engine.explain.Word;
import org.lorgnette.model.Document;
import org.lorgnette.training.reading.ReaderNet;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;

/**
 * Gradients behind answers that {@link QaEngine} gives: which words of the question and of the passage made them. They are those of
 * the weights that the engine serves, as in {@link EntityGradients}. In the baseline nothing is known of any word, of the question
 * or of the passage, and so nothing matches.
 */
public final class AnswerGradients implements GradientAttribution {

	/** Whether it is an engine for questions. */
	@Override
	public boolean supports(TextEngine engine) {
		return engine instanceof QaEngine;
	}

	@Override
	public DifferentiableDecision open(TextEngine engine, Document document, Decision decision, Cancellation cancellation)
			throws EngineException {
		if (!(engine instanceof QaEngine answers)) {
			throw new EngineUnavailableException("the engine '" + engine.descriptor().id() + "' has no gradients", "take the method occlusion");
		}
		AskedWindow asked = answers.asked(document, decision, cancellation);
		return ServedNetwork.open(answers.network(), answers.folder(),
				shape -> new ReaderNet(shape.encoder(), shape.fusion(), shape.readingLayers(), 0),
				served -> {
					AnswerProbability.Matches matches = new AnswerProbability.Matches(matched(served, QuestionWords.match(asked.forms()), asked),
							matched(served, QuestionWords.match(List.of()), asked), shares(asked));
					return new AnswerProbability(served, explained(served, asked, matches), matches, asked.forms().size(), asked.answer(),
							answers.decoder(document));
				});
	}

	private static NetworkValue.Explained explained(ServedNetwork<ReaderNet> served, AskedWindow asked,
			AnswerProbability.Matches matches) throws IOException {
		int words = asked.window().length();
		List<String> forms = new ArrayList<>(asked.forms());
		forms.addAll(asked.passageForms());
		float[] vectors = served.vectors(served.net().encoder(), forms);
		int hidden = forms.size();
		int width = vectors.length / (hidden + 1);
		NetworkValue.Vectors all = new NetworkValue.Vectors(2 * asked.forms().size() + 2 * words, width);
		for (int word = 0; word < hidden; word++) {
			all.add(vectors, word, vectors, hidden, 1);
		}
		for (int word = 0; word < words; word++) {
			all.add(matches.input(), word, matches.baseline(), word, 0.5);
		}
		float[] gate = new float[width];
		gate[0] = 1;
		asked.forms().forEach(word -> all.add(gate, 0, new float[width], 0, 1));
		List<Word> units = new ArrayList<>(asked.questionUnits());
		units.addAll(asked.passageUnits());
		units.addAll(asked.passageUnits());
		units.addAll(asked.questionUnits());
		return all.explained(units, asked.answer().isPresent() ? "log-probability that exactly these words are the answer"
				: "log-probability that there is no answer");
	}

	/** What the network adds for the matches of the window's words, [words, width]. */
	private static float[] matched(ServedNetwork<ReaderNet> served, QuestionMatch match, AskedWindow asked) {
		int words = asked.window().length();
		float[] numbers = new float[words * QuestionMatch.WIDTH];
		match.fill(asked.text(), asked.window().begin(), asked.window().end(), numbers, 0);
		try (NDManager inner = served.manager().newSubManager()) {
			return served.net().matched(served.ops(inner), inner.create(numbers, new Shape(1, words, QuestionMatch.WIDTH))).toFloatArray();
		}
	}

	/**
	 * All of a match is that of the word of the question that is most like the word of the window; where none is, as of words near a
	 * match or of a kind that is asked for, each word of the question has an equal part.
	 */
	private static float[] shares(AskedWindow asked) {
		List<MatchWord> question = asked.forms().stream().map(MatchWord::of).toList();
		int words = asked.window().length();
		float[] shares = new float[question.size() * words];
		for (int word = 0; word < words; word++) {
			OptionalInt partner = QuestionMatch.partner(asked.text().words()[asked.window().begin() + word], question);
			for (int i = 0; i < question.size(); i++) {
				shares[i * words + word] = partner.isEmpty() ? 1f / question.size() : partner.getAsInt() == i ? 1 : 0;
			}
		}
		return shares;
	}
}
