package org.lorgnette.training.writing;

import java.util.ArrayList;
import java.util.List;

import org.lorgnette.engine.djl.features.QuestionMatch;
import org.lorgnette.engine.djl.writing.WritingModel;
import org.lorgnette.training.nn.Dense;
import org.lorgnette.training.nn.EncoderLayer;
import org.lorgnette.training.nn.Fusion;
import org.lorgnette.training.nn.Norm;
import org.lorgnette.training.nn.Ops;
import org.lorgnette.training.nn.WordEncoder;
import org.lorgnette.training.reading.PassageReading;

/**
 * Words of a passage in context, as readers see them that know the question. Inputs: passage [batch, p, features], question [batch, q,
 * features], match [batch, p, {@link QuestionMatch#WIDTH}].
 */
final class QuestionNet extends SourceNet {

	private final PassageReading reading;

	/** @param readingLayers layers behind the fusion */
	QuestionNet(WordEncoder.Size size, Fusion.Kind kind, int readingLayers, float dropout) {
		int width = size.width();
		WordEncoder encoder = child("encoder", new WordEncoder(size, dropout));
		Dense match = child("match", new Dense(QuestionMatch.WIDTH, width));
		Fusion fusion = child("fusion", Fusion.of(kind, width, size.heads(), dropout));
		List<EncoderLayer> layers = new ArrayList<>();
		for (int i = 0; i < readingLayers; i++) {
			layers.add(child("reading" + i, new EncoderLayer(width, size.heads(), size.inner(), PassageReading.REACH, dropout)));
		}
		reading = new PassageReading(encoder, match, fusion, layers, child("norm", new Norm(width)), dropout);
	}

	@Override
	WordEncoder encoder() {
		return reading.encoder();
	}

	@Override
	List<String> inputs() {
		return List.of(WritingModel.WORDS, WritingModel.QUESTION, WritingModel.MATCH);
	}

	@Override
	<T> T words(Ops<T> ops, List<T> inputs) {
		return reading.read(ops, inputs.get(1), inputs.get(0), inputs.get(2)).passage();
	}
}
