package org.lorgnette.engine.llm;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

import org.lorgnette.engine.Cancellation;
import org.lorgnette.engine.EngineDescriptor;
import org.lorgnette.engine.EngineException;
import org.lorgnette.engine.EngineUnavailableException;
import org.lorgnette.engine.Family;
import org.lorgnette.engine.Setting;
import org.lorgnette.engine.Settings;
import org.lorgnette.engine.llm.chat.ChatPart;
import org.lorgnette.engine.llm.chat.ChatReply;
import org.lorgnette.engine.llm.chat.ChatRequest;
import org.lorgnette.engine.llm.prompt.ExampleRow;
import org.lorgnette.engine.llm.prompt.Examples;
import org.lorgnette.engine.llm.prompt.PromptWriter;
import org.lorgnette.engine.llm.reply.ReplyReader;
import org.lorgnette.engine.llm.reply.Schemas;
import org.lorgnette.engine.llm.reply.TokenScores;
import org.lorgnette.engine.llm.reply.WrittenAnswer;
import org.lorgnette.engine.remote.Preview;
import org.lorgnette.engine.remote.PreviewsPictures;
import org.lorgnette.engine.visual.Picture;
import org.lorgnette.engine.visual.PictureFolder;
import org.lorgnette.engine.visual.VisualAnalysis;
import org.lorgnette.io.text.SimpleTokenizer;
import org.lorgnette.model.Answer;
import org.lorgnette.model.Instance;
import org.lorgnette.model.Prediction;
import org.lorgnette.model.Task;
import org.lorgnette.model.VisualQuestion;

/**
 * Answers to questions about pictures by a generative model that sees them. Where options are given, an answer that is none of them
 * counts as no answer.
 */
public final class LlmVqaEngine extends LlmEngine implements PreviewsPictures {

	public static final EngineDescriptor DESCRIPTOR = new EngineDescriptor("llm-vqa", Family.GENERATIVE, Set.of(Task.VQA), Set.of(),
			LlmSettings.with(Setting.of(LlmSettings.MOST_SIDE, Setting.Kind.INTEGER, "1024",
					"Larger pictures are made smaller until no side has more pixels than this, 16 to 10000.")),
			"Answers questions about pictures by a generative model that sees them, behind an OpenAI-compatible endpoint.",
					List.of(), List.of());

	private final Map<String, PromptWriter> writers = new HashMap<>();
	private final SentPictures pictures;
	private final Examples examples;

	/** @throws EngineUnavailableException if a setting names nothing usable */
	static LlmVqaEngine open(Settings settings, LlmSettings options, LlmResources resources) throws EngineUnavailableException {
		SentPictures pictures = new SentPictures(LlmSettings.within(settings, LlmSettings.MOST_SIDE, 16, 10_000));
		Path corpus = settings.path(LlmSettings.EXAMPLES);
		Path folder = Files.isDirectory(corpus) ? corpus : Optional.ofNullable(corpus.getParent()).orElse(Path.of(""));
		PictureFolder files = new PictureFolder(folder);
		return new LlmVqaEngine(settings, options, resources, pictures,
				examples(settings, options, instance -> rows(instance, files, pictures)));
	}

	private LlmVqaEngine(Settings settings, LlmSettings options, LlmResources resources, SentPictures pictures, Examples examples)
			throws EngineUnavailableException {
		super(DESCRIPTOR, settings, options, resources);
		this.pictures = pictures;
		this.examples = examples;
		for (String language : List.of("en", "fr")) {
			writers.put(language, new PromptWriter(template(settings, "vqa", language, Set.of("question")), Map.of()));
		}
	}

	private static List<ExampleRow> rows(Instance instance, PictureFolder files, SentPictures pictures) throws IOException {
		if (!(instance instanceof VisualQuestion question) || question.answers().isEmpty()) {
			return List.of();
		}
		List<Picture> seen = new ArrayList<>();
		for (String image : question.images()) {
			seen.add(files.read(image));
		}
		return List.of(new ExampleRow("", places(question), pictures.of(seen, Cancellation.NONE), "answer",
				List.of(Map.of("answer", question.answers().getFirst()))));
	}

