package org.lorgnette.engine.corenlp.rules;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;

import org.lorgnette.engine.Cancellation;
import org.lorgnette.engine.EngineDescriptor;
import org.lorgnette.engine.EngineUnavailableException;
import org.lorgnette.engine.Family;
import org.lorgnette.engine.Setting;
import org.lorgnette.engine.Settings;
import org.lorgnette.engine.corenlp.base.CoreNlpEngine;
import org.lorgnette.engine.corenlp.base.EntityCollector;
import org.lorgnette.engine.corenlp.base.SharedModels;
import org.lorgnette.engine.corenlp.base.SharedModels.Lease;
import org.lorgnette.engine.corenlp.base.TokenizedDocument;
import org.lorgnette.engine.corenlp.base.Tokenization;
import org.lorgnette.model.Evidence;
import org.lorgnette.model.Prediction;
import org.lorgnette.model.Sentence;
import org.lorgnette.model.Span;
import org.lorgnette.model.Task;
import org.lorgnette.model.Value;

/**
 * Named entities by rules and word lists; needs no model. The evidence of each entity is the rule that found it, and the lines of
 * the RegexNER mapping that knew names within it.
 */
public final class RulesEngine extends CoreNlpEngine {

	/** Patterns try every position; on sentences without end they are applied part by part. */
	private static final int MAX_SENTENCE = 200;

	private static final Setting RULES = Setting.of("rules", Setting.Kind.PATH, "",
			"File of TokensRegex rules to use instead of the shipped ones; their results are TYPE/rule-name.");

	private static final List<String> TYPES = List.of("PERSON", "ORGANIZATION", "LOCATION", "MISC", "DATE", "TIME", "MONEY", "PERCENT");

	public static final EngineDescriptor ENGLISH = descriptor("corenlp-rules", "en", "English");
	public static final EngineDescriptor FRENCH = descriptor("corenlp-rules-fr", "fr", "French");

	private static EngineDescriptor descriptor(String id, String language, String languageName) {
		return new EngineDescriptor(id, Family.RULES, Set.of(Task.NER), Set.of(language), List.of(RULES), "Named entities in "
				+ languageName + " by readable rules and word lists: " + String.join(", ", TYPES) + ".", TYPES, List.of());
	}

	private final Lease<EntityRules> rules;

	private RulesEngine(EngineDescriptor descriptor, Settings settings, Tokenization tokenization, Lease<EntityRules> rules) {
		super(descriptor, settings, tokenization);
		this.rules = rules;
	}

	public static RulesEngine openEnglish(Settings settings) throws EngineUnavailableException {
		return new RulesEngine(ENGLISH, settings, Tokenization.english(), rules("en", settings.text(RULES.name())));
	}

	public static RulesEngine openFrench(Settings settings) throws EngineUnavailableException {
		return new RulesEngine(FRENCH, settings, Tokenization.french(), rules("fr", settings.text(RULES.name())));
	}

	/** The shipped rules of a language. */
	public static Lease<EntityRules> shippedRules(String language) throws EngineUnavailableException {
		return rules(language, "");
	}

	private static Lease<EntityRules> rules(String language, String file) throws EngineUnavailableException {
		try {
			String text = file.isBlank() ? "" : Files.readString(Path.of(file));
			return SharedModels.acquire("rules " + language + " " + file + " " + text, () -> {
				try {
					return file.isBlank() ? EntityRules.shipped(language)
							: EntityRules.compile(language, Path.of(file).getFileName().toString(), text);
				} catch (IOException e) {
					throw unusable(file, e);
				}
			});
		} catch (IOException e) {
			throw unusable(file, e);
		}
	}

	private static EngineUnavailableException unusable(String file, IOException cause) {
		return new EngineUnavailableException("rules " + file + ": " + cause, "name a UTF-8 file of TokensRegex rules by the setting '"
				+ RULES.name() + "', or leave it out for the shipped rules", cause);
	}

	@Override
	protected List<Prediction<? extends Value>> predict(TokenizedDocument document, Cancellation cancellation) {
		EntityRules compiled = rules.model();
		EntityCollector entities = new EntityCollector(descriptor().id());
		for (Sentence sentence : document.sentencesOfAtMost(MAX_SENTENCE)) {
			cancellation.check();
			for (EntityRules.Match match : compiled.match(document.labels(sentence))) {
				Span span = document.span(sentence, match.begin(), match.end());
				List<Evidence> evidence = new ArrayList<>(List.of(new Evidence(span, match.rule())));
				match.names().forEach(name -> evidence.add(new Evidence(document.span(sentence, name.begin(), name.end()), name.line())));
				entities.add(match.type(), span, OptionalDouble.empty(), evidence);
			}
		}
		return entities.predictions();
	}

	@Override
	protected void release() {
		rules.close();
	}
}
