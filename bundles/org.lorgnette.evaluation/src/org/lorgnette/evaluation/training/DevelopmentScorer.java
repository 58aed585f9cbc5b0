package org.lorgnette.evaluation.training;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.lorgnette.engine.Analysis;
import org.lorgnette.engine.visual.VisualAnalysis;
import org.lorgnette.metrics.Counts;
import org.lorgnette.metrics.chunk.SpanScorer;
import org.lorgnette.metrics.chunk.SpanScores;
import org.lorgnette.metrics.qa.GoldAnswers;
import org.lorgnette.metrics.qa.Squad;
import org.lorgnette.metrics.qa.SquadSettings;
import org.lorgnette.metrics.relation.RelationScorer;
import org.lorgnette.metrics.relation.RelationScores;
import org.lorgnette.metrics.relation.TypedCounts;
import org.lorgnette.model.Document;
import org.lorgnette.model.Entity;
import org.lorgnette.model.Question;
import org.lorgnette.model.Relation;
import org.lorgnette.model.Task;
import org.lorgnette.model.VisualQuestion;

/** Scores what an engine found in documents, or answered about pictures, against the gold, as the task asks. */
public final class DevelopmentScorer {

	private final Task task;
	private long documents;
	private final SpanScorer spans = new SpanScorer();
	private final RelationScorer relationScorer = new RelationScorer(Set.of());
	private RelationScores relations = RelationScores.ZERO;
	private final List<GoldAnswers> gold = new ArrayList<>();
	private final Map<String, String> answers = new HashMap<>();

	private final PictureScorer pictures = new PictureScorer();

	public DevelopmentScorer(Task task) {
		this.task = task;
	}

	/** For questions about pictures; those without a gold answer do not count. */
	public void add(VisualQuestion question, VisualAnalysis found) {
		if (task != Task.VQA) {
			throw new IllegalArgumentException("the task is " + task.id() + ", which has no questions about pictures");
		}
		pictures.add(question, found.best().value().text());
		documents = pictures.questions();
	}

	/** @throws IllegalArgumentException for a task over pictures */
	public void add(Document document, Analysis found) {
		switch (task) {
			case NER -> spans.add(document.entities(), found.entities());
			case RELATIONS -> relations = relations.plus(relationScorer.score(plain(document, document.entities(), document.relations()),
					predicted(document, found)));
			case QA -> addAnswers(document, found);
			case VQA -> throw new IllegalArgumentException("the task is vqa, which has no documents");
		}
		documents++;
	}

	/** Predicted relations may connect gold entities, which the engine was given. */
	private static Document predicted(Document document, Analysis found) {
		List<Entity> entities = new ArrayList<>(found.entities());
		Set<String> known = new HashSet<>();
		entities.forEach(entity -> known.add(entity.id()));
		Set<String> wanted = new HashSet<>();
		for (Relation relation : found.relations()) {
			wanted.add(relation.head().target());
			wanted.add(relation.tail().target());
		}
		document.entities().stream().filter(entity -> wanted.contains(entity.id()) && known.add(entity.id())).forEach(entities::add);
		return plain(document, entities, found.relations());
	}

	private static Document plain(Document document, List<Entity> entities, List<Relation> relations) {
		return Document.builder(document.id(), document.text()).entities(entities).relations(relations).build();
	}

	private void addAnswers(Document document, Analysis found) {
		for (Question question : document.questions()) {
			// Ids are unique within a corpus, not among several.
			String id = documents + " " + question.id();
			gold.add(new GoldAnswers(id, GoldAnswers.of(question).answers()));
			answers.put(id, found.answers(question.id()).stream().findFirst().map(answer -> answer.value().text()).orElse(""));
		}
	}

	/** @param data what was scored */
	public DevelopmentScore result(String data) {
		return switch (task) {
			case NER -> {
				SpanScores scores = spans.result();
				Map<String, Counts> measures = new LinkedHashMap<>();
				measures.put("strict", scores.typed());
				measures.put("exact", scores.untyped());
				yield new DevelopmentScore(data, documents, measures, scores.types(), Map.of());
			}
			case RELATIONS -> {
				Map<String, Counts> measures = new LinkedHashMap<>();
				measures.put("strict", relations.strict().micro());
				measures.put("boundary", relations.boundary().micro());
				measures.put("entities", relations.entities().micro());
				TypedCounts types = relations.strict();
				yield new DevelopmentScore(data, documents, measures, types.types(), Map.of());
			}
			case VQA -> new DevelopmentScore(data, documents, Map.of(), Map.of(), pictures.values());
			case QA -> {
				Map<String, Double> values = new LinkedHashMap<>();
				new Squad(SquadSettings.DEFAULT).evaluate(gold, answers).scores().values()
						.forEach((name, value) -> values.put(name, value.doubleValue()));
				yield new DevelopmentScore(data, documents, Map.of(), Map.of(), values);
			}
		};
	}
}
