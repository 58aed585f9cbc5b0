package org.lorgnette.engine.corenlp.relations;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.IntStream;

import org.lorgnette.engine.Cancellation;
import org.lorgnette.engine.EngineDescriptor;
import org.lorgnette.engine.EngineUnavailableException;
import org.lorgnette.engine.Family;
import org.lorgnette.engine.ModelStore;
import org.lorgnette.engine.Setting;
import org.lorgnette.engine.Settings;
import org.lorgnette.engine.corenlp.base.CoreNlpEngine;
import org.lorgnette.engine.corenlp.base.EntityCollector;
import org.lorgnette.engine.corenlp.base.ModelJar;
import org.lorgnette.engine.corenlp.base.SharedModels;
import org.lorgnette.engine.corenlp.base.SharedModels.Lease;
import org.lorgnette.engine.corenlp.base.TokenizedDocument;
import org.lorgnette.engine.corenlp.base.Tokenization;
import org.lorgnette.engine.corenlp.ner.CrfEngine;
import org.lorgnette.engine.corenlp.ner.CrfTagger;
import org.lorgnette.engine.corenlp.rules.EntityRules;
import org.lorgnette.engine.corenlp.rules.RulesEngine;
import org.lorgnette.model.Argument;
import org.lorgnette.model.Entity;
import org.lorgnette.model.Evidence;
import org.lorgnette.model.Prediction;
import org.lorgnette.model.Relation;
import org.lorgnette.model.Sentence;
import org.lorgnette.model.Task;
import org.lorgnette.model.Value;

/**
 * Relations by rules over words and dependencies. The evidence of each is the rule that found it, and the tokens it matched.
 */
public final class RelationRulesEngine extends CoreNlpEngine {

	private static final int MAX_SENTENCE = 120;

	private static final List<String> TYPES = List.of("bornIn", "bornOn", "diedIn", "diedOn", "parentOf", "spouseOf", "worksFor",
			"livesIn", "basedIn", "locatedIn", "foundedBy", "killed");

	private static final List<Setting> SETTINGS = List.of(Setting.choice("entities", "own", List.of("own", "given"),
			"Whether to relate entities found by the CRF and the date rules, or those that the document has."));

	public static final EngineDescriptor ENGLISH = descriptor("corenlp-relation-rules", "en", "English", ModelJar.ENGLISH);
	public static final EngineDescriptor FRENCH = descriptor("corenlp-relation-rules-fr", "fr", "French", ModelJar.FRENCH);

	private static EngineDescriptor descriptor(String id, String language, String languageName, String model) {
		return new EngineDescriptor(id, Family.RULES, Set.of(Task.RELATIONS), Set.of(language), SETTINGS,
				"Relations between persons, organizations, places and dates in " + languageName + " by readable rules.", TYPES,
				List.of(model));
	}

	private record Parts(Lease<Syntax> syntax, Lease<RelationRules> rules, Lease<CrfTagger> crf, Lease<EntityRules> dates) {
	}

	private final Parts parts;
	private final boolean givenEntities;

	private RelationRulesEngine(EngineDescriptor descriptor, Settings settings, Tokenization tokenization, Parts parts) {
		super(descriptor, settings, tokenization);
		this.parts = parts;
		this.givenEntities = settings.text("entities").equals("given");
	}

	public static RelationRulesEngine openEnglish(Settings settings, ModelStore models) throws EngineUnavailableException {
		return new RelationRulesEngine(ENGLISH, settings, Tokenization.english(), new Parts(Syntax.english(models), rules("en"),
				CrfEngine.englishTagger("conll-4", models), RulesEngine.shippedRules("en")));
	}

	public static RelationRulesEngine openFrench(Settings settings, ModelStore models) throws EngineUnavailableException {
		return new RelationRulesEngine(FRENCH, settings, Tokenization.french(), new Parts(Syntax.french(models), rules("fr"),
				CrfEngine.frenchTagger(models), RulesEngine.shippedRules("fr")));
	}

