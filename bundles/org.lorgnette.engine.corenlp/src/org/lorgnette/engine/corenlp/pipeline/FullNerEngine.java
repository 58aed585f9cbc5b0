package org.lorgnette.engine.corenlp.pipeline;

import java.util.List;
import java.util.Set;

import org.lorgnette.engine.EngineDescriptor;
import org.lorgnette.engine.EngineUnavailableException;
import org.lorgnette.engine.Family;
import org.lorgnette.engine.ModelStore;
import org.lorgnette.engine.Setting;
import org.lorgnette.engine.Settings;
import org.lorgnette.engine.corenlp.base.ModelJar;
import org.lorgnette.engine.corenlp.base.TokenizedDocument;
import org.lorgnette.model.Prediction;
import org.lorgnette.model.Task;
import org.lorgnette.model.Value;

/** All that CoreNLP has for names in English: three CRFs, rules for numbers and times, and gazetteers for fine types. */
public final class FullNerEngine extends PipelineEngine {

	public static final EngineDescriptor DESCRIPTOR = new EngineDescriptor("corenlp-full", Family.STATISTICAL, Set.of(Task.NER),
			Set.of("en"), List.of(Setting.of("fine-types", Setting.Kind.BOOLEAN, "true",
					"Whether gazetteers refine types, as LOCATION to CITY or COUNTRY; turn it off to compare with coarse gold.")),
			"Named entities, numbers and times in English by CoreNLP's full combination of CRFs, rules and gazetteers.",
			List.of("PERSON", "LOCATION", "ORGANIZATION", "MISC", "CITY", "STATE_OR_PROVINCE", "COUNTRY", "NATIONALITY", "RELIGION",
					"TITLE", "IDEOLOGY", "CRIMINAL_CHARGE", "CAUSE_OF_DEATH", "DATE", "TIME", "DURATION", "SET", "MONEY", "NUMBER",
					"ORDINAL", "PERCENT", "EMAIL", "URL", "HANDLE"),
			List.of(ModelJar.ENGLISH));

	private static final int SLICE = 300;

	private FullNerEngine(Settings settings, ModelStore models) throws EngineUnavailableException {
		super(DESCRIPTOR, settings, Pipelines.acquire(
				settings.bool("fine-types") ? Pipelines.Kind.NER_WITH_FINE_TYPES : Pipelines.Kind.NER, models), SLICE);
	}

	public static FullNerEngine open(Settings settings, ModelStore models) throws EngineUnavailableException {
		return new FullNerEngine(settings, models);
	}

	@Override
	Harvest harvest(TokenizedDocument document, List<Prediction<? extends Value>> predictions) {
		return new MentionCollector(DESCRIPTOR.id(), predictions)::addMentions;
	}
}
