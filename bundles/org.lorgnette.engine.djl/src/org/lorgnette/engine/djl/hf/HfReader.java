package org.lorgnette.engine.djl.hf;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

import org.lorgnette.engine.Cancellation;
import org.lorgnette.engine.EngineException;
import org.lorgnette.engine.EngineUnavailableException;
import org.lorgnette.engine.djl.runtime.FloatTensor;
import org.lorgnette.engine.djl.runtime.LengthBatches;

/** Asks a network questions about texts, window by window. Safe for several threads. */
final class HfReader implements AutoCloseable {

	/** Of a window at least one piece in so many is the text's: a longer question is cut. */
	private static final int TEXT_SHARE = 4;

	private final HfModel model;
	private final String start;
	private final String end;
	private final boolean joined;
	private final boolean questionFirst;

	private HfReader(HfModel model, String start, String end, boolean joined, boolean questionFirst) {
		this.model = model;
		this.start = start;
		this.end = end;
		this.joined = joined;
		this.questionFirst = questionFirst;
	}

	/**
	 * Takes over the model, which it closes if it does not fit.
	 *
	 * @throws EngineUnavailableException
	 *             if the network's outputs are not those of a reader
	 */
	static HfReader of(HfModel model) throws EngineUnavailableException {
		boolean done = false;
		try {
			boolean joined = model.network().model().outputs().size() == 1;
			String start = joined ? model.network().output("logits", "", 0) : model.network().output("start_logits", "start", 0);
			String end = joined ? start : model.network().output("end_logits", "end", 1);
			if (!joined && start.equals(end)) {
				throw new EngineUnavailableException(model.folder().network() + ": has no outputs 'start_logits' and 'end_logits', only "
						+ String.join(", ", model.network().model().outputs().keySet()), "export the model for question answering");
			}
			List<String> outputs = List.copyOf(new LinkedHashSet<>(List.of(start, end)));
			Map<String, FloatTensor> values = model.tryOut(outputs);
			long pieces = model.tryOutLength();
			for (String output : outputs) {
				long[] expected = joined ? new long[] {1, pieces, 2} : new long[] {1, pieces};
				if (!Arrays.equals(values.get(output).shape(), expected)) {
					throw new EngineUnavailableException(model.folder().network() + ": the output '" + output + "' has the shape "
							+ Arrays.toString(values.get(output).shape()) + " for " + pieces + " pieces; expected "
							+ Arrays.toString(expected), "use a model for extractive question answering");
				}
			}
			HfReader reader = new HfReader(model, start, end, joined, !model.folder().tokenizer().padsLeft());
			done = true;
			return reader;
		} finally {
			if (!done) {
				model.close();
			}
		}
	}

	HfModel model() {
		return model;
	}

	/**
	 * Asks one question about a text in pieces.
	 *
	 * @param length
	 *            of an input
	 * @param overlap
	 *            of windows, in pieces; less if the question leaves little room
	 * @param batch
	 *            pieces that go through the network together
	 */
	void read(String question, Pieces text, int length, int overlap, int batch, SpanCandidates candidates, Cancellation cancellation)
			throws EngineException {
		InputTemplate template = model.tokenizer().pair();
		int room = length - template.size();
		long[] asked = model.tokenizer().encode(question.stripLeading(), cancellation).ids();
		asked = Arrays.copyOf(asked, Math.min(asked.length, room - Math.max(1, room / TEXT_SHARE)));
		room -= asked.length;
		List<QaWindow> windows = QaWindow.of(text.size(), room, Math.min(overlap, room / 2));
		int[] lengths = new int[windows.size()];
		for (int i = 0; i < lengths.length; i++) {
			lengths[i] = length - room + windows.get(i).length();
		}
		for (LengthBatches.Batch some : LengthBatches.of(lengths, batch)) {
			cancellation.check();
			List<QaWindow> chosen = Arrays.stream(some.items()).sorted().mapToObj(windows::get).toList();
			run(asked, text, chosen, some.length(), candidates, cancellation);
		}
	}

	private void run(long[] asked, Pieces text, List<QaWindow> windows, int longest, SpanCandidates candidates,
			Cancellation cancellation)
			throws EngineException {
		InputTemplate template = model.tokenizer().pair();
		List<PieceSequence> inputs = new ArrayList<>();
		for (QaWindow window : windows) {
			long[] shown = text.ids(window.begin(), window.end());
			inputs.add(questionFirst ? template.wrap(asked, shown) : template.wrap(shown, asked));
		}
		Map<String, FloatTensor> outputs = model.network().run(inputs, joined ? List.of(start) : List.of(start, end), cancellation);
		for (int i = 0; i < windows.size(); i++) {
			QaWindow window = windows.get(i);
			int length = inputs.get(i).length();
			int offset = questionFirst ? template.second(asked.length) : template.before().ids().length;
			int cls = cls(questionFirst ? asked.length : window.length(), questionFirst ? window.length() : asked.length);
			candidates.add(window, logits(outputs, start, windows.size(), longest, i, length, 0),
					logits(outputs, end, windows.size(), longest, i, length, 1), offset, cls);
		}
	}

	private int cls(int first, int second) {
		OptionalInt id = model.folder().tokenizer().special("cls_token");
		return id.isPresent() ? model.tokenizer().pair().place(id.getAsInt(), first, second).orElse(0) : 0;
	}

	private float[] logits(Map<String, FloatTensor> outputs, String name, int batch, int longest, int item, int length, int column)
			throws EngineException {
		int width = joined ? 2 : 1;
		FloatTensor output = outputs.get(name);
		float[] values = joined ? output.require(name, batch, longest, 2) : output.require(name, batch, longest);
		output.requireFinite(name, item * longest * width, (item * longest + length) * width);
		float[] logits = new float[length];
		for (int at = 0; at < length; at++) {
			logits[at] = values[(item * longest + at) * width + (joined ? column : 0)];
		}
		return logits;
	}

	@Override
	public void close() {
		model.close();
	}
}
