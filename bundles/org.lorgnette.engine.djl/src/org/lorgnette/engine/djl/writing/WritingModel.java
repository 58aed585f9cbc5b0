package org.lorgnette.engine.djl.writing;

import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.lorgnette.engine.Cancellation;
import org.lorgnette.engine.EngineException;
import org.lorgnette.engine.EngineUnavailableException;
import org.lorgnette.engine.Settings;
import org.lorgnette.engine.djl.base.NeuralSettings;
import org.lorgnette.engine.djl.features.QuestionMatch;
import org.lorgnette.engine.djl.features.WordFeatures;
import org.lorgnette.engine.djl.folder.LoadedModel;
import org.lorgnette.engine.djl.folder.ModelFolder;
import org.lorgnette.engine.djl.folder.Precision;
import org.lorgnette.engine.djl.folder.WriterSide;
import org.lorgnette.engine.djl.runtime.FloatTensor;
import org.lorgnette.engine.djl.runtime.OnnxCall;
import org.lorgnette.engine.djl.runtime.OnnxModel;
import org.lorgnette.engine.djl.runtime.TensorType;
import org.lorgnette.model.Task;

/** A network that reads and one that writes, in memory. Safe for several threads. */
public final class WritingModel implements AutoCloseable {

	/** Names of inputs and outputs. */
	public static final String WORDS = "words";
	public static final String MARKS = "marks";
	public static final String QUESTION = "question";
	public static final String MATCH = "match";
	public static final String PLACES = "places";
	public static final String COPIED = "copied";
	public static final String COPY_KEYS = "copyKeys";
	public static final List<String> KINDS = List.of("keys", "values");

	private final LoadedModel model;
	private final OnnxModel writer;
	private final WriterSide side;
	private final Alphabet alphabet;

	private WritingModel(LoadedModel model, OnnxModel writer, Alphabet alphabet) throws EngineUnavailableException {
		this.model = model;
		this.writer = writer;
		this.side = model.folder().requireWriter();
		this.alphabet = alphabet;
	}

	/** @throws EngineUnavailableException if the folder is no model that writes for this task, or its networks do not fit */
	static WritingModel open(ModelFolder folder, Task task, Settings settings) throws EngineUnavailableException {
		folder.require(task).requireWriter();
		LoadedModel model = NeuralSettings.load(folder, task, settings);
		return model.fit(model.network().file(), () -> {
			Alphabet alphabet = new Alphabet(folder.labels(), folder.requireWriter().words());
			model.network().requireInput(WORDS, model.wordIds());
			model.network().requireOutput(COPY_KEYS, TensorType.floats(TensorType.ANY, TensorType.ANY, TensorType.ANY));
			OnnxModel writer = OnnxModel.load(folder.writerWeights(Precision.of(settings.text(Precision.SETTING.name()))),
					settings.integer(NeuralSettings.THREADS.name()));
			boolean done = false;
			try {
				writer.requireInput("asked", TensorType.floats(TensorType.ANY, alphabet.actions().size()));
				writer.requireOutput("logits", TensorType.floats(TensorType.ANY, TensorType.ANY, TensorType.ANY));
				WritingModel whole = new WritingModel(model, writer, alphabet);
				whole.tryOut(task);
				done = true;
				return whole;
			} finally {
				if (!done) {
					writer.close();
				}
			}
		});
	}

	private void tryOut(Task task) throws EngineException {
		List<String> words = List.of("a");
		SourceText source = switch (task) {
			case QA -> SourceText.asked(words, words, new float[QuestionMatch.WIDTH]);
			case RELATIONS -> SourceText.marked(words, new float[SourceText.MARKS]);
			default -> SourceText.of(words);
		};
		try (Pages pages = read(List.of(source), Cancellation.NONE)) {
			float[] logits = pages.begin(Cancellation.NONE).getFirst();
			if (logits.length != alphabet.copy(1)) {
				throw new EngineException("it writes " + logits.length + " tokens about one word; expected " + alphabet.copy(1)
						+ ", as the labels and the vocabulary say");
			}
		}
	}

	LoadedModel model() {
		return model;
	}

	Alphabet alphabet() {
		return alphabet;
	}

	/** Reads sources of like length together. */
	Pages read(List<SourceText> sources, Cancellation cancellation) throws EngineException {
		int longest = sources.stream().mapToInt(SourceText::length).max().orElseThrow();
		List<String> outputs = new ArrayList<>(List.of(COPIED, COPY_KEYS));
		for (int i = 0; i < side.layers(); i++) {
			for (String kind : KINDS) {
				outputs.add("source." + kind + "." + i);
			}
		}
		try (OnnxCall call = model.network().call()) {
			ids(call, WORDS, sources.stream().map(SourceText::words).toList());
			call.floats(PLACES, 1, longest, StepInputs.PLACES).put(StepInputs.places(longest));
			if (model.network().inputs().containsKey(MARKS)) {
				numbers(call, MARKS, sources.stream().map(SourceText::marks).toList(), longest, SourceText.MARKS);
			}
			if (model.network().inputs().containsKey(QUESTION)) {
				ids(call, QUESTION, sources.stream().map(SourceText::question).toList());
				numbers(call, MATCH, sources.stream().map(SourceText::match).toList(), longest, QuestionMatch.WIDTH);
			}
			Map<String, FloatTensor> read = call.run(outputs, cancellation);
			return new OnnxPages(writer, side, alphabet, sources.stream().mapToInt(SourceText::length).toArray(), longest, read);
		}
	}

	private void ids(OnnxCall call, String name, List<List<String>> texts) {
		WordFeatures features = model.words();
		int longest = texts.stream().mapToInt(List::size).max().orElseThrow();
		LongBuffer ids = call.longs(name, texts.size(), longest, features.width());
		long[] filling = new long[features.width()];
		for (List<String> words : texts) {
			words.forEach(word -> ids.put(features.ids(word)));
			for (int i = words.size(); i < longest; i++) {
				ids.put(filling);
			}
		}
	}

	private static void numbers(OnnxCall call, String name, List<float[]> each, int longest, int width) {
		FloatBuffer target = call.floats(name, each.size(), longest, width);
		for (float[] numbers : each) {
			target.put(numbers);
			for (int i = numbers.length; i < longest * width; i++) {
				target.put(0);
			}
		}
	}

	@Override
	public void close() {
		writer.close();
		model.close();
	}
}
