package org.lorgnette.ui.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.SplittableRandom;

import org.lorgnette.engine.Analysis;
import org.lorgnette.engine.Engine;
import org.lorgnette.engine.EngineDescriptor;
import org.lorgnette.engine.EngineProvider;
import org.lorgnette.engine.Family;
import org.lorgnette.engine.ModelStore;
import org.lorgnette.engine.Settings;
import org.lorgnette.model.Document;
import org.lorgnette.model.Entity;
import org.lorgnette.model.Evidence;
import org.lorgnette.model.Prediction;
import org.lorgnette.model.Relation;
import org.lorgnette.model.Span;
import org.lorgnette.model.Task;
import org.lorgnette.model.Value;
import org.lorgnette.ui.harness.FakeEngine;

/** Engines that look at the gold and err on purpose, always alike for the same document: "careful" now and then, "careless" often. */
final class ErringEngines implements EngineProvider {

	private static final List<String> TYPES = List.of("PER", "LOC", "ORG");

	@Override
	public List<EngineDescriptor> engines() {
		return List.of(descriptor("careful", Family.STATISTICAL), descriptor("careless", Family.RULES), descriptor("middling", Family.NEURAL));
	}

	private static EngineDescriptor descriptor(String id, Family family) {
		return new EngineDescriptor(id, family, Set.of(Task.NER, Task.RELATIONS), Set.of(), List.of(), "Errs on purpose.", TYPES, List.of());
	}

	@Override
	public Engine open(EngineDescriptor engine, Settings settings, ModelStore models) {
		double errs = switch (engine.id()) {
			case "careful" -> .1;
			case "middling" -> .25;
			default -> .5;
		};
		return new FakeEngine(engine, settings, (document, cancellation) -> {
			cancellation.check();
			return new Analysis(document, find(document, engine.id(), errs));
		});
	}

	private static List<Prediction<? extends Value>> find(Document document, String id, double errs) {
		SplittableRandom random = new SplittableRandom(document.text().hashCode() * 31L + id.hashCode());
		List<Prediction<? extends Value>> found = new ArrayList<>();
		List<String> kept = new ArrayList<>();
		for (Entity gold : document.entities()) {
			boolean errsNow = random.nextDouble() < errs;
			int how = random.nextInt(4);
			double score = Math.round(1000 * (errsNow ? .2 + .6 * random.nextDouble() : .5 + .5 * random.nextDouble())) / 1000.0;
			if (errsNow && how == 0) {
				continue;
			}
			String type = errsNow && how % 2 == 1 ? TYPES.get((TYPES.indexOf(gold.type()) + 1) % TYPES.size()) : gold.type();
			Span span = errsNow && how >= 2 ? new Span(gold.span().begin(), Math.min(document.text().length(), gold.span().end() + 1))
					: gold.span();
			found.add(new Prediction<>(new Entity(gold.id(), type, span), OptionalDouble.of(score), id,
					List.of(new Evidence(span, "as in the list of names"))));
			kept.add(gold.id());
		}
		for (Relation gold : document.relations()) {
			if (kept.contains(gold.head().target()) && kept.contains(gold.tail().target()) && random.nextDouble() > errs) {
				found.add(new Prediction<>(gold, OptionalDouble.of(.5 + .5 * random.nextDouble()), id, List.of()));
			}
		}
		int end = document.text().indexOf(' ');
		if (end > 1 && random.nextDouble() < errs / 2 && document.entities().stream().noneMatch(entity -> entity.span().begin() < end)) {
			found.add(new Prediction<>(new Entity("spurious", "ORG", new Span(0, end)), OptionalDouble.of(.3), id, List.of()));
		}
		return found;
	}
}
