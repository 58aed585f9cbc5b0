package org.lorgnette.evaluation.scoring;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

import org.lorgnette.evaluation.Agreement;
import org.lorgnette.evaluation.experiment.EngineSpec;
import org.lorgnette.evaluation.experiment.Experiment;
import org.lorgnette.metrics.agreement.CohenKappa;
import org.lorgnette.metrics.agreement.PairwiseF1;
import org.lorgnette.metrics.agreement.Unit;
import org.lorgnette.metrics.agreement.UnitizingAlpha;
import org.lorgnette.metrics.agreement.UnitizingStudy;
import org.lorgnette.model.Document;
import org.lorgnette.model.Entity;
import org.lorgnette.model.Prediction;
import org.lorgnette.model.Sentence;
import org.lorgnette.model.Value;
import org.lorgnette.model.tagging.Chunk;
import org.lorgnette.model.tagging.Projection;

/**
 * Collects who marked which entities, the gold counting as one more annotator, and measures how far they agree. Give it every document
 * for one annotator, then for the next, in the same order. For one thread; holds all entities and a label for each token.
 */
public final class AgreementCounter {

	private static final String NONE = "O";

	private final Experiment experiment;
	private final List<Unit> units = new ArrayList<>();
	private final List<Integer> lengths = new ArrayList<>();
	private final Map<String, List<String>> tokenLabels = new LinkedHashMap<>();
	private String annotator = "";
	private int document;

	public AgreementCounter(Experiment experiment) {
		this.experiment = experiment;
	}

	/** The next documents are those of this annotator. */
	public void start(String name) {
		annotator = name;
		document = 0;
		tokenLabels.put(name, new ArrayList<>());
	}

	/** A document as the gold has it. */
	public void addGold(Document text, EngineSpec anyEngine) {
		lengths.add(text.text().length());
		add(text, new Mapping(experiment, anyEngine).goldEntities(text.entities()));
	}

	/** A document as an engine sees it. */
	public void add(Document text, EngineSpec engine, List<Prediction<? extends Value>> predictions) {
		add(text, new Mapping(experiment, engine).predictedEntities(predictions).stream().map(Prediction::value).toList());
	}

	private void add(Document text, List<Entity> entities) {
		for (Entity entity : entities) {
			units.add(new Unit(annotator, document, entity.span(), entity.type()));
		}
		List<String> labels = tokenLabels.get(annotator);
		for (Sentence sentence : text.sentences()) {
			int first = labels.size();
			for (int i = 0; i < sentence.tokenCount(); i++) {
				labels.add(NONE);
			}
			for (Chunk chunk : Projection.of(text, sentence, entities).chunks()) {
				for (int token = chunk.begin(); token < chunk.end(); token++) {
					labels.set(first + token, chunk.type());
				}
			}
		}
		document++;
	}

	/** @param level of the intervals */
	public Agreement result(double level) {
		UnitizingStudy study = new UnitizingStudy(List.copyOf(tokenLabels.keySet()), lengths, units);
		List<Agreement.Pair> pairs = new ArrayList<>();
		for (PairwiseF1.Pair pair : PairwiseF1.of(study).pairs()) {
			List<String> first = tokenLabels.get(pair.first());
			Optional<CohenKappa> kappa = first.isEmpty() ? Optional.empty()
					: Optional.of(CohenKappa.of(first, tokenLabels.get(pair.second())));
			pairs.add(new Agreement.Pair(pair.first(), pair.second(), pair.counts().f1(),
					kappa.map(CohenKappa::kappa).orElse(OptionalDouble.empty()), kappa.flatMap(found -> found.interval(level))));
		}
		UnitizingStudy flat = study.withoutOverlaps();
		UnitizingAlpha alpha = UnitizingAlpha.of(flat);
		Map<String, OptionalDouble> byType = new LinkedHashMap<>();
		alpha.categories().forEach((type, part) -> byType.put(type, part.alpha()));
		return new Agreement(pairs, alpha.alpha(), byType, study.units().size() - flat.units().size());
	}
}
