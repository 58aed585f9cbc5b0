package org.lorgnette.engine.corenlp;

import java.util.List;

import org.lorgnette.engine.Benchmark;
import org.lorgnette.engine.Engine;
import org.lorgnette.engine.EngineDescriptor;
import org.lorgnette.engine.EngineProvider;
import org.lorgnette.engine.EngineUnavailableException;
import org.lorgnette.engine.ModelStore;
import org.lorgnette.engine.Settings;
import org.lorgnette.engine.corenlp.base.ModelJar;
import org.lorgnette.engine.corenlp.ner.CrfBenchmark;
import org.lorgnette.engine.corenlp.ner.CrfEngine;
import org.lorgnette.engine.corenlp.pipeline.FullNerEngine;
import org.lorgnette.engine.corenlp.pipeline.KbpEngine;
import org.lorgnette.engine.corenlp.pipeline.OpenIeEngine;
import org.lorgnette.engine.corenlp.relations.RelationRulesEngine;
import org.lorgnette.engine.corenlp.rules.RulesEngine;
import org.lorgnette.engine.corenlp.training.CrfTrainerAdapter;
import org.lorgnette.engine.models.ModelDescriptor;
import org.lorgnette.engine.training.Trainer;

/** Offers all engines of this bundle. */
public final class CoreNlpEngines implements EngineProvider {

	private record Offer(EngineDescriptor descriptor, Opener opener) {
	}

	@FunctionalInterface
	private interface Opener {
		Engine open(Settings settings, ModelStore models) throws EngineUnavailableException;
	}

	private static final List<Offer> OFFERS = List.of(new Offer(CrfEngine.ENGLISH, CrfEngine::openEnglish),
			new Offer(CrfEngine.FRENCH, CrfEngine::openFrench),
			new Offer(CrfEngine.OWN, (settings, models) -> CrfEngine.openOwn(settings)),
			new Offer(RulesEngine.ENGLISH, (settings, models) -> RulesEngine.openEnglish(settings)),
			new Offer(RulesEngine.FRENCH, (settings, models) -> RulesEngine.openFrench(settings)),
			new Offer(RelationRulesEngine.ENGLISH, RelationRulesEngine::openEnglish),
			new Offer(RelationRulesEngine.FRENCH, RelationRulesEngine::openFrench),
			new Offer(FullNerEngine.DESCRIPTOR, FullNerEngine::open), new Offer(KbpEngine.DESCRIPTOR, KbpEngine::open),
			new Offer(OpenIeEngine.DESCRIPTOR, OpenIeEngine::open));

	private static final List<ModelDescriptor> MODELS = List.of(
			new ModelDescriptor(ModelJar.ENGLISH, "Stanford CoreNLP 4.5.10, English", "GPL-3.0-or-later",
					"edu.stanford.nlp:stanford-corenlp:4.5.10:models", 474_409_531L,
					"a5da9f6feb35a0fd2ea2cbe8909bede3952965b238a68c833ae3e031ed9026a0"),
			new ModelDescriptor(ModelJar.FRENCH, "Stanford CoreNLP 4.5.10, French", "GPL-3.0-or-later",
					"edu.stanford.nlp:stanford-corenlp:4.5.10:models-french", 280_999_356L,
					"1172d4339c0abef30789a9ca541ecd3b3308dd3aa9f60760c581070a07da6ea3"));

	@Override
	public List<ModelDescriptor> models() {
		return MODELS;
	}

	@Override
	public List<EngineDescriptor> engines() {
		return OFFERS.stream().map(Offer::descriptor).toList();
	}

	@Override
	public List<Trainer> trainers() {
		return List.of(new CrfTrainerAdapter());
	}

	@Override
	public List<Benchmark> benchmarks() {
		return List.of(new CrfBenchmark());
	}

	@Override
	public Engine open(EngineDescriptor engine, Settings settings, ModelStore models) throws EngineUnavailableException {
		Offer offer = OFFERS.stream().filter(candidate -> candidate.descriptor().id().equals(engine.id())).findFirst()
				.orElseThrow(() -> new EngineUnavailableException("CoreNLP has no engine '" + engine.id() + "'",
						"the command 'engines' lists what is installed"));
		return offer.opener().open(settings, models);
	}
}
