package org.lorgnette.engine.llm;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

import org.lorgnette.engine.Cancellation;
import org.lorgnette.engine.EngineDescriptor;
import org.lorgnette.engine.EngineException;
import org.lorgnette.engine.EngineUnavailableException;
import org.lorgnette.engine.Family;
import org.lorgnette.engine.Settings;
import org.lorgnette.engine.grounding.SourceAligner;
import org.lorgnette.engine.llm.chat.ChatReply;
import org.lorgnette.engine.llm.prompt.ExampleRows;
import org.lorgnette.engine.llm.prompt.Passages;
import org.lorgnette.engine.llm.prompt.PromptWriter;
import org.lorgnette.engine.llm.reply.ReplyReader;
import org.lorgnette.engine.llm.reply.Schemas;
import org.lorgnette.engine.llm.reply.TokenScores;
import org.lorgnette.engine.llm.reply.WrittenAnswer;
import org.lorgnette.model.Answer;
import org.lorgnette.model.Document;
import org.lorgnette.model.Evidence;
import org.lorgnette.model.Prediction;
import org.lorgnette.model.Question;
import org.lorgnette.model.Span;
import org.lorgnette.model.Task;
import org.lorgnette.model.Value;

/**
 * Answers to the questions of a text by a generative model. An answer that the text contains has its place, another has none and is
 * counted as ungrounded in the ledger. A long text is asked piece by piece; the surest piece wins, the earlier where scores are unknown.
 * The score is the mean probability of the tokens that wrote the answer.
 */
public final class LlmQaEngine extends LlmTextEngine {

	public static final EngineDescriptor DESCRIPTOR = new EngineDescriptor("llm-qa", Family.GENERATIVE, Set.of(Task.QA), Set.of(),
			LlmSettings.with(LlmSettings.longest(12_000), LlmSettings.maskWith()),
			"Answers questions over a text by a generative model behind an OpenAI-compatible endpoint.", List.of(), List.of());

	private final Map<String, PromptWriter> writers = new HashMap<>();

	/** @throws EngineUnavailableException if a setting names nothing usable */
	static LlmQaEngine open(Settings settings, LlmSettings options, LlmResources resources) throws EngineUnavailableException {
		return new LlmQaEngine(settings, options, resources);
	}

	private LlmQaEngine(Settings settings, LlmSettings options, LlmResources resources) throws EngineUnavailableException {
		super(DESCRIPTOR, settings, options, resources, examples(settings, options, ExampleRows::questions));
		for (String language : List.of("en", "fr")) {
			writers.put(language, new PromptWriter(template(settings, "qa", language, Set.of("document", "question")), Map.of()));
		}
	}

	@Override
	Plan plan(Document document, Cancellation cancellation) throws EngineException {
		List<String> questions = document.questions().stream().map(Question::text).toList();
		if (document.text().isBlank() || questions.stream().allMatch(String::isBlank)) {
			return Plan.NOTHING;
		}
		Prepared prepared = prepare(document, questions, cancellation);
		PromptWriter writer = writers.get(options().language(document.language()));
		String schema = Schemas.answer(List.of());
		List<Span> spans = Passages.split(document, options().longest());
		List<Piece> pieces = new ArrayList<>();
		for (int question = 0; question < questions.size(); question++) {
			if (!questions.get(question).isBlank()) {
				for (Span span : spans) {
					cancellation.check();
					Map<String, String> places = Map.of("question", prepared.masking().mask(questions.get(question).strip()));
					String text = prepared.masking().mask(span.of(document.text()));
					pieces.add(new Piece(request(writer.write(prepared.examples(), text, places, List.of()), "answer", schema), span,
							prepared.masking(), question, List.of()));
				}
			}
		}
		return new Plan(pieces, List.of());
	}

	@Override
	List<Prediction<? extends Value>> read(Document document, Plan plan, List<ChatReply> replies, Cancellation cancellation)
			throws EngineException {
		List<Piece> pieces = plan.pieces();
		List<List<Prediction<Answer>>> byQuestion = new ArrayList<>();
		document.questions().forEach(question -> byQuestion.add(new ArrayList<>()));
		for (int i = 0; i < pieces.size(); i++) {
			cancellation.check();
			Piece piece = pieces.get(i);
			ReplyReader.Read<WrittenAnswer> read = ReplyReader.answer(replies.get(i).text());
			boolean ungrounded = false;
			for (WrittenAnswer written : read.values()) {
				OptionalDouble score = TokenScores.of(replies.get(i)).score(written.parts());
				Prediction<Answer> prediction = prediction(document, piece, written, score);
				byQuestion.get(piece.question()).add(prediction);
				ungrounded = !prediction.value().isNone() && prediction.value().span().isEmpty();
			}
			remark(piece.request(), read, ungrounded ? 1 : 0);
		}
		List<Prediction<? extends Value>> all = new ArrayList<>();
		for (int i = 0; i < byQuestion.size(); i++) {
			all.addAll(ordered(document.questions().get(i).id(), byQuestion.get(i)));
		}
		return all;
	}

	private static Prediction<Answer> prediction(Document document, Piece piece, WrittenAnswer written, OptionalDouble score) {
		String question = document.questions().get(piece.question()).id();
		if (written.text().isEmpty()) {
			return new Prediction<>(Answer.none(question), score, DESCRIPTOR.id(), List.of());
		}
		String text = piece.masking().unmask(written.text());
		SourceAligner.Aligned found = new SourceAligner(piece.span().of(document.text())).align(text, "");
		Optional<Span> place = found.span().map(span -> span.shift(piece.span().begin()));
		Answer answer = new Answer(question, place.map(span -> span.of(document.text())).orElse(text), place);
		List<Evidence> evidence = List.of(new Evidence(piece.span(), place.isPresent() ? "passage that was read"
				: "passage that was read; it does not contain these words"));
		return new Prediction<>(answer, score, DESCRIPTOR.id(), evidence, Optional.of(found.grounding()));
	}

	/** Found answers by their scores, the same answer once; or that there is none, as sure as the least sure piece. */
	private static List<Prediction<Answer>> ordered(String question, List<Prediction<Answer>> given) {
		List<Prediction<Answer>> answers = new ArrayList<>();
		given.stream().filter(answer -> !answer.value().isNone()).sorted(Comparator.comparingDouble(answer -> -answer.score().orElse(0)))
				.filter(answer -> answers.stream().noneMatch(before -> before.value().equals(answer.value()))).forEach(answers::add);
		if (!answers.isEmpty()) {
			return answers;
		}
		OptionalDouble none = given.stream().map(Prediction::score).filter(OptionalDouble::isPresent).mapToDouble(OptionalDouble::getAsDouble)
				.min();
		return List.of(new Prediction<>(Answer.none(question), none, DESCRIPTOR.id(), List.of()));
	}
}
