package org.lorgnette.engine.llm;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.lorgnette.engine.Cancellation;
import org.lorgnette.engine.EngineDescriptor;
import org.lorgnette.engine.EngineException;
import org.lorgnette.engine.EngineUnavailableException;
import org.lorgnette.engine.Family;
import org.lorgnette.engine.Setting;
import org.lorgnette.engine.Settings;
import org.lorgnette.engine.grounding.SourceAligner;
import org.lorgnette.engine.llm.chat.ChatReply;
import org.lorgnette.engine.llm.prompt.ExampleRows;
import org.lorgnette.engine.llm.prompt.Examples;
import org.lorgnette.engine.llm.prompt.LabelSet;
import org.lorgnette.engine.llm.prompt.Passages;
import org.lorgnette.engine.llm.prompt.PromptTemplate;
import org.lorgnette.engine.llm.prompt.PromptWriter;
import org.lorgnette.engine.llm.reply.ReplyReader;
import org.lorgnette.engine.llm.reply.Schemas;
import org.lorgnette.engine.llm.reply.TokenScores;
import org.lorgnette.engine.llm.reply.WrittenEntity;
import org.lorgnette.model.Document;
import org.lorgnette.model.Entity;
import org.lorgnette.model.Grounding;
import org.lorgnette.model.Prediction;
import org.lorgnette.model.Span;
import org.lorgnette.model.Task;
import org.lorgnette.model.Ungrounded;
import org.lorgnette.model.Value;

/**
 * Entities by a generative model. The model lists mentions; where these stand is found afterwards, and what stands nowhere is predicted as
 * ungrounded and counted in the ledger. The score is the mean probability of the tokens that wrote a mention and its type.
 */
public final class LlmNerEngine extends LlmTextEngine {

	/** Labels of the prompts that come with the program. */
	public static final List<String> DEFAULT_TYPES = List.of("PERSON", "LOCATION", "ORGANIZATION", "MISC");

	public static final EngineDescriptor DESCRIPTOR = new EngineDescriptor("llm-ner", Family.GENERATIVE, Set.of(Task.NER), Set.of(),
			LlmSettings.with(
					Setting.of(LlmSettings.TYPES, Setting.Kind.TEXT, "",
							"Labels as 'PERSON: names of people; PLACE: names of places', or a YAML or JSON file of them; empty takes the prompt's."),
					Setting.of(LlmSettings.CONTEXT, Setting.Kind.BOOLEAN, "false", "Ask for the words around each mention too."),
					LlmSettings.longest(4000), LlmSettings.maskWith()),
			"Named entities by a generative model behind an OpenAI-compatible endpoint, with the labels you describe.",
					DEFAULT_TYPES, List.of());

	private final Map<String, PromptWriter> writers = new HashMap<>();
	private final Map<String, LabelSet> labels = new HashMap<>();
	private final boolean context;

	/** @throws EngineUnavailableException if a setting names nothing usable */
	static LlmNerEngine open(Settings settings, LlmSettings options, LlmResources resources) throws EngineUnavailableException {
		PromptTemplate template = template(settings, "ner", "en", Set.of("document"));
		List<String> types = labels(settings, LlmSettings.TYPES, "types", template, "ner", "en").labels();
		boolean context = settings.bool(LlmSettings.CONTEXT);
		return new LlmNerEngine(settings, options, resources,
				examples(settings, options, instance -> ExampleRows.entities(instance, types, context)));
	}

	private LlmNerEngine(Settings settings, LlmSettings options, LlmResources resources, Examples examples)
			throws EngineUnavailableException {
		super(DESCRIPTOR, settings, options, resources, examples);
		context = settings.bool(LlmSettings.CONTEXT);
		for (String language : List.of("en", "fr")) {
			PromptTemplate template = template(settings, "ner", language, Set.of("document"));
			LabelSet types = labels(settings, LlmSettings.TYPES, "types", template, "ner", language);
			labels.put(language, types);
			writers.put(language, new PromptWriter(template, Map.of("types", types.listed())));
		}
	}

	/** The labels of a setting, else of the template, else of the one that comes with the program. */
	static LabelSet labels(Settings settings, String setting, String section, PromptTemplate template, String id, String language)
			throws EngineUnavailableException {
		String value = settings.text(setting);
		return value.isBlank() ? template.labels(section).orElseGet(() ->
				PromptTemplate.shipped(id, language).labels(section).orElseThrow())
				: LabelSet.parse(setting, value);
	}

	@Override
	Plan plan(Document document, Cancellation cancellation) throws EngineException {
		if (document.text().isBlank()) {
			return Plan.NOTHING;
		}
		Prepared prepared = prepare(document, List.of(), cancellation);
		String language = options().language(document.language());
		String schema = Schemas.entities(labels.get(language).labels(), context);
		List<Piece> pieces = new ArrayList<>();
		for (Span span : Passages.split(document, options().longest())) {
			cancellation.check();
			String text = prepared.masking().mask(span.of(document.text()));
			pieces.add(new Piece(request(writers.get(language).write(prepared.examples(), text, Map.of(), List.of()), "entities",
					schema), span,
					prepared.masking(), 0, List.of()));
		}
		return new Plan(pieces, List.of());
	}

	/** An entity as it was found, or as it was written where it is nowhere. */
	private record Found(Optional<Span> span, String written, String type) {
	}

	@Override
	List<Prediction<? extends Value>> read(Document document, Plan plan, List<ChatReply> replies, Cancellation cancellation)
			throws EngineException {
		List<Piece> pieces = plan.pieces();
		List<String> types = labels.get(options().language(document.language())).labels();
		Set<Found> seen = new HashSet<>();
		List<Prediction<? extends Value>> predictions = new ArrayList<>();
		for (int i = 0; i < pieces.size(); i++) {
			cancellation.check();
			ReplyReader.Read<WrittenEntity> read = ReplyReader.entities(replies.get(i).text(), types);
			TokenScores scores = TokenScores.of(replies.get(i));
			MentionFinder finder = new MentionFinder(document, pieces.get(i));
			int ungrounded = 0;
			for (WrittenEntity written : read.values()) {
				SourceAligner.Aligned found = finder.find(written.mention(), written.type());
				Grounding grounding = found.grounding();
				ungrounded += grounding.isGrounded() ? 0 : 1;
				if (seen.add(new Found(found.span(), found.span().isPresent() ? "" : grounding.written(), written.type()))) {
					Value value = found.span().isPresent() ? new Entity("e" + (predictions.size() + 1), written.type(), found.span().get())
							: new Ungrounded(written.type(), List.of(grounding.written()));
					predictions.add(new Prediction<>(value, scores.score(written.parts()), DESCRIPTOR.id(), List.of(),
							Optional.of(grounding)));
				}
			}
			remark(pieces.get(i).request(), read, ungrounded);
		}
		return predictions;
	}
}
