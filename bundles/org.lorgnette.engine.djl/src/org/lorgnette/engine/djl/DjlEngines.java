package org.lorgnette.engine.djl;

import java.util.List;

import org.lorgnette.engine.Benchmark;
import org.lorgnette.engine.Checkup;
import org.lorgnette.engine.Engine;
import org.lorgnette.engine.EngineDescriptor;
import org.lorgnette.engine.EngineProvider;
import org.lorgnette.engine.EngineUnavailableException;
import org.lorgnette.engine.ModelStore;
import org.lorgnette.engine.Settings;
import org.lorgnette.engine.djl.folder.ShippedModelsCheckup;
import org.lorgnette.engine.djl.generation.LanguageBenchmark;
import org.lorgnette.engine.djl.generation.NeuralLanguageEngine;
import org.lorgnette.engine.djl.hf.HfClipEngine;
import org.lorgnette.engine.djl.hf.HfNerEngine;
import org.lorgnette.engine.djl.hf.HfQaEngine;
import org.lorgnette.engine.djl.hf.HfRelationEngine;
import org.lorgnette.engine.djl.hf.HfVqaEngine;
import org.lorgnette.engine.djl.ner.NerBenchmark;
import org.lorgnette.engine.djl.ner.NerEngine;
import org.lorgnette.engine.djl.qa.QaEngine;
import org.lorgnette.engine.djl.relations.RelationEngine;
import org.lorgnette.engine.djl.runtime.NativesCheckup;
import org.lorgnette.engine.djl.vqa.VqaEngine;
import org.lorgnette.engine.djl.writing.WritingNerEngine;
import org.lorgnette.engine.djl.writing.WritingQaEngine;
import org.lorgnette.engine.djl.writing.WritingRelationEngine;

/** Offers all engines of this bundle. */
public final class DjlEngines implements EngineProvider {

	private record Offer(EngineDescriptor descriptor, Opener opener) {
	}

	@FunctionalInterface
	private interface Opener {
		Engine open(Settings settings, ModelStore models) throws EngineUnavailableException;
	}

	private static final List<Offer> OFFERS = List.of(new Offer(NerEngine.ENGLISH, NerEngine::openEnglish),
			new Offer(NerEngine.FRENCH, NerEngine::openFrench),
			new Offer(NerEngine.OWN, (settings, models) -> NerEngine.openOwn(settings)),
			new Offer(RelationEngine.ENGLISH, RelationEngine::openEnglish), new Offer(RelationEngine.OWN, RelationEngine::openOwn),
			new Offer(QaEngine.ENGLISH, QaEngine::openEnglish), new Offer(QaEngine.FRENCH, QaEngine::openFrench),
			new Offer(QaEngine.OWN, (settings, models) -> QaEngine.openOwn(settings)),
			new Offer(WritingNerEngine.ENGLISH, WritingNerEngine::openEnglish), new Offer(WritingNerEngine.FRENCH, WritingNerEngine::openFrench),
			new Offer(WritingNerEngine.OWN, (settings, models) -> WritingNerEngine.openOwn(settings)),
			new Offer(WritingRelationEngine.ENGLISH, WritingRelationEngine::openEnglish),
			new Offer(WritingRelationEngine.OWN, WritingRelationEngine::openOwn),
			new Offer(WritingQaEngine.ENGLISH, WritingQaEngine::openEnglish), new Offer(WritingQaEngine.FRENCH, WritingQaEngine::openFrench),
			new Offer(WritingQaEngine.OWN, (settings, models) -> WritingQaEngine.openOwn(settings)),
			visual(VqaEngine.WORLD), visual(VqaEngine.EASY), visual(VqaEngine.SHAPES), visual(VqaEngine.NLVR),
			new Offer(VqaEngine.OWN, (settings, models) -> VqaEngine.openOwn(settings)),
			language(NeuralLanguageEngine.ENGLISH), language(NeuralLanguageEngine.FRENCH),
			new Offer(NeuralLanguageEngine.OWN, (settings, models) -> NeuralLanguageEngine.openOwn(settings)),
			new Offer(HfNerEngine.DESCRIPTOR, (settings, models) -> HfNerEngine.open(settings)),
			new Offer(HfQaEngine.DESCRIPTOR, (settings, models) -> HfQaEngine.open(settings)),
			new Offer(HfRelationEngine.DESCRIPTOR, HfRelationEngine::open),
			new Offer(HfVqaEngine.DESCRIPTOR, (settings, models) -> HfVqaEngine.open(settings)),
			new Offer(HfClipEngine.DESCRIPTOR, (settings, models) -> HfClipEngine.open(settings)));

	private static Offer visual(EngineDescriptor descriptor) {
		return new Offer(descriptor, (settings, models) -> VqaEngine.openShipped(descriptor, settings, models));
	}

	private static Offer language(EngineDescriptor descriptor) {
		return new Offer(descriptor, (settings, models) -> NeuralLanguageEngine.openShipped(descriptor, settings, models));
	}

	@Override
	public List<EngineDescriptor> engines() {
		return OFFERS.stream().map(Offer::descriptor).toList();
	}

	@Override
	public List<Checkup> checkups() {
		List<String> models = OFFERS.stream().flatMap(offer -> offer.descriptor().models().stream()).toList();
		return List.of(new NativesCheckup(), new ShippedModelsCheckup(models));
	}

	@Override
	public List<Benchmark> benchmarks() {
		return List.of(new NerBenchmark(), new LanguageBenchmark());
	}

	@Override
	public Engine open(EngineDescriptor engine, Settings settings, ModelStore models) throws EngineUnavailableException {
		Offer offer = OFFERS.stream().filter(candidate -> candidate.descriptor().id().equals(engine.id())).findFirst()
				.orElseThrow(() -> new EngineUnavailableException("there is no neural engine '" + engine.id() + "'",
						"the command 'engines' lists what is installed"));
		return offer.opener().open(settings, models);
	}
}
