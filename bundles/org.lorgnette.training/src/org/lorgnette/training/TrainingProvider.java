package org.lorgnette.training;

import java.util.List;

import org.lorgnette.engine.Benchmark;
import org.lorgnette.engine.Checkup;
import org.lorgnette.engine.Engine;
import org.lorgnette.engine.EngineDescriptor;
import org.lorgnette.engine.EngineProvider;
import org.lorgnette.engine.ModelConverter;
import org.lorgnette.engine.ModelStore;
import org.lorgnette.engine.Settings;
import org.lorgnette.engine.explain.GradientAttribution;
import org.lorgnette.engine.training.Trainer;
import org.lorgnette.training.explain.AnswerGradients;
import org.lorgnette.training.bench.AttentionBenchmark;
import org.lorgnette.training.bert.BertConverter;
import org.lorgnette.training.explain.EntityGradients;
import org.lorgnette.training.language.LanguageTrainer;
import org.lorgnette.training.loop.TorchCheckup;
import org.lorgnette.training.explain.RelationGradients;
import org.lorgnette.training.pretraining.MaskedWordTrainer;
import org.lorgnette.training.reading.ReaderTrainer;
import org.lorgnette.training.relations.RelationTrainer;
import org.lorgnette.training.tagging.TaggingTrainer;
import org.lorgnette.training.vision.VisionTrainer;
import org.lorgnette.training.writing.AnswerWriterTrainer;
import org.lorgnette.training.writing.EntityWriterTrainer;
import org.lorgnette.training.writing.RelationWriterTrainer;

/** Offers the trainers of networks. Their models run in the engines of another bundle. */
public final class TrainingProvider implements EngineProvider {

	@Override
	public List<EngineDescriptor> engines() {
		return List.of();
	}

	@Override
	public List<Trainer> trainers() {
		return List.of(new MaskedWordTrainer(), new TaggingTrainer(), new RelationTrainer(), new ReaderTrainer(), new VisionTrainer(),
				new LanguageTrainer(), new EntityWriterTrainer(), new RelationWriterTrainer(), new AnswerWriterTrainer());
	}

	@Override
	public List<GradientAttribution> gradients() {
		return List.of(new EntityGradients(), new RelationGradients(), new AnswerGradients());
	}

	@Override
	public List<Checkup> checkups() {
		return List.of(new TorchCheckup());
	}

	@Override
	public List<Benchmark> benchmarks() {
		return List.of(new AttentionBenchmark());
	}

	@Override
	public List<ModelConverter> converters() {
		return List.of(new BertConverter());
	}

	@Override
	public Engine open(EngineDescriptor engine, Settings settings, ModelStore models) {
		throw new IllegalArgumentException("no engine of this provider: " + engine.id());
	}
}
