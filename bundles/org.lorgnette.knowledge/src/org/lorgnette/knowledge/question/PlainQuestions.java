package org.lorgnette.knowledge.question;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

import org.lorgnette.engine.Cancellation;
import org.lorgnette.knowledge.Cell;
import org.lorgnette.knowledge.KnowledgeStore;
import org.lorgnette.knowledge.QueryLimits;
import org.lorgnette.knowledge.QueryResult;
import org.lorgnette.knowledge.question.GraphIndex.RelationType;
import org.lorgnette.model.Span;

/** Answers plain questions, English and French, over one graph. */
public final class PlainQuestions {

	private static final int EXAMPLES = 12;

	private final KnowledgeStore store;
	private final GraphIndex index;
	private final List<Concept> concepts = Concepts.read();
	private final QuestionReader reader;

	private PlainQuestions(KnowledgeStore store, GraphIndex index) {
		this.store = store;
		this.index = index;
		this.reader = new QuestionReader(index, concepts);
	}

	/** The store must stay open as long as questions are asked. */
	public static PlainQuestions over(KnowledgeStore store, Cancellation cancellation) throws IOException {
		return new PlainQuestions(store, GraphIndex.of(store, cancellation));
	}

	/** @param language of the examples: {@code en} or {@code fr} */
	public AskedQuestion ask(String question, String language, QueryLimits limits, Cancellation cancellation) throws IOException {
		Optional<Reading> reading = reading(question);
		if (reading.isEmpty()) {
			return new AskedQuestion(AskedQuestion.Outcome.NOT_UNDERSTOOD, Optional.empty(), false, List.of(), Optional.empty(),
					Optional.empty(),
					examples(language));
		}
		Optional<String> unknown = reading.get().unknownName();
		if (unknown.isPresent()) {
			return new AskedQuestion(AskedQuestion.Outcome.UNKNOWN_NAME, Optional.empty(), false, List.of(), unknown,
					index.nearest(unknown.get()), List.of());
		}
		List<Fact> facts = facts(reading.get(), limits, cancellation);
		return new AskedQuestion(facts.isEmpty() ? AskedQuestion.Outcome.NOTHING : AskedQuestion.Outcome.ANSWERED,
				Optional.of(QueryText.of(reading.get())), reading.get().asks() == Asks.WHETHER, facts, Optional.empty(),
						Optional.empty(), List.of());
	}

	/** How a question is understood best, if at all. */
	Optional<Reading> reading(String question) {
		return reader.read(question).stream().findFirst();
	}

	List<Fact> facts(Reading reading, QueryLimits limits, Cancellation cancellation) throws IOException {
		List<Fact> facts = new ArrayList<>();
		for (Map<String, Cell> row : store.query(QueryText.of(reading), limits, cancellation).rows()) {
			facts.add(fact(row));
		}
		return facts;
	}

	/** Whether the name is that of an entity that the same relation gives for someone. */
	boolean isKnownAnswer(String name, Reading reading, Cancellation cancellation) throws IOException {
		Set<String> nodes = index.isExact(name) ? index.named(name) : Set.of();
		Reading others = new Reading(reading.asks().turned(), reading.concept(), reading.forward(), reading.backward(),
				reading.asks() == Asks.OBJECT ? Reading.Named.NOBODY : new Reading.Named(name, nodes, true),
				reading.asks() == Asks.OBJECT ? new Reading.Named(name, nodes, true) : Reading.Named.NOBODY);
		return !nodes.isEmpty() && !facts(others, QueryLimits.DEFAULT, cancellation).isEmpty();
	}

	/** Whether the graph relates the name to the answer of a fact in any way, such as by one lying in the other. */
	boolean areRelated(String name, List<Fact> facts, Cancellation cancellation) throws IOException {
		for (String node : index.named(name)) {
			for (Fact fact : facts) {
				String related = "ASK { { <%1$s> ?way <%2$s> } UNION { <%2$s> ?way <%1$s> } }".formatted(node, fact.answerNode());
				if (store.query(related, QueryLimits.DEFAULT, cancellation).truth().orElse(false)) {
					return true;
				}
			}
		}
		return false;
	}

	private static Fact fact(Map<String, Cell> row) {
		Optional<String> score = QueryResult.text(row, "score");
		return new Fact(row.get("subject").text(), row.get("relation").text(), row.get("object").text(), row.get("answer").text(),
				row.get("node").text(), row.get("document").text(), span(row, "begin", "end"), row.get("passage").text(),
						span(row, "from", "to"),
				row.get("engine").text(), score.map(text -> OptionalDouble.of(Double.parseDouble(text)))
						.orElse(OptionalDouble.empty()));
	}

	private static Span span(Map<String, Cell> row, String begin, String end) {
		return new Span(Integer.parseInt(row.get(begin).text()), Integer.parseInt(row.get(end).text()));
	}

	/**
	 * Questions over the relations that the graph has, with names it has; of relations without a question of their own, their
	 * names.
	 */
	public List<String> examples(String language) {
		Set<String> examples = new LinkedHashSet<>();
		for (RelationType relation : index.relations()) {
			Optional<Concept> concept = concepts.stream().filter(each -> each.names(relation.label())
					|| each.namesInverse(relation.label()))
					.findFirst();
			if (concept.isEmpty()) {
				examples.add(asked((language.equals("fr") ? "qui " : "who ") + QuestionReader.words(relation.label()) + " "
						+ relation.object(),
						language));
				continue;
			}
			boolean turned = !concept.get().names(relation.label());
			for (Asks asks : List.of(Asks.OBJECT, Asks.SUBJECT)) {
				concept.get().templates(asks, language).stream().findFirst().ifPresent(template -> examples.add(asked(
						template.example(turned ? relation.object() : relation.subject(), turned ? relation.subject()
								: relation.object()), language)));
			}
		}
		return examples.stream().limit(EXAMPLES).toList();
	}

	private static String asked(String question, String language) {
		return Character.toUpperCase(question.charAt(0)) + question.substring(1) + (language.equals("fr") ? "\u00a0?" : "?");
	}
}
