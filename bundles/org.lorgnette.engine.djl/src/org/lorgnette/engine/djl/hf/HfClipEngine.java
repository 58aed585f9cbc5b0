package org.lorgnette.engine.djl.hf;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import org.lorgnette.engine.EngineDescriptor;
import org.lorgnette.engine.EngineUnavailableException;
import org.lorgnette.engine.Family;
import org.lorgnette.engine.Setting;
import org.lorgnette.engine.Settings;
import org.lorgnette.engine.djl.base.NeuralSettings;
import org.lorgnette.model.Span;
import org.lorgnette.model.Task;
import org.lorgnette.model.VisualQuestion;

/**
 * Chooses among the options of a question by how well each, written into a prompt, fits the picture: a model such as CLIP
 * (Radford et al. 2021) that the Hugging Face tools exported. Scores are the softmax of {@code logits_per_image}.
 */
public final class HfClipEngine extends SeeingEngine {

	private static final Setting PROMPT = Setting.of("prompt", Setting.Kind.TEXT, Prompt.QUESTION + " " + Prompt.OPTION,
			"What is compared with the picture: a text with {option} and, if wanted, {question} in it, such as 'a photo of {option}'.");
	private static final Setting OPTIONS = Setting.of("options", Setting.Kind.TEXT, "",
			"The options of questions that offer none, separated by semicolons, such as 'yes; no'.");
	private static final Pattern SEPARATOR = Pattern.compile(";");

	public static final EngineDescriptor DESCRIPTOR = new EngineDescriptor("hf-clip", Family.NEURAL, Set.of(Task.VQA), Set.of(),
			List.of(HfSettings.SEEING_MODEL, HfSettings.FILE, PROMPT, OPTIONS, HfSettings.ANSWERS, NeuralSettings.THREADS),
			"Chooses among the options of a question about a picture by a model such as CLIP, exported with the Hugging Face tools.",
			List.of(), List.of());

	private final List<String> options;

	private HfClipEngine(Settings settings, PictureAnswers model, List<String> options) {
		super(DESCRIPTOR, settings, model);
		this.options = options;
	}

	/**
	 * @throws EngineUnavailableException
	 *             if the setting {@code model} names no folder of such a model that can be loaded
	 * @throws IllegalArgumentException
	 *             if a setting is out of its range
	 */
	public static HfClipEngine open(Settings settings) throws EngineUnavailableException {
		int threads = HfSettings.threads(settings);
		int top = HfSettings.answers(settings);
		Prompt prompt = Prompt.of(PROMPT.name(), settings.text(PROMPT.name()));
		List<String> options = SEPARATOR.splitAsStream(settings.text(OPTIONS.name())).map(String::strip)
				.filter(option -> !option.isEmpty()).distinct().toList();
		SeeingFolder folder = SeeingFolder.read(DESCRIPTOR, settings, "");
		return new HfClipEngine(settings, ComparedAnswers.open(folder, settings.text(HfSettings.FILE.name()), threads, prompt, options,
				top), options);
	}

	@Override
	Optional<String> obstacle(VisualQuestion question, List<Span> spans) {
		return question.options().stream().allMatch(String::isBlank) && options.isEmpty()
				? Optional.of("the question offers no options to choose from, nor does the setting 'options'") : Optional.empty();
	}
}
