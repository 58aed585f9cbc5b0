package org.lorgnette.knowledge.question;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

import org.lorgnette.knowledge.question.GraphIndex.RelationType;

/** Understands questions about the relations of a graph. */
final class QuestionReader {

	private static final String ASKING = "(?:who|whom|what|where|when|which(?: \\w+)?|qui|que|quoi|ou|quand|quel(?:le)?s?(?: \\w+)?)";
	private static final String AUXILIARY = "(?: (?:is|was|are|were|does|did|has|est|a|sont|ont))?";

	private final GraphIndex index;
	private final List<Concept> concepts;

	QuestionReader(GraphIndex index, List<Concept> concepts) {
		this.index = index;
		this.concepts = concepts;
	}

	/** The readings, the best first: those all of whose names the graph has to the letter, then those it has at all. */
	List<Reading> read(String question) {
		String plain = PlainText.question(question);
		List<Reading> readings = new ArrayList<>();
		for (Concept concept : concepts) {
			List<RelationType> forward = index.relations().stream().filter(relation -> concept.names(relation.label())).toList();
			List<RelationType> backward = index.relations().stream().filter(relation -> concept.namesInverse(relation.label()))
					.toList();
			if (!forward.isEmpty() || !backward.isEmpty()) {
				for (Asks asks : Asks.values()) {
					readings.addAll(read(plain, asks, concept, forward, backward));
				}
			}
		}
		index.relations().forEach(relation -> readings.addAll(byName(plain, relation)));
		readings.sort(Comparator.comparing((Reading reading) -> !reading.isExact())
				.thenComparing(reading -> !reading.isResolved()));
		return readings;
	}

	private List<Reading> read(String plain, Asks asks, Concept concept, List<RelationType> forward,
			List<RelationType> backward) {
		List<Reading> found = new ArrayList<>();
		for (String language : Concepts.LANGUAGES) {
			for (Template template : concept.templates(asks, language)) {
				template.match(plain).ifPresent(match -> found
						.add(new Reading(asks, Optional.of(concept), forward, backward, named(match.subject()),
								named(match.object()))));
			}
		}
		return found;
	}

	/** Any relation may be asked for by its name. */
	private List<Reading> byName(String plain, RelationType relation) {
		String words = Pattern.quote(words(relation.label()));
		Map<Asks, Pattern> ways = Map.of(Asks.SUBJECT, Pattern.compile(ASKING + AUXILIARY + " (?:the )?" + words
				+ " (?<name>.+)"), Asks.OBJECT,
				Pattern.compile(ASKING + AUXILIARY + " (?<name>.+?) " + words));
		List<Reading> found = new ArrayList<>();
		ways.forEach((asks, pattern) -> {
			var matcher = pattern.matcher(plain);
			if (matcher.matches()) {
				Reading.Named name = named(Optional.of(matcher.group("name")));
				found.add(new Reading(asks, Optional.empty(), List.of(relation), List.of(), asks == Asks.OBJECT ? name
						: Reading.Named.NOBODY,
						asks == Asks.SUBJECT ? name : Reading.Named.NOBODY));
			}
		});
		return found;
	}

	/** per:employee_of, worksFor and Live_In in words. */
	static String words(String label) {
		return label.replaceFirst("^\\w+:", "").replaceAll("(?<=[a-z])(?=[A-Z])", " ").replaceAll("[_\\s-]+", " ")
				.toLowerCase(Locale.ROOT)
				.strip();
	}

	private Reading.Named named(Optional<String> name) {
		if (name.isEmpty()) {
			return Reading.Named.NOBODY;
		}
		String plain = PlainText.name(name.get());
		return new Reading.Named(plain, index.named(plain), index.isExact(plain));
	}
}
