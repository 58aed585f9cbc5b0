package org.lorgnette.engine.llm;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
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
import org.lorgnette.engine.llm.reply.WrittenMention;
import org.lorgnette.engine.llm.reply.WrittenRelation;
import org.lorgnette.model.Document;
import org.lorgnette.model.Entity;
import org.lorgnette.model.Grounding;
import org.lorgnette.model.Prediction;
import org.lorgnette.model.Relation;
import org.lorgnette.model.Span;
import org.lorgnette.model.Task;
import org.lorgnette.model.Ungrounded;
import org.lorgnette.model.Value;

/**
 * Relations by a generative model, between entities that it names itself or that are given. The score is the mean probability of the
 * tokens that wrote the relation's arguments and type.
 */
public final class LlmRelationEngine extends LlmTextEngine {

	public static final EngineDescriptor DESCRIPTOR = new EngineDescriptor("llm-relations", Family.GENERATIVE,
			Set.of(Task.RELATIONS), Set.of(),
			LlmSettings.with(
					Setting.of(LlmSettings.TYPES, Setting.Kind.TEXT, "",
							"Relations as 'worksFor: a person works for an organisation; livesIn', or a YAML or JSON file; empty takes the prompt's."),
					Setting.of(LlmSettings.ENTITY_TYPES, Setting.Kind.TEXT, "",
							"Types of the entities that the model names, likewise; empty takes the prompt's."),
					GivenEntities.SETTING, LlmSettings.longest(4000), LlmSettings.maskWith()),
			"Relations by a generative model behind an OpenAI-compatible endpoint, with the labels you describe.", List.of(), List.of());

	private final boolean own;
	private final GivenEntities given;
	private final Map<String, PromptWriter> writers = new HashMap<>();
	private final Map<String, LabelSet> types = new HashMap<>();
	private final Map<String, LabelSet> entityTypes = new HashMap<>();

	/** @throws EngineUnavailableException if a setting names nothing usable */
	static LlmRelationEngine open(Settings settings, LlmSettings options, LlmResources resources, GivenEntities given)
			throws EngineUnavailableException {
		List<String> types = types(settings, "en").labels();
		List<String> entityTypes = isOwn(settings) ? entityTypes(settings, "en").labels() : List.of();
		return new LlmRelationEngine(settings, options, resources, given,
				examples(settings, options, instance -> ExampleRows.relations(instance, types, entityTypes)));
	}

	private LlmRelationEngine(Settings settings, LlmSettings options, LlmResources resources, GivenEntities given, Examples examples)
			throws EngineUnavailableException {
		super(DESCRIPTOR, settings, options, resources, examples);
		this.given = given;
		own = isOwn(settings);
		for (String language : List.of("en", "fr")) {
			types.put(language, types(settings, language));
			Map<String, String> fixed = new HashMap<>(Map.of("types", types.get(language).listed()));
			entityTypes.put(language, own ? entityTypes(settings, language) : new LabelSet(Map.of()));
			fixed.put("entity-types", entityTypes.get(language).listed());
			writers.put(language, new PromptWriter(template(settings, language), fixed));
		}
	}

	private static boolean isOwn(Settings settings) {
		return GivenEntities.isOwn(settings.text(LlmSettings.ENTITIES));
	}

	private static PromptTemplate template(Settings settings, String language) throws EngineUnavailableException {
		boolean own = isOwn(settings);
		return template(settings, own ? "relations" : "relations-given", language, own ? Set.of("document")
				: Set.of("document", "entities"));
	}

	private static LabelSet types(Settings settings, String language) throws EngineUnavailableException {
		return LlmNerEngine.labels(settings, LlmSettings.TYPES, "types", template(settings, language), "relations", language);
	}

	private static LabelSet entityTypes(Settings settings, String language) throws EngineUnavailableException {
		return LlmNerEngine.labels(settings, LlmSettings.ENTITY_TYPES, "entity-types", template(settings, language), "relations", language);
	}

	@Override
	Plan plan(Document document, Cancellation cancellation) throws EngineException {
		if (document.text().isBlank()) {
			return Plan.NOTHING;
		}
		GivenEntities.Found found = own ? new GivenEntities.Found(List.of(), List.of())
				: given.find(document, DESCRIPTOR.id(), cancellation);
		Prepared prepared = prepare(document, List.of(), cancellation);
		List<Piece> pieces = new ArrayList<>();
		for (Span span : Passages.split(document, options().longest())) {
			cancellation.check();
			List<Entity> inside = found.entities().stream().filter(entity -> span.contains(entity.span()))
					.sorted((a, b) -> a.span().compareTo(b.span())).toList();
			if (own || inside.size() > 1) {
				pieces.add(piece(document, span, inside, prepared));
			}
		}
		return new Plan(pieces, new ArrayList<>(found.predictions()));
	}

	private Piece piece(Document document, Span span, List<Entity> inside, Prepared prepared) {
		String language = options().language(document.language());
		List<String> labels = types.get(language).labels();
		Map<String, String> places = own ? Map.of()
				: Map.of(LlmSettings.ENTITIES, prepared.masking().mask(ExampleRows.listed(document.text(), inside)));
		String schema = own ? Schemas.relations(labels, entityTypes.get(language).labels())
				: Schemas.relationsBetween(labels, ids(inside.size()));
		String text = prepared.masking().mask(span.of(document.text()));
		return new Piece(request(writers.get(language).write(prepared.examples(), text, places, List.of()), "relations", schema), span,
				prepared.masking(), 0, inside);
	}

