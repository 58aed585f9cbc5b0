package org.lorgnette.cli;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import org.lorgnette.model.Document;
import org.lorgnette.model.Entity;
import org.lorgnette.model.Instance;
import org.lorgnette.model.Question;
import org.lorgnette.model.Relation;
import org.lorgnette.model.Sentence;
import org.lorgnette.model.VisualQuestion;

/** Counts over a corpus, instance by instance. Of the instances only their ids and the labels are kept. */
final class CorpusStatistics {

	/** The order in which things are told, the large before the small. */
	private static final List<String> ORDER = List.of("documents", "characters", "sentences", "tokens", "entities", "nestedEntities",
			"sameSpanEntities", "crossingEntities", "discontinuousEntities", "emptyEntities", "relations", "symmetricRelations", "events",
			"chains", "notes", "links", "questions", "answerableQuestions", "unanswerableQuestions", "answers", "visualQuestions",
			"pictures", "visualAnswers", "duplicateIds", "duplicateQuestionIds");

	private final Map<String, Long> counts = new HashMap<>();
	private final Map<String, Map<String, Long>> labels = new LinkedHashMap<>();
	private final Set<String> languages = new TreeSet<>();
	private final Set<String> ids = new HashSet<>();
	private final Set<String> questionIds = new HashSet<>();
	private final Set<String> pictures = new HashSet<>();
	private final LengthDistribution sentenceLengths = new LengthDistribution();

	void add(Instance instance) {
		if (!ids.add(instance.id())) {
			count("duplicateIds", 1);
		}
		switch (instance) {
			case Document document -> add(document);
			case VisualQuestion question -> add(question);
		}
	}

	private void add(Document document) {
		count("documents", 1);
		count("characters", document.text().length());
		count("sentences", document.sentences().size());
		count("tokens", document.tokens().size());
		document.language().ifPresent(languages::add);
		document.sentences().stream().mapToInt(Sentence::tokenCount).forEach(sentenceLengths::add);
		addEntities(document.entities());
		count("relations", document.relations().size());
		document.relations().stream().filter(Relation::symmetric).forEach(relation -> count("symmetricRelations", 1));
		document.relations().forEach(relation -> label("relationTypes", relation.type()));
		count("events", document.events().size());
		document.events().forEach(event -> label("eventTypes", event.type()));
		count("chains", document.chains().size());
		count("notes", document.notes().size());
		count("links", document.links().size());
		document.questions().forEach(this::add);
	}

	private void addEntities(List<Entity> entities) {
		count("entities", entities.size());
		EntityOverlaps overlaps = EntityOverlaps.of(entities);
		count("nestedEntities", overlaps.nested());
		count("sameSpanEntities", overlaps.sameSpan());
		count("crossingEntities", overlaps.crossing());
		for (Entity entity : entities) {
			label("entityTypes", entity.type());
			count("discontinuousEntities", entity.isContinuous() ? 0 : 1);
			count("emptyEntities", entity.span().isEmpty() ? 1 : 0);
		}
	}

	private void add(Question question) {
		count("questions", 1);
		count(question.answerable() ? "answerableQuestions" : "unanswerableQuestions", 1);
		count("answers", question.answers().size());
		if (!questionIds.add(question.id())) {
			count("duplicateQuestionIds", 1);
		}
	}

	private void add(VisualQuestion question) {
		count("visualQuestions", 1);
		pictures.addAll(question.images());
		counts.put("pictures", (long) pictures.size());
		count("visualAnswers", question.answers().size());
		question.questionType().ifPresent(type -> label("questionTypes", type));
		question.answerType().ifPresent(type -> label("answerTypes", type));
		new HashSet<>(question.answers()).forEach(answer -> label("answers", answer));
	}

	private void count(String what, long number) {
		if (number > 0) {
			counts.merge(what, number, Long::sum);
		}
	}

	private void label(String set, String label) {
		labels.computeIfAbsent(set, name -> new TreeMap<>()).merge(label, 1L, Long::sum);
	}

	/** How many there are of each thing that there is at all. */
	Map<String, Long> counts() {
		Map<String, Long> ordered = new LinkedHashMap<>();
		ORDER.stream().filter(counts::containsKey).forEach(name -> ordered.put(name, counts.get(name)));
		return ordered;
	}

	/** Sets of labels by name, each with how often a label occurs, in alphabetical order. */
	Map<String, Map<String, Long>> labels() {
		return labels;
	}

	Set<String> languages() {
		return languages;
	}

	/** Tokens a sentence. */
	LengthDistribution sentenceLengths() {
		return sentenceLengths;
	}
}
