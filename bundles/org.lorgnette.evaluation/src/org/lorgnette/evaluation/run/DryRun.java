package org.lorgnette.evaluation.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.lorgnette.engine.Cancellation;
import org.lorgnette.engine.Engine;
import org.lorgnette.engine.EngineException;
import org.lorgnette.engine.EngineRegistry;
import org.lorgnette.engine.ModelStore;
import org.lorgnette.engine.remote.Outgoing;
import org.lorgnette.engine.remote.OutgoingEstimate;
import org.lorgnette.engine.remote.Preview;
import org.lorgnette.engine.remote.PreviewsPictures;
import org.lorgnette.engine.remote.PreviewsTexts;
import org.lorgnette.engine.visual.PictureFolder;
import org.lorgnette.evaluation.experiment.EngineSpec;
import org.lorgnette.evaluation.experiment.Experiment;
import org.lorgnette.model.Document;
import org.lorgnette.model.Instance;
import org.lorgnette.model.VisualQuestion;

/** What an experiment would send to other machines, found out without sending anything. */
public final class DryRun {

	private final EngineRegistry registry;
	private final ModelStore models;
	private final Cancellation cancellation;

	public DryRun(EngineRegistry registry, ModelStore models, Cancellation cancellation) {
		this.registry = registry;
		this.models = models;
		this.cancellation = cancellation;
	}

	/**
	 * @param first of the requests, as many as were asked for
	 * @param estimate of what all requests would take if none were answered before; empty if the engine sends nothing
	 */
	public record Sent(EngineSpec engine, List<Outgoing> first, Optional<OutgoingEstimate> estimate) {

		public Sent {
			first = List.copyOf(first);
		}
	}

	/**
	 * One result for each engine, in their order.
	 *
	 * @param shown how many requests are kept of each engine
	 * @throws org.lorgnette.io.CorpusException
	 *             if the corpus is not what the experiment says
	 * @throws org.lorgnette.engine.EngineUnavailableException
	 *             if a setting of an engine names nothing usable
	 */
	public List<Sent> of(Experiment experiment, int shown) throws IOException, EngineException {
		GoldCorpus corpus = GoldCorpus.open(experiment.corpus());
		Optional<ChangedInstances> changed = ChangedInstances.of(experiment, corpus);
		List<Sent> all = new ArrayList<>();
		for (EngineSpec spec : experiment.engines()) {
			Optional<Engine> engine = registry.preview(spec.id(), spec.settings(), models);
			if (engine.isEmpty()) {
				all.add(new Sent(spec, List.of(), Optional.empty()));
				continue;
			}
			try (Engine opened = engine.get()) {
				all.add(sent(spec, opened, corpus, changed, shown));
			}
		}
		return all;
	}

	private Sent sent(EngineSpec spec, Engine engine, GoldCorpus corpus, Optional<ChangedInstances> changed, int shown)
			throws IOException, EngineException {
		List<Outgoing> first = new ArrayList<>();
		OutgoingEstimate[] sum = { OutgoingEstimate.NOTHING };
		EngineException[] failure = new EngineException[1];
		GoldCorpus.InstanceVisitor look = instance -> {
			cancellation.check();
			try {
				Preview preview = preview(engine, instance, corpus.pictureFolder());
				preview.requests().stream().limit(Math.max(0, shown - first.size())).forEach(first::add);
				sum[0] = sum[0].plus(preview.estimate());
				return true;
			} catch (EngineException e) {
				failure[0] = e;
				return false;
			}
		};
		corpus.forEachInstance(look);
		if (changed.isPresent()) {
			changed.get().forEach(one -> {
				if (failure[0] == null) {
					look.visit(one.changed());
				}
			});
		}
		if (failure[0] != null) {
			throw failure[0];
		}
		return new Sent(spec, first, Optional.of(sum[0]));
	}

	private Preview preview(Engine engine, Instance instance, Path folder) throws IOException, EngineException {
		return switch (instance) {
			case Document document -> ((PreviewsTexts) engine).preview(document, cancellation);
			case VisualQuestion question -> ((PreviewsPictures) engine).preview(question,
					ChangedInstances.pictures(question, VisualWork.pictures(new PictureFolder(folder), question)), cancellation);
		};
	}
}
