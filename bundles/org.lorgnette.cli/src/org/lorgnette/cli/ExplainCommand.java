package org.lorgnette.cli;

import java.io.PrintStream;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import org.lorgnette.engine.EngineDescriptor;
import org.lorgnette.engine.EngineException;
import org.lorgnette.engine.EngineRegistry;
import org.lorgnette.engine.EngineUnavailableException;
import org.lorgnette.engine.TextEngine;
import org.lorgnette.engine.explain.AttentionChoice;
import org.lorgnette.engine.explain.Decision;
import org.lorgnette.engine.explain.ExplainSettings;
import org.lorgnette.engine.explain.Explainer;
import org.lorgnette.engine.explain.Explanation;
import org.lorgnette.engine.explain.FaithfulnessSettings;
import org.lorgnette.engine.explain.GradientSettings;
import org.lorgnette.engine.explain.Hiding;
import org.lorgnette.engine.explain.Matching;
import org.lorgnette.engine.explain.Method;
import org.lorgnette.engine.explain.OcclusionSettings;
import org.lorgnette.io.CorpusReader;
import org.lorgnette.model.Document;
import org.lorgnette.model.Task;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Says which words made a decision of an engine. */
@Command(name = "explain")
final class ExplainCommand extends org.lorgnette.cli.Command {

	private static final String ALL = "all";

	@Option(names = "--engine", required = true, paramLabel = "ID", descriptionKey = "annotate.engine")
	private String engineId;

	@Mixin
	private CorpusOptions corpus;

	@Option(names = "--set", paramLabel = "NAME=VALUE", descriptionKey = "annotate.set")
	private Map<String, String> settings = new LinkedHashMap<>();

	@Option(names = "--task", paramLabel = "TASK", descriptionKey = "explain.task")
	private Optional<String> taskId;

	@Option(names = "--document", paramLabel = "ID", descriptionKey = "explain.document")
	private Optional<String> documentId;

	@Option(names = "--question", paramLabel = "QUESTION", descriptionKey = "explain.question")
	private Optional<String> question;

	@Option(names = "--entity", paramLabel = "BEGIN:END", descriptionKey = "explain.entity")
	private Optional<String> entity;

	@Option(names = "--nth", paramLabel = "N", descriptionKey = "explain.nth")
	private Optional<Integer> nth;

	@Option(names = "--list", descriptionKey = "explain.list")
	private boolean list;

	@Option(names = "--method", paramLabel = "METHOD", defaultValue = "occlusion", descriptionKey = "explain.method")
	private String methodId;

	@Option(names = "--replace-by", paramLabel = "WORD", descriptionKey = "explain.replace.by")
	private Optional<String> neutral;

	@Option(names = "--window", paramLabel = "N", defaultValue = "1", descriptionKey = "explain.window")
	private int window;

	@Option(names = "--context", paramLabel = "N|all", defaultValue = "40", descriptionKey = "explain.context")
	private String context;

	@Option(names = "--context-only", descriptionKey = "explain.context.only")
	private boolean contextOnly;

	@Option(names = "--overlap", descriptionKey = "explain.overlap")
	private boolean overlap;

	@Option(names = "--layer", paramLabel = "NAME", descriptionKey = "explain.layer")
	private Optional<String> layer;

	@Option(names = "--head", paramLabel = "N", descriptionKey = "explain.head")
	private Optional<Integer> head;

	@Option(names = "--rankings", paramLabel = "N", defaultValue = "20", descriptionKey = "explain.rankings")
	private int rankings;

	@Option(names = "--steps", paramLabel = "N", defaultValue = "10", descriptionKey = "explain.steps")
	private int steps;

	@Option(names = "--seed", paramLabel = "N", defaultValue = "17", descriptionKey = "explain.seed")
	private long seed;

	@Option(names = "--top", paramLabel = "N", defaultValue = "20", descriptionKey = "explain.top")
	private int top;

	@Option(names = "--threads", paramLabel = "N", descriptionKey = "explain.threads")
	private int threads = Runtime.getRuntime().availableProcessors();

	private final Supplier<EngineRegistry> engines;

	ExplainCommand(Console console) {
		this(console, EngineRegistry::installed);
	}

	ExplainCommand(Console console, Supplier<EngineRegistry> engines) {
		super(console);
		this.engines = engines;
	}