	private static List<String> ids(int entities) {
		List<String> ids = new ArrayList<>();
		for (int i = 1; i <= entities; i++) {
			ids.add("E" + i);
		}
		return ids;
	}

	/** What is found in a document: each entity and each relation once. */
	private static final class Findings {

		private record Named(Span span, String type) {
		}

		private record Related(String type, String head, String tail) {
		}

		private final Map<Named, Entity> entities = new LinkedHashMap<>();
		private final Set<Related> seen = new HashSet<>();
		private final List<Prediction<? extends Value>> entityPredictions = new ArrayList<>();
		private final List<Prediction<? extends Value>> relationPredictions = new ArrayList<>();

		/** The id of what was found. */
		String entity(SourceAligner.Aligned found, String type, OptionalDouble score) {
			Span span = found.span().orElseThrow();
			return entities.computeIfAbsent(new Named(span, type), named -> {
				Entity entity = new Entity("e" + (entities.size() + 1), type, span);
				entityPredictions.add(new Prediction<>(entity, score, DESCRIPTOR.id(), List.of(), Optional.of(found.grounding())));
				return entity;
			}).id();
		}

		/** @param grounding of both ends; none where entities were given */
		void relation(String type, String head, String tail, OptionalDouble score, Optional<Grounding> grounding) {
			if (!head.equals(tail) && seen.add(new Related(type, head, tail))) {
				Relation relation = new Relation("r" + (relationPredictions.size() + 1), type, head, tail);
				relationPredictions.add(new Prediction<>(relation, score, DESCRIPTOR.id(), List.of(), grounding));
			}
		}

		/** A relation of which an end is nowhere. */
		void ungrounded(String type, String head, String tail, OptionalDouble score) {
			if (seen.add(new Related(type, head, tail))) {
				relationPredictions.add(new Prediction<>(new Ungrounded(type, List.of(head, tail)), score, DESCRIPTOR.id(), List.of(),
						Optional.of(Grounding.none(head + " - " + tail))));
			}
		}

		List<Prediction<? extends Value>> all() {
			List<Prediction<? extends Value>> all = new ArrayList<>(entityPredictions);
			all.addAll(relationPredictions);
			return all;
		}
	}

	@Override
	List<Prediction<? extends Value>> read(Document document, Plan plan, List<ChatReply> replies, Cancellation cancellation)
			throws EngineException {
		List<Piece> pieces = plan.pieces();
		String language = options().language(document.language());
		Findings findings = new Findings();
		findings.entityPredictions.addAll(plan.found());
		for (int i = 0; i < pieces.size(); i++) {
			cancellation.check();
			ReplyReader.Read<WrittenRelation> read = ReplyReader.relations(replies.get(i).text(), types.get(language).labels(),
					entityTypes.get(language).labels());
			TokenScores scores = TokenScores.of(replies.get(i));
			int ungrounded = own ? named(document, pieces.get(i), read.values(), scores, findings)
					: between(pieces.get(i), read.values(), scores, findings);
			remark(pieces.get(i).request(), read, ungrounded);
		}
		return findings.all();
	}

	/** @return how many arguments the text does not have */
	private static int named(Document document, Piece piece, List<WrittenRelation> written, TokenScores scores, Findings findings) {
		int ungrounded = 0;
		for (WrittenRelation relation : written) {
			// Each relation for itself: a name in several relations is mostly one mention, not several.
			MentionFinder finder = new MentionFinder(document, piece);
			SourceAligner.Aligned head = finder.find(new WrittenMention(relation.head()), "");
			SourceAligner.Aligned tail = finder.find(new WrittenMention(relation.tail()), "");
			OptionalDouble score = scores.score(relation.parts());
			ungrounded += (head.span().isEmpty() ? 1 : 0) + (tail.span().isEmpty() ? 1 : 0);
			if (head.span().isEmpty() || tail.span().isEmpty()) {
				findings.ungrounded(relation.type(), head.grounding().written(), tail.grounding().written(), score);
			} else {
				findings.relation(relation.type(), findings.entity(head, relation.headType(), score),
						findings.entity(tail, relation.tailType(), score), score, Optional.of(head.grounding().and(tail.grounding())));
			}
		}
		return ungrounded;
	}

	private static int between(Piece piece, List<WrittenRelation> written, TokenScores scores, Findings findings) {
		int ungrounded = 0;
		for (WrittenRelation relation : written) {
			Optional<Entity> head = entity(piece, relation.head());
			Optional<Entity> tail = entity(piece, relation.tail());
			ungrounded += (head.isEmpty() ? 1 : 0) + (tail.isEmpty() ? 1 : 0);
			if (head.isPresent() && tail.isPresent()) {
				findings.relation(relation.type(), head.get().id(), tail.get().id(), scores.score(relation.parts()), Optional.empty());
			}
		}
		return ungrounded;
	}

	private static Optional<Entity> entity(Piece piece, String id) {
		boolean known = id.matches("(?i)e[1-9][0-9]{0,5}") && Integer.parseInt(id.substring(1)) <= piece.given().size();
		return known ? Optional.of(piece.given().get(Integer.parseInt(id.substring(1)) - 1)) : Optional.empty();
	}

	@Override
	void closeOwn() {
		given.close();
	}
}
