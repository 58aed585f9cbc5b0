package org.lorgnette.engine.djl.hf;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.lorgnette.engine.Cancellation;
import org.lorgnette.engine.EngineException;
import org.lorgnette.engine.EngineUnavailableException;
import org.lorgnette.engine.djl.decode.Softmax;
import org.lorgnette.engine.djl.runtime.FloatTensor;
import org.lorgnette.engine.djl.runtime.LengthBatches;
import org.lorgnette.engine.djl.text.DocumentWords;
import org.lorgnette.engine.explain.AttentionMaps;
import org.lorgnette.engine.explain.TokenPieces;
import org.lorgnette.engine.explain.Word;
import org.lorgnette.model.Span;

/**
 * A network of the Hugging Face tools that gives labels to texts or pairs of texts, such as a topic, a sentiment or whether one
 * follows from the other. Safe for several threads; closing frees native memory.
 */
public final class SequenceClassifier implements AutoCloseable {

	static final String HEAD = "SequenceClassification";

	/** A text, or two; the second is empty where there is one only. */
	public record Input(String first, String second) {

		public Input(String text) {
			this(text, "");
		}
	}

	private final HfModel model;
	private final String logits;
	private final int length;
	private final int batch;

	private SequenceClassifier(HfModel model, String logits, int length, int batch) {
		this.model = model;
		this.logits = logits;
		this.length = length;
		this.batch = batch;
	}

	/**
	 * @param threads
	 *            of one run of the network
	 * @throws EngineUnavailableException
	 *             if the folder holds no classifier that can be loaded
	 */
	public static SequenceClassifier open(Path folder, int threads) throws EngineUnavailableException {
		HfModel model = HfModel.open(HfFolder.read(folder, "", HEAD), false, threads);
		return of(model, model.longest(), 2048);
	}

	/** Takes over the model, which it closes if it does not fit. */
	static SequenceClassifier of(HfModel model, int length, int batch) throws EngineUnavailableException {
		boolean done = false;
		try {
			String logits = model.network().output("logits", "", 0);
			FloatTensor values = model.tryOut(List.of(logits)).get(logits);
			int labels = model.folder().config().labels().size();
			if (!Arrays.equals(values.shape(), new long[] {1, labels})) {
				throw new EngineUnavailableException(model.folder().network() + ": the output '" + logits + "' has the shape "
						+ Arrays.toString(values.shape()) + "; expected [1, " + labels + "], for the " + labels + " labels of "
						+ HfConfig.FILE, "put " + HfConfig.FILE + " and the network of one sequence classifier into the folder");
			}
			SequenceClassifier classifier = new SequenceClassifier(model, logits, length, batch);
			done = true;
			return classifier;
		} finally {
			if (!done) {
				model.close();
			}
		}
	}

	/** The labels in the order of the scores. */
	public List<String> labels() {
		return model.folder().config().labels();
	}

	/** Whether several labels may hold at once; the scores of an input then need not sum to 1. */
	public boolean isMultiLabel() {
		return model.folder().config().multiLabel();
	}

	/** How many pieces the network sees at most, special ones included. */
	int length() {
		return length;
	}

	/** Whether the network sees all of an input; others are cut at the end of the longer text ({@code longest_first}). */
	public boolean sees(Input input, Cancellation cancellation) {
		return pieces(input.first(), cancellation).length + pieces(input.second(), cancellation).length + template(input)
				.size() <= length;
	}

	/** The score of each label, 0 to 1, for each of the inputs. */
	public List<double[]> scores(List<Input> inputs, Cancellation cancellation) throws EngineException {
		List<PieceSequence> sequences = new ArrayList<>(inputs.size());
		for (Input input : inputs) {
			cancellation.check();
			sequences.add(sequence(input, cancellation));
		}
		double[][] scores = new double[inputs.size()][];
		for (LengthBatches.Batch some : LengthBatches.of(sequences.stream().mapToInt(PieceSequence::length).toArray(), batch)) {
			List<PieceSequence> chosen = Arrays.stream(some.items()).mapToObj(sequences::get).toList();
			FloatTensor output = model.network().run(chosen, List.of(logits), cancellation).get(logits);
			float[] values = output.require(logits, chosen.size(), labels().size());
			output.requireFinite(logits, 0, values.length);
			for (int i = 0; i < chosen.size(); i++) {
				scores[some.items()[i]] = isMultiLabel() ? sigmoid(values, i) : Softmax.of(values, i * labels().size(), labels().size(), 1);
			}
		}
		return List.of(scores);
	}

	private double[] sigmoid(float[] values, int row) {
		double[] scores = new double[labels().size()];
		for (int label = 0; label < scores.length; label++) {
			scores[label] = 1 / (1 + Math.exp(-values[row * scores.length + label]));
		}
		return scores;
	}

	private long[] pieces(String text, Cancellation cancellation) {
		return model.tokenizer().encode(text, cancellation).ids();
	}

	private InputTemplate template(Input input) {
		return input.second().isEmpty() ? model.tokenizer().single() : model.tokenizer().pair();
	}

	private PieceSequence sequence(Input input, Cancellation cancellation) {
		long[] first = pieces(input.first(), cancellation);
		long[] second = pieces(input.second(), cancellation);
		int[] kept = kept(first.length, second.length, length - template(input).size());
		return template(input).wrap(cut(first, kept[0]), cut(second, kept[1]));
	}

	/** How many pieces of two texts are kept: the longer one is cut first. */
	private static int[] kept(int first, int second, int room) {
		int shorter = Math.min(first, second);
		int longer = Math.max(shorter, room - shorter);
		if (shorter + longer > room) {
			shorter = room / 2;
			longer = room - shorter;
		}
		return first > second ? new int[] {longer, shorter} : new int[] {shorter, longer};
	}

	/** What the network attends to; pieces of markers and of the second text, which the document has not, stand nowhere in it. */
	AttentionMaps attention(MarkedPair.Marked marked, Input input, Cancellation cancellation) throws EngineException {
		PieceSequence sequence = sequence(input, cancellation);
		InputTemplate template = template(input);
		Pieces first = model.tokenizer().encode(input.first(), cancellation);
		int[] kept = kept(first.size(), pieces(input.second(), cancellation).length, length - template.size());
		int shown = Math.min(first.size(), kept[0]);
		PieceUnits units = new PieceUnits(model.folder().tokenizer()).special(template.before(), marked.place(0));
		for (int i = 0; i < shown; i++) {
			Span span = marked.origin(first.begin(i), first.end(i));
			units.add(Word.In.TEXT, first.id(i), span.begin(), span.end());
		}
		int end = marked.place(marked.text().length());
		for (int at = units.units().size(); at < sequence.length(); at++) {
			units.add(Word.In.TEXT, sequence.ids()[at], end, end);
		}
		return HfAttention.maps(model.network(), sequence, units.units(), cancellation);
	}

	/** How the words of a document split. */
	List<TokenPieces> split(DocumentWords words, Cancellation cancellation) {
		List<TokenPieces> shown = new ArrayList<>();
		for (int sentence = 0; sentence < words.sentences(); sentence++) {
			cancellation.check();
			PieceUnits.split(model.folder().tokenizer(), words, words.first(sentence),
					WordPieces.ofText(model.tokenizer(), words, sentence, cancellation), shown);
		}
		return shown;
	}

	private static long[] cut(long[] ids, int most) {
		return ids.length <= most ? ids : Arrays.copyOf(ids, most);
	}

	@Override
	public void close() {
		model.close();
	}
}