	@Override
	int run() throws Exception {
		ExplainSettings how = settings();
		EngineRegistry registry = engines.get();
		Task task = task(registry);
		new EngineCheck(messages(), registry).require(engineId, task);
		DecisionChoice choice = new DecisionChoice(messages(), task, documentId, question, entity, nth);
		CorpusInput input = corpus.open(messages());
		ProblemLog problems = new ProblemLog();
		Document document;
		try (CorpusReader reader = input.open(problems)) {
			DocumentSource source = new DocumentSource(reader, input.name(), messages().get("annotate.expected.documents"));
			document = choice.document(source, input.name());
		}
		problems.show(console());
		ModelProvision models = new ModelProvision(console(), registry);
		models.provide(engineId);
		try (TextEngine engine = open(registry, models)) {
			Explainer explainer = new Explainer(engine, registry.gradients());
			if (!explainer.methods().contains(how.method())) {
				String able = explainer.methods().stream().map(Method::id).collect(Collectors.joining(", "));
				throw new EngineUnavailableException(messages().get("explain.method.unable", engineId, how.method().id()),
						messages().get("explain.method.able", able));
			}
			List<Decision> decisions = Decision.of(document, engine.analyze(document, console().cancellation()), task);
			if (list) {
				show(new DecisionList(messages(), engineId, document, decisions), problems);
			} else {
				show(new ExplainOutput(messages(), document, explain(explainer, document, choice.of(decisions, document, engineId), how),
						engine.settings().asMap(), top), problems);
			}
		}
		return ExitStatus.DONE;
	}

	private Explanation explain(Explainer explainer, Document document, Decision decision, ExplainSettings how)
			throws EngineException {
		try (ProgressBar bar = console().bar(engineId)) {
			return explainer.explain(document, decision, how, (done, total) -> bar.at(done, total, messages().get("explain.texts")),
					console().cancellation());
		}
	}

	/** What can be said as text and as JSON. */
	interface Output {
		void print(PrintStream out);

		Map<String, Object> document();
	}

	private void show(Output output, ProblemLog problems) {
		if (json()) {
			Map<String, Object> document = new LinkedHashMap<>(output.document());
			document.put("problems", JsonOutput.of(problems));
			JsonOutput.print(console(), document);
		} else {
			output.print(console().out());
		}
	}

	private ExplainSettings settings() {
		Method method = Method.of(methodId).orElseThrow(() -> new UsageException(messages().get("explain.method.unknown", methodId,
				Arrays.stream(Method.values()).map(Method::id).collect(Collectors.joining(", ")))));
		if (top < 1 || window < 1 || threads < 1 || steps < 1 || rankings < 0 || head.orElse(0) < 0 || !context.matches("\\d{1,9}|"
				+ ALL)
				|| neutral.filter(String::isBlank).isPresent()) {
			throw new UsageException(messages().get("explain.numbers"));
		}
		boolean attention = method == Method.ATTENTION || method == Method.ROLLOUT;
		if ((layer.isPresent() && !attention) || (head.isPresent() && method != Method.ATTENTION)
				|| (window > 1 && method != Method.OCCLUSION)) {
			throw new UsageException(messages().get("explain.method.options"));
		}
		OptionalInt near = context.equals(ALL) ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(context));
		OcclusionSettings occlusion = new OcclusionSettings(neutral.map(Hiding::replaceBy).orElse(Hiding.LEAVE_OUT), window, near,
				!contextOnly, true, overlap ? Matching.OVERLAP : Matching.EXACT, threads);
		return new ExplainSettings(method, occlusion,
				new AttentionChoice(layer, head.map(OptionalInt::of).orElse(OptionalInt.empty())), GradientSettings.DEFAULT,
				rankings == 0 ? Optional.empty() : Optional.of(new FaithfulnessSettings(steps, rankings, seed)));
	}

	/** The task named; else question answering where a question is given, else the only one that the engine does. */
	private Task task(EngineRegistry registry) {
		if (taskId.isPresent()) {
			return Task.of(taskId.get()).filter(task -> task != Task.VQA)
					.orElseThrow(() -> new UsageException(messages().get("annotate.task.unknown", taskId.get(), "ner, relations, qa")));
		}
		List<Task> able = registry.find(engineId).map(EngineDescriptor::tasks).orElse(Set.of(Task.NER)).stream()
				.filter(task -> task != Task.VQA).sorted().toList();
		if (question.isPresent() || able.isEmpty()) {
			return question.isPresent() ? Task.QA : Task.NER;
		}
		if (able.size() > 1) {
			throw new UsageException(messages().get("explain.task.which", engineId,
					able.stream().map(Task::id).collect(Collectors.joining(", "))));
		}
		return able.getFirst();
	}

	private TextEngine open(EngineRegistry registry, ModelProvision models) throws EngineException {
		try {
			return registry.openText(engineId, settings, models.store());
		} catch (IllegalArgumentException e) {
			throw new UsageException(engineId + ": " + e.getMessage());
		}
	}
}
