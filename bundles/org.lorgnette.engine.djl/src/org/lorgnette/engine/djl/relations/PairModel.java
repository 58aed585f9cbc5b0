package org.lorgnette.engine.djl.relations;

import java.nio.LongBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

import org.lorgnette.engine.Cancellation;
import org.lorgnette.engine.EngineException;
import org.lorgnette.engine.EngineUnavailableException;
import org.lorgnette.engine.djl.explain.AttentionOutputs;
import org.lorgnette.engine.djl.folder.LoadedModel;
import org.lorgnette.engine.djl.runtime.FloatTensor;
import org.lorgnette.engine.djl.runtime.LengthBatches.Batch;
import org.lorgnette.engine.djl.runtime.LengthBatches;
import org.lorgnette.engine.djl.runtime.OnnxCall;
import org.lorgnette.engine.djl.runtime.TensorType;
import org.lorgnette.engine.djl.text.DocumentWords;

/** A network that scores the relations of pairs of entities. Safe for several threads. */
final class PairModel implements AutoCloseable {

	private static final String WORDS = "words";
	private static final String ROLES = "roles";
	private static final String LOGITS = "logits";

	/**
	 * What the network says of a pair.
	 *
	 * @param logits one for each label
	 * @param trigger the word of the document, not one of the two entities, that these attend to most in the last layer, if that is
	 * known
	 */
	record Scored(float[] logits, OptionalInt trigger) {
	}

	private final LoadedModel model;
	private final RelationLabels labels;
	private final Optional<String> attention;

	private PairModel(LoadedModel model, RelationLabels labels) {
		this.model = model;
		this.labels = labels;
		List<String> layers = AttentionOutputs.of(model.network());
		attention = layers.isEmpty() ? Optional.empty() : Optional.of(layers.getLast());
	}

	/**
	 * Takes over the model, which it closes if it does not fit.
	 *
	 * @throws EngineUnavailableException
	 *             if its network has other inputs and outputs than one for relations, or its labels mean nothing
	 */
	static PairModel of(LoadedModel model) throws EngineUnavailableException {
		return model.fit(model.folder().path(), () -> {
			model.network().requireInput(WORDS, model.wordIds());
			model.network().requireInput(ROLES, TensorType.integers(TensorType.ANY, TensorType.ANY));
			model.network().requireOutput(LOGITS, TensorType.floats(TensorType.ANY, model.labels()));
			PairModel pairs = new PairModel(model, new RelationLabels(model.folder().labels()));
			pairs.tryOut();
			return pairs;
		});
	}

	/** Finds damaged weights now rather than at the first document. */
	private void tryOut() throws EngineException {
		try (OnnxCall call = model.network().call()) {
			long[] ids = model.words().ids("a");
			call.longs(WORDS, 1, 2, model.words().width()).put(ids).put(ids);
			call.longs(ROLES, 1, 2).put(1).put(2);
			FloatTensor logits = call.run(List.of(LOGITS), Cancellation.NONE).get(LOGITS);
			logits.require(LOGITS, 1, labels.size());
			logits.requireFinite(LOGITS, 0, labels.size());
		}
	}

	RelationLabels labels() {
		return labels;
	}

	LoadedModel model() {
		return model;
	}

	/** Scores pairs of a document, in their order. */
	List<Scored> score(DocumentWords words, List<Pair> pairs, int batchWords, Cancellation cancellation) throws EngineException {
		List<Scored> scored = new ArrayList<>(java.util.Collections.nCopies(pairs.size(), null));
		for (Batch batch : LengthBatches.of(pairs.stream().mapToInt(Pair::length).toArray(), batchWords)) {
			cancellation.check();
			run(words, pairs, batch, scored, cancellation);
		}
		return scored;
	}

	/** Outputs of the network for one pair. */
	Map<String, FloatTensor> show(DocumentWords words, Pair pair, List<String> outputs, Cancellation cancellation)
			throws EngineException {
		try (OnnxCall call = model.network().call()) {
			fill(call, words, List.of(pair), pair.length());
			return call.run(outputs, cancellation);
		}
	}

	/** Says of items of one word each that it is in no entity. */
	static void addNoRoles(OnnxCall call, int items) {
		call.longs(ROLES, items, 1).put(new long[items]);
	}

	private void fill(OnnxCall call, DocumentWords words, List<Pair> pairs, int length) {
		int width = model.words().width();
		LongBuffer ids = call.longs(WORDS, pairs.size(), length, width);
		LongBuffer roles = call.longs(ROLES, pairs.size(), length);
		long[] filling = new long[width];
		for (Pair pair : pairs) {
			for (int word = pair.from(); word < pair.to(); word++) {
				ids.put(model.words().ids(words.form(word)));
				roles.put(pair.role(word));
			}
			for (int i = pair.length(); i < length; i++) {
				ids.put(filling);
				roles.put(0);
			}
		}
	}

	private void run(DocumentWords words, List<Pair> pairs, Batch batch, List<Scored> scored, Cancellation cancellation)
			throws EngineException {
		int items = batch.items().length;
		try (OnnxCall call = model.network().call()) {
			fill(call, words, Arrays.stream(batch.items()).mapToObj(pairs::get).toList(), batch.length());
			List<String> wanted = new ArrayList<>(List.of(LOGITS));
			attention.ifPresent(wanted::add);
			Map<String, FloatTensor> outputs = call.run(wanted, cancellation);
			float[] logits = outputs.get(LOGITS).require(LOGITS, items, labels.size());
			for (int i = 0; i < items; i++) {
				Pair pair = pairs.get(batch.items()[i]);
				outputs.get(LOGITS).requireFinite(LOGITS, i * labels.size(), (i + 1) * labels.size());
				OptionalInt trigger = attention.isPresent() ? trigger(outputs.get(attention.get()), i, pair, words) : OptionalInt.empty();
				scored.set(batch.items()[i], new Scored(Arrays.copyOfRange(logits, i * labels.size(), (i + 1) * labels.size()), trigger));
			}
		}
	}

	/** Sums attention [batch, heads, query, key] over the heads and over the entities' words as queries. */
	private static OptionalInt trigger(FloatTensor attention, int item, Pair pair, DocumentWords words) {
		if (attention.shape().length != 4) {
			return OptionalInt.empty();
		}
		int heads = attention.length(1);
		int queries = attention.length(2);
		int keys = attention.length(3);
		int best = -1;
		double most = 0;
		for (int word = pair.from(); word < pair.to(); word++) {
			if (pair.isArgument(word) || !Character.isLetterOrDigit(words.form(word).codePointAt(0))) {
				continue;
			}
			double sum = 0;
			for (int query = pair.from(); query < pair.to(); query++) {
				for (int head = 0; head < heads && pair.isArgument(query); head++) {
					int row = ((item * heads + head) * queries + query - pair.from()) * keys;
					sum += attention.values()[row + word - pair.from()];
				}
			}
			if (sum > most) {
				most = sum;
				best = word;
			}
		}
		return best < 0 ? OptionalInt.empty() : OptionalInt.of(best);
	}

	@Override
	public void close() {
		model.close();
	}
}