	private static Lease<RelationRules> rules(String language) throws EngineUnavailableException {
		String file = language + "/relations.rules";
		return SharedModels.acquire("relation rules " + language, () -> {
			try (InputStream bytes = RelationRulesEngine.class.getResourceAsStream(file)) {
				if (bytes == null) {
					throw new IOException("this installation lacks the file " + file);
				}
				return RelationRules.parse(file, new String(bytes.readAllBytes(), StandardCharsets.UTF_8));
			} catch (IOException e) {
				throw new EngineUnavailableException("relation rules: " + e.getMessage(), "install this version again", e);
			}
		});
	}

	@Override
	protected List<Prediction<? extends Value>> predict(TokenizedDocument document, Cancellation cancellation) {
		EntityCollector predictions = new EntityCollector(descriptor().id());
		List<Entity> given = givenEntities ? document.document().entities().stream()
				.sorted((a, b) -> a.span().compareTo(b.span())).toList() : List.of();
		int next = 0;
		int relations = 0;
		for (Sentence sentence : document.sentencesOfAtMost(MAX_SENTENCE)) {
			cancellation.check();
			List<Entity> entities;
			if (givenEntities) {
				while (next < given.size() && given.get(next).span().begin() < sentence.span().begin()) {
					next++;
				}
				int last = next;
				while (last < given.size() && given.get(last).span().begin() < sentence.span().end()) {
					last++;
				}
				entities = given.subList(next, last);
				next = last;
			} else {
				entities = ownEntities(document, sentence, predictions, cancellation);
			}
			if (entities.size() < 2) {
				continue;
			}
			for (RelationRules.Match match : relate(document, sentence, entities)) {
				Relation relation = new Relation("r" + ++relations, match.relation(),
						new Argument(Relation.HEAD_ROLE, match.head().entity().id()),
						new Argument(Relation.TAIL_ROLE, match.tail().entity().id()), match.relation().equals("spouseOf"), Map.of());
				predictions.add(relation, OptionalDouble.empty(),
						List.of(new Evidence(document.span(sentence, match.begin(), match.end()), match.rule())));
			}
		}
		return predictions.predictions();
	}

	private List<RelationRules.Match> relate(TokenizedDocument document, Sentence sentence, List<Entity> entities) {
		var labels = document.labels(sentence);
		var graph = parts.syntax().model().parse(labels);
		List<Mention> mentions = Mention.inSentence(entities, labels);
		Mention.mark(mentions, labels);
		return parts.rules().model().match(labels, graph, mentions);
	}

	/** The entities of the CRF, and dates of the rules where the CRF has nothing. */
	private List<Entity> ownEntities(TokenizedDocument document, Sentence sentence, EntityCollector predictions,
			Cancellation cancellation) {
		List<Entity> entities = new ArrayList<>();
		boolean[] taken = new boolean[sentence.tokenCount()];
		for (CrfTagger.ScoredChunk scored : parts.crf().model().tag(document.words(sentence), cancellation)) {
			var chunk = scored.chunk();
			Arrays.fill(taken, chunk.begin(), chunk.end(), true);
			entities.add(predictions.add(chunk.type(), document.span(sentence, chunk.begin(), chunk.end()),
					OptionalDouble.of(scored.score()), List.of()));
		}
		for (EntityRules.Match date : parts.dates().model().match(document.labels(sentence))) {
			boolean free = IntStream.range(date.begin(), date.end()).noneMatch(i -> taken[i]);
			if (date.type().equals("DATE") && free) {
				var span = document.span(sentence, date.begin(), date.end());
				entities.add(predictions.add("DATE", span, OptionalDouble.empty(), List.of(new Evidence(span, date.rule()))));
			}
		}
		return entities;
	}

	@Override
	protected void release() {
		parts.syntax().close();
		parts.rules().close();
		parts.crf().close();
		parts.dates().close();
	}
}
