package org.lorgnette.engine.djl.ner;

import java.nio.LongBuffer;
import java.util.List;
import java.util.Map;

import org.lorgnette.engine.Cancellation;
import org.lorgnette.engine.EngineException;
import org.lorgnette.engine.EngineUnavailableException;
import org.lorgnette.engine.djl.decode.ChainDecoder;
import org.lorgnette.engine.djl.decode.ChainWeights;
import org.lorgnette.engine.djl.decode.TagGrammar;
import org.lorgnette.engine.djl.folder.LoadedModel;
import org.lorgnette.engine.djl.features.WordFeatures;
import org.lorgnette.engine.djl.runtime.FloatTensor;
import org.lorgnette.engine.djl.runtime.OnnxCall;
import org.lorgnette.engine.djl.runtime.TensorType;

/** A network that scores the tags of words, and the decoder made of its transitions. Safe for several threads. */
final class TaggingModel implements AutoCloseable {

	private static final String WORDS = "words";
	private static final String EMISSIONS = "emissions";
	private static final String START = "start";
	private static final String END = "end";
	private static final String TRANSITIONS = "transitions";

	private final LoadedModel model;
	private final ChainDecoder decoder;
	private final long[] filling;

	private TaggingModel(LoadedModel model, ChainDecoder decoder) {
		this.model = model;
		this.decoder = decoder;
		this.filling = new long[model.words().width()];
	}

	/**
	 * Takes over the model, which it closes in any case.
	 *
	 * @throws EngineUnavailableException
	 *             if its network has other inputs and outputs than a tagger's, or weights that are not finite
	 */
	static TaggingModel of(LoadedModel model) throws EngineUnavailableException {
		return model.fit(model.network().file(), () -> {
			int tags = model.labels();
			model.network().requireInput(WORDS, model.wordIds());
			model.network().requireOutput(EMISSIONS, TensorType.floats(TensorType.ANY, TensorType.ANY, tags));
			model.network().requireOutput(START, TensorType.floats(tags));
			model.network().requireOutput(END, TensorType.floats(tags));
			model.network().requireOutput(TRANSITIONS, TensorType.floats(tags, tags));
			TagGrammar grammar = TagGrammar.of(model.folder().labels(), model.folder().scheme().orElseThrow());
			TaggingModel tagging = new TaggingModel(model, new ChainDecoder(grammar, weights(model), model.folder().temperature()));
			return tagging;
		});
	}

	/** Runs the network on one word: what it gives besides the emissions does not depend on the words. */
	private static ChainWeights weights(LoadedModel model) throws EngineException {
		int tags = model.labels();
		try (OnnxCall call = model.network().call()) {
			call.longs(WORDS, 1, 1, model.words().width()).put(model.words().ids("a"));
			Map<String, FloatTensor> outputs = call.run(List.of(EMISSIONS, START, END, TRANSITIONS), Cancellation.NONE);
			float[] start = outputs.get(START).require(START, tags);
			float[] end = outputs.get(END).require(END, tags);
			float[] transitions = outputs.get(TRANSITIONS).require(TRANSITIONS, tags, tags);
			outputs.get(EMISSIONS).require(EMISSIONS, 1, 1, tags);
			outputs.get(EMISSIONS).requireFinite(EMISSIONS, 0, tags);
			return new ChainWeights(start, end, transitions);
		}
	}

	ChainDecoder decoder() {
		return decoder;
	}

	LoadedModel model() {
		return model;
	}

	/** The inputs of one batch: each item's words, filled up to the same length. For one thread. */
	final class Batch implements AutoCloseable {

		private final OnnxCall call = model.network().call();
		private final WordFeatures features = model.words();
		private final LongBuffer ids;
		private final int items;
		private final int length;
		private int filled;

		Batch(int items, int length) {
			this.items = items;
			this.length = length;
			this.ids = call.longs(WORDS, items, length, features.width());
		}

		/** Adds the next word of the item at hand. */
		void add(String form) {
			ids.put(features.ids(form));
			filled++;
		}

		/** Fills the item up; the next word begins the next item. */
		void endItem() {
			for (; filled < length; filled++) {
				ids.put(filling);
			}
			filled = 0;
		}

		/** The scores, [items, length, tags]; those of filling mean nothing. */
		FloatTensor run(Cancellation cancellation) throws EngineException {
			FloatTensor emissions = call.run(List.of(EMISSIONS), cancellation).get(EMISSIONS);
			emissions.require(EMISSIONS, items, length, decoder.grammar().size());
			return emissions;
		}

		/** What else the network gives of the words, without the scores. */
		Map<String, FloatTensor> show(List<String> outputs, Cancellation cancellation) throws EngineException {
			return call.run(outputs, cancellation);
		}

		@Override
		public void close() {
			call.close();
		}
	}

	@Override
	public void close() {
		model.close();
	}
}
