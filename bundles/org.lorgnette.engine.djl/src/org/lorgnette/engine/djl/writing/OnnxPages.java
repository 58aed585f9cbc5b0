package org.lorgnette.engine.djl.writing;

import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.lorgnette.engine.Cancellation;
import org.lorgnette.engine.EngineException;
import org.lorgnette.engine.djl.folder.WriterSide;
import org.lorgnette.engine.djl.runtime.FloatTensor;
import org.lorgnette.engine.djl.runtime.OnnxCall;
import org.lorgnette.engine.djl.runtime.OnnxModel;

/** Sources that a network in ONNX has read. Keys and values of what was written are computed once and kept with each row. */
final class OnnxPages implements Pages {

	private static final float UNSEEN = -1e4f;

	/** What was written in a row, for the network: keys and values of all its layers, and which place was copied last. */
	private static final class Row {

		private final int source;
		private int last = -1;
		private final float[][] memories;

		Row(int source, int memories, int stride) {
			this.source = source;
			// One place before all is always there, and never seen: networks take no empty inputs.
			this.memories = new float[memories][stride];
		}

		Row(Row other) {
			source = other.source;
			last = other.last;
			memories = other.memories.clone();
		}
	}

	private final WriterSide side;
	private final Alphabet alphabet;
	private final int[] lengths;
	private final int longest;
	private final Map<String, FloatTensor> read;
	private final int stride;
	private final OnnxCall call;
	private final List<String> outputs = new ArrayList<>(List.of("logits"));
	private int[] shown = {};
	private List<Row> rows = new ArrayList<>();
	private int steps;

	/** @param read the outputs of the network that reads */
	OnnxPages(OnnxModel writer, WriterSide side, Alphabet alphabet, int[] lengths, int longest, Map<String, FloatTensor> read) {
		this.side = side;
		this.alphabet = alphabet;
		this.lengths = lengths;
		this.longest = longest;
		this.read = read;
		stride = side.heads() * side.headWidth();
		call = writer.call();
		for (int i = 0; i < 2 * side.layers(); i++) {
			outputs.add(WritingModel.KINDS.get(i % 2) + "." + i / 2);
		}
	}

	@Override
	public List<float[]> begin(Cancellation cancellation) throws EngineException {
		for (int source = 0; source < lengths.length; source++) {
			rows.add(new Row(source, 2 * side.layers(), stride));
		}
		int[] ends = new int[lengths.length];
		Arrays.fill(ends, Alphabet.END_TOKEN);
		return step(ends, cancellation);
	}

	@Override
	public List<float[]> next(int[] parents, int[] tokens, Cancellation cancellation) throws EngineException {
		List<Row> before = rows;
		rows = new ArrayList<>(parents.length);
		for (int i = 0; i < parents.length; i++) {
			Row row = new Row(before.get(parents[i]));
			row.last = alphabet.isCopy(tokens[i]) ? alphabet.place(tokens[i]) : row.last;
			rows.add(row);
		}
		return step(tokens, cancellation);
	}

	private List<float[]> step(int[] tokens, Cancellation cancellation) throws EngineException {
		int[] sources = rows.stream().mapToInt(row -> row.source).toArray();
		if (!Arrays.equals(sources, shown)) {
			show(sources);
		}
		int count = tokens.length;
		LongBuffer written = call.longs("tokens", count, 1);
		FloatBuffer picked = call.floats("picked", count, 1, longest);
		FloatBuffer relation = call.floats("relation", count, 1, longest, StepInputs.RELATIONS);
		FloatBuffer mask = call.floats("mask", 1, 1, 1, steps + 2L);
		for (int i = 0; i < steps + 2; i++) {
			mask.put(i == 0 ? UNSEEN : 0);
		}
		float[] zeros = new float[longest];
		float[] relations = new float[longest * StepInputs.RELATIONS];
		for (int i = 0; i < count; i++) {
			boolean copy = alphabet.isCopy(tokens[i]);
			written.put(copy ? alphabet.fixed() : tokens[i]);
			picked.put(zeros);
			if (copy) {
				picked.put(i * longest + alphabet.place(tokens[i]), 1);
			}
			StepInputs.relate(rows.get(i).last, longest, relations, 0);
			relation.put(relations);
		}
		for (int memory = 0; memory < 2 * side.layers(); memory++) {
			FloatBuffer before = call.floats("before." + outputs.get(1 + memory), count, steps + 1L, side.heads(), side.headWidth());
			for (Row row : rows) {
				before.put(row.memories[memory]);
			}
		}
		Map<String, FloatTensor> said = call.run(outputs, cancellation);
		for (int memory = 0; memory < 2 * side.layers(); memory++) {
			float[] values = said.get(outputs.get(1 + memory)).require(outputs.get(1 + memory), count, 1, side.heads(), side.headWidth());
			for (int i = 0; i < count; i++) {
				float[] before = rows.get(i).memories[memory];
				float[] all = Arrays.copyOf(before, before.length + stride);
				System.arraycopy(values, i * stride, all, before.length, stride);
				rows.get(i).memories[memory] = all;
			}
		}
		steps++;
		FloatTensor logits = said.get("logits");
		int width = logits.length(2);
		logits.requireFinite("logits", 0, count * width);
		List<float[]> result = new ArrayList<>(count);
		for (int i = 0; i < count; i++) {
			result.add(Arrays.copyOfRange(logits.values(), i * width, i * width + alphabet.copy(lengths[sources[i]])));
		}
		return result;
	}

	/** Puts in what is read of the sources of all rows. */
	private void show(int[] sources) {
		shown = sources;
		FloatBuffer asked = call.floats("asked", sources.length, alphabet.actions().size());
		FloatBuffer seen = call.floats("sourceMask", sources.length, longest);
		for (int source : sources) {
			for (int i = 0; i < alphabet.actions().size(); i++) {
				asked.put(1);
			}
			for (int i = 0; i < longest; i++) {
				seen.put(i < lengths[source] ? 1 : 0);
			}
		}
		read.forEach((name, tensor) -> {
			long[] shape = tensor.shape().clone();
			shape[0] = sources.length;
			FloatBuffer all = call.floats(name, shape);
			int size = tensor.values().length / lengths.length;
			for (int source : sources) {
				all.put(tensor.values(), source * size, size);
			}
		});
	}

	@Override
	public void close() {
		call.close();
	}
}
