package org.lorgnette.engine.djl.hf;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

import org.lorgnette.engine.Cancellation;
import org.lorgnette.engine.EngineException;
import org.lorgnette.engine.EngineUnavailableException;
import org.lorgnette.engine.djl.runtime.FloatTensor;
import org.lorgnette.engine.djl.runtime.LengthBatches;
import org.lorgnette.engine.explain.AttentionMaps;
import org.lorgnette.engine.explain.Word;
import org.lorgnette.model.Span;

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
			boolean joined = model.network().decisions().size() == 1;
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
		long[] asked = asked(question, length, cancellation).ids();
		int room = length - model.tokenizer().pair().size() - asked.length;
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

	/** The question's pieces that are shown, with their places in it. */
	private Pieces asked(String question, int length, Cancellation cancellation) {
		int room = length - model.tokenizer().pair().size();
		int begin = question.length() - question.stripLeading().length();
		Pieces all = model.tokenizer().encode(question.stripLeading(), cancellation);
		Pieces asked = new Pieces(all.size());
		for (int i = 0; i < Math.min(all.size(), room - Math.max(1, room / TEXT_SHARE)); i++) {
			asked.add(all.id(i), begin + all.begin(i), begin + all.end(i));
		}
		return asked;
	}

	/**
	 * What the network attends to in the window where an answer has the best score, or no answer the lowest.
	 *
	 * @param answer where it stands in the text; empty for no answer
	 */
	AttentionMaps attention(String question, Pieces text, int length, int overlap, Optional<Span> answer, Cancellation cancellation)
			throws EngineException {
		Pieces asked = asked(question, length, cancellation);
		int room = length - model.tokenizer().pair().size() - asked.size();
		int first = 0;
		int last = -1;
		for (int piece = 0; answer.isPresent() && piece < text.size(); piece++) {
			first += text.end(piece) <= answer.get().begin() ? 1 : 0;
			last += text.begin(piece) < answer.get().end() ? 1 : 0;
		}
		QaWindow best = null;
		double most = 0;
		for (QaWindow window : QaWindow.of(text.size(), room, Math.min(overlap, room / 2))) {
			if (answer.isEmpty() || window.begin() <= first && last < window.end() && first <= last) {
				double score = score(asked.ids(), text, window, answer.isPresent(), first, last, cancellation);
				if (best == null || score > most) {
					best = window;
					most = score;
				}
			}
		}
		if (best == null) {
			throw new EngineException("the network does not see this answer at once, or there is nothing to read");
		}
		InputTemplate template = model.tokenizer().pair();
		int begin = text.begin(best.begin());
		int end = text.end(best.end() - 1);
		PieceUnits units = new PieceUnits(model.folder().tokenizer()).special(template.before(), begin);
		add(units, questionFirst ? Word.In.QUESTION : Word.In.TEXT, asked, text, best);
		units.special(template.between(), questionFirst ? begin : end);
		add(units, questionFirst ? Word.In.TEXT : Word.In.QUESTION, asked, text, best);
		units.special(template.after(), end);
		return HfAttention.maps(model.network(), input(asked.ids(), text, best), units.units(), cancellation);
	}

	private static void add(PieceUnits units, Word.In in, Pieces asked, Pieces text, QaWindow window) {
		Pieces from = in == Word.In.QUESTION ? asked : text;
		for (int i = in == Word.In.QUESTION ? 0 : window.begin(); i < (in == Word.In.QUESTION ? asked.size() : window.end()); i++) {
			units.add(in, from.id(i), from.begin(i), from.end(i));
		}
	}

	/** The sum of the logits of the pieces {@code first} and {@code last} of the text, or that of no answer, the lowest being best. */
	private double score(long[] asked, Pieces text, QaWindow window, boolean answered, int first, int last, Cancellation cancellation)
			throws EngineException {
		PieceSequence input = input(asked, text, window);
		Map<String, FloatTensor> outputs = model.network().run(List.of(input), joined ? List.of(start) : List.of(start, end),
				cancellation);
		float[] starts = logits(outputs, start, 1, input.length(), 0, input.length(), 0);
		float[] ends = logits(outputs, end, 1, input.length(), 0, input.length(), 1);
		int offset = offset(asked) - window.begin();
		int cls = cls(questionFirst ? asked.length : window.length(), questionFirst ? window.length() : asked.length);
		return answered ? starts[offset + first] + ends[offset + last] : -(starts[cls] + ends[cls]);
	}

	private PieceSequence input(long[] asked, Pieces text, QaWindow window) {
		long[] shown = text.ids(window.begin(), window.end());
		InputTemplate template = model.tokenizer().pair();
		return questionFirst ? template.wrap(asked, shown) : template.wrap(shown, asked);
	}

	/** Where the text begins in an input. */
	private int offset(long[] asked) {
		InputTemplate template = model.tokenizer().pair();
		return questionFirst ? template.second(asked.length) : template.before().ids().length;
	}

	private void run(long[] asked, Pieces text, List<QaWindow> windows, int longest, SpanCandidates candidates,
			Cancellation cancellation)
			throws EngineException {
		List<PieceSequence> inputs = new ArrayList<>();
		for (QaWindow window : windows) {
			inputs.add(input(asked, text, window));
		}
		Map<String, FloatTensor> outputs = model.network().run(inputs, joined ? List.of(start) : List.of(start, end), cancellation);
		for (int i = 0; i < windows.size(); i++) {
			QaWindow window = windows.get(i);
			int length = inputs.get(i).length();
			int offset = offset(asked);
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
