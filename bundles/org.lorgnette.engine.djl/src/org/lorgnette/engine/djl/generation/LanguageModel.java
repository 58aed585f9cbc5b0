package org.lorgnette.engine.djl.generation;

import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.lorgnette.engine.Cancellation;
import org.lorgnette.engine.EngineException;
import org.lorgnette.engine.EngineUnavailableException;
import org.lorgnette.engine.djl.folder.Precision;
import org.lorgnette.engine.djl.runtime.FloatTensor;
import org.lorgnette.engine.djl.runtime.OnnxCall;
import org.lorgnette.engine.djl.runtime.OnnxModel;

/** A language model in memory: says how likely each piece is to come next. Safe for several threads, each with a {@link State} of its own. */
public final class LanguageModel implements AutoCloseable {

	private static final float UNSEEN = -1e4f;
	private static final List<String> KINDS = List.of("keys", "values");

	private final LanguageFolder folder;
	private final OnnxModel network;
	private final TextPieces pieces;

	private LanguageModel(LanguageFolder folder, OnnxModel network, TextPieces pieces) {
		this.folder = folder;
		this.network = network;
		this.pieces = pieces;
	}

	/** @throws EngineUnavailableException if the folder is no language model, or has no weights of this precision */
	public static LanguageModel load(Path path, Precision precision, int threads) throws EngineUnavailableException {
		LanguageFolder folder = LanguageFolder.read(path);
		Path weights = path.resolve(precision == Precision.INT8 ? LanguageFolder.INT8 : LanguageFolder.FP32);
		if (!Files.isRegularFile(weights)) {
			throw new EngineUnavailableException("the language model " + path + " has no " + weights.getFileName(), "set 'precision' to int8");
		}
		OnnxModel network = OnnxModel.load(weights, threads);
		try {
			return new LanguageModel(folder, network, TextPieces.read(path.resolve(LanguageFolder.SUBWORDS)));
		} catch (IOException e) {
			network.close();
			throw new EngineUnavailableException(e.getMessage(), "put the folder in place again as it was trained", e);
		}
	}

	public LanguageFolder folder() {
		return folder;
	}

	public TextPieces pieces() {
		return pieces;
	}

	/**
	 * What was read or written so far: its keys and values in all layers, so that they are computed once. A text that outgrows the context
	 * goes on from its latter half. For one thread.
	 */
	public final class State {

		private final float[][] memories;
		private final int[] ids;
		private int length;

		private State() {
			memories = new float[2 * folder.shape().layers()][(folder.shape().context() + 1) * stride()];
			ids = new int[folder.shape().context()];
		}

		private State(State other) {
			memories = new float[other.memories.length][];
			for (int i = 0; i < memories.length; i++) {
				memories[i] = other.memories[i].clone();
			}
			ids = other.ids.clone();
			length = other.length;
		}

		/** The same state, which goes its own way. */
		public State copy() {
			return new State(this);
		}

		/** Takes pieces in; gives the logits of what comes next after each of them. */
		public List<float[]> read(int[] next, Cancellation cancellation) throws EngineException {
			List<float[]> logits = new ArrayList<>(next.length);
			int context = folder.shape().context();
			for (int begin = 0; begin < next.length;) {
				if (length == context) {
					int[] kept = Arrays.copyOfRange(ids, context - context / 2, context);
					length = 0;
					run(kept, 0, kept.length, cancellation);
				}
				int count = Math.min(next.length - begin, context - length);
				logits.addAll(run(next, begin, count, cancellation));
				begin += count;
			}
			return logits;
		}

		private List<float[]> run(int[] next, int begin, int count, Cancellation cancellation) throws EngineException {
			// One place before all is always there, and never seen: networks take no empty inputs.
			int before = length + 1;
			List<String> outputs = new ArrayList<>(List.of("logits"));
			try (OnnxCall call = network.call()) {
				LongBuffer input = call.longs("ids", 1, count);
				LongBuffer places = call.longs("places", 1, count);
				FloatBuffer mask = call.floats("mask", 1, 1, count, before + count);
				for (int i = 0; i < count; i++) {
					input.put(i, next[begin + i]);
					places.put(i, length + i);
					for (int j = 0; j < before + count; j++) {
						mask.put(i * (before + count) + j, j == 0 || j > before + i ? UNSEEN : 0);
					}
				}
				for (int i = 0; i < memories.length; i++) {
					String name = KINDS.get(i % 2) + "." + i / 2;
					call.floats("before." + name, 1, before, folder.shape().heads(), folder.shape().headWidth())
							.put(0, memories[i], 0, before * stride());
					outputs.add(name);
				}
				Map<String, FloatTensor> said = call.run(outputs, cancellation);
				for (int i = 0; i < memories.length; i++) {
					System.arraycopy(said.get(outputs.get(1 + i)).values(), 0, memories[i], before * stride(), count * stride());
				}
				System.arraycopy(next, begin, ids, length, count);
				length += count;
				return rows(said.get("logits").values(), count);
			}
		}

		private static List<float[]> rows(float[] logits, int count) {
			List<float[]> rows = new ArrayList<>(count);
			int width = logits.length / count;
			for (int i = 0; i < count; i++) {
				rows.add(Arrays.copyOfRange(logits, i * width, (i + 1) * width));
			}
			return rows;
		}
	}

	private int stride() {
		return folder.shape().heads() * folder.shape().headWidth();
	}

	/** Before anything was read. */
	public State begin() {
		return new State();
	}

	@Override
	public void close() {
		network.close();
		pieces.close();
	}
}