	private static Map<String, String> places(VisualQuestion question) {
		return Map.of("question", question.text().strip(), "options", String.join(" | ", question.options()));
	}

	@Override
	public Preview preview(VisualQuestion question, List<Picture> given, Cancellation cancellation) throws EngineException {
		return preview(work(cancellation, stop -> requests(List.of(question), given, stop)));
	}

	/** One for each question that is not blank. */
	private List<ChatRequest> requests(List<VisualQuestion> questions, List<Picture> given, Cancellation cancellation)
			throws EngineException {
		for (VisualQuestion question : questions) {
			if (question.images().size() != given.size()) {
				throw new EngineException("question " + question.id() + ": expected " + question.images().size() + " pictures, got "
						+ given.size());
			}
		}
		List<ChatPart.Image> images = pictures.of(given, cancellation);
		List<ChatRequest> requests = new ArrayList<>();
		for (VisualQuestion question : questions) {
			if (!question.text().isBlank()) {
				List<ExampleRow> drawn = examples.draw("", row -> row.images().stream().noneMatch(images::contains));
				requests.add(request(writers.get(options().language(language(question))).write(drawn, "", places(question),
						images), "answer",
						Schemas.answer(question.options())));
			}
		}
		return requests;
	}

	private static Optional<String> language(VisualQuestion question) {
		return Optional.ofNullable(question.metadata().get("language"));
	}

	@Override
	public VisualAnalysis answer(VisualQuestion question, List<Picture> given, Cancellation cancellation) throws EngineException {
		return answerAll(List.of(question), given, cancellation).getFirst();
	}

	@Override
	public List<VisualAnalysis> answerAll(List<VisualQuestion> questions, List<Picture> given, Cancellation cancellation)
			throws EngineException {
		return work(cancellation, stop -> {
			List<ChatRequest> requests = requests(questions, given, stop);
			List<ChatReply> replies = ask(requests, stop);
			List<VisualAnalysis> analyses = new ArrayList<>();
			int next = 0;
			for (VisualQuestion question : questions) {
				Prediction<Answer> answer = new Prediction<>(Answer.none(question.id()), DESCRIPTOR.id());
				if (!question.text().isBlank()) {
					answer = read(question, requests.get(next), replies.get(next));
					next++;
				}
				analyses.add(new VisualAnalysis(question, List.of(answer), SimpleTokenizer.tokens(question.text(), List.of()),
						Optional.empty(),
						List.of(), List.of()));
			}
			return analyses;
		});
	}

	private Prediction<Answer> read(VisualQuestion question, ChatRequest request, ChatReply reply) throws EngineException {
		ReplyReader.Read<WrittenAnswer> read = ReplyReader.answer(reply.text());
		Optional<WrittenAnswer> written = read.values().stream().findFirst().filter(answer -> !answer.text().isEmpty());
		Optional<String> text = written.flatMap(answer -> option(question.options(), answer.text()));
		remark(request, read, written.isPresent() && text.isEmpty() ? 1 : 0);
		OptionalDouble score = written.map(answer -> TokenScores.of(reply).score(answer.parts())).orElse(OptionalDouble.empty());
		Answer answer = text.map(words -> new Answer(question.id(), words, Optional.empty())).orElseGet(() -> Answer.none(question.id()));
		return new Prediction<>(answer, text.isPresent() ? score : OptionalDouble.empty(), DESCRIPTOR.id(), List.of());
	}

	/** The option that is meant: written alike, else but for case, blanks and a full stop. */
	private static Optional<String> option(List<String> options, String written) {
		if (options.isEmpty() || options.contains(written)) {
			return Optional.of(written);
		}
		return options.stream().filter(option -> !option.isBlank() && fold(option).equals(fold(written))).findFirst();
	}

	private static String fold(String text) {
		return text.strip().replaceAll("\\s+", " ").replaceAll("[.!]$", "").toLowerCase(Locale.ROOT);
	}
}
