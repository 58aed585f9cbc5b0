package org.lorgnette.engine.djl.hf;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.lorgnette.engine.EngineDescriptor;
import org.lorgnette.engine.EngineUnavailableException;
import org.lorgnette.engine.Family;
import org.lorgnette.engine.Setting;
import org.lorgnette.engine.Settings;
import org.lorgnette.engine.djl.base.NeuralSettings;
import org.lorgnette.engine.djl.runtime.OnnxModel;
import org.lorgnette.model.Span;
import org.lorgnette.model.Task;
import org.lorgnette.model.VisualQuestion;

/**
 * Answers questions about pictures by a model of the Hugging Face tools: one that chooses among the answers of {@code
 * id2label}, as ViLT does, or one that writes them, as BLIP does. What the networks are is seen from their files and inputs.
 */
public final class HfVqaEngine extends SeeingEngine {

	private static final String HEAD = "QuestionAnswering";
	private static final String EACH = "sigmoid";

	private static final Setting SCORES = Setting.choice("scores", "softmax", List.of("softmax", EACH),
			"Scores of answers that are chosen: shares that add up to 1, or sigmoid, each for itself as in the pipeline of transformers.");
	private static final Setting MAX_TOKENS = Setting.of("max-tokens", Setting.Kind.INTEGER, "19",
			"Pieces of words that an answer has at most where it is written, 1 to 200.");

	public static final EngineDescriptor DESCRIPTOR = new EngineDescriptor("hf-vqa", Family.NEURAL, Set.of(Task.VQA), Set.of(),
			List.of(HfSettings.SEEING_MODEL, HfSettings.FILE, HfSettings.ANSWERS, SCORES, MAX_TOKENS, NeuralSettings.THREADS),
			"Questions about pictures by a model such as ViLT or BLIP, exported with the Hugging Face tools.", List.of(), List.of());

	private HfVqaEngine(Settings settings, PictureAnswers model) {
		super(DESCRIPTOR, settings, model);
	}

	/**
	 * @throws EngineUnavailableException
	 *             if the setting {@code model} names no folder of such a model that can be loaded
	 * @throws IllegalArgumentException
	 *             if a setting is out of its range
	 */
	public static HfVqaEngine open(Settings settings) throws EngineUnavailableException {
		int threads = HfSettings.threads(settings);
		int top = HfSettings.answers(settings);
		int longest = NeuralSettings.within(settings, MAX_TOKENS, 1, 200);
		SeeingFolder folder = SeeingFolder.read(DESCRIPTOR, settings, HEAD);
		String named = settings.text(HfSettings.FILE.name());
		if (named.isBlank() && WrittenAnswers.areIn(folder)) {
			return new HfVqaEngine(settings, WrittenAnswers.inParts(folder, threads, longest, top));
		}
		OnnxModel network = OnnxModel.load(HfFolder.network(folder.path(), named), threads);
		return new HfVqaEngine(settings, WrittenAnswers.isOne(network) ? WrittenAnswers.inOne(folder, network, longest, top)
				: ClassifiedAnswers.open(folder, network, settings.text(SCORES.name()).equals(EACH), top));
	}

	@Override
	Optional<String> obstacle(VisualQuestion question, List<Span> spans) {
		return spans.isEmpty() ? Optional.of("the question has no words") : Optional.empty();
	}
}
