package org.lorgnette.evaluation;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

import org.lorgnette.metrics.chunk.Outcome;
import org.lorgnette.model.Span;

/**
 * One gold item, one predicted item, or a pair of them, with the sentence around it: a row of the error browser. All spans are
 * relative to {@code context}; {@code contextOffset} is where it begins in the document. {@code evidence} says why the engine
 * predicted it, where it says so.
 *
 * <p>Of a question the items are answers and the context is its passage; an item is absent if that side says that there is no answer, and
 * both may be. The kinds then mean: {@code CORRECT} an exact match, {@code BOUNDARY} some words right, {@code BOUNDARY_AND_TYPE} no word
 * right, {@code MISSED} no answer given where there is one, {@code SPURIOUS} an answer given where there is none.
 *
 * <p>Of a question about pictures the items have no parts; their types are the answers, the gold's being its most frequent one.
 *
 * @param asked the question, where there is one
 */
public record Case(String engine, String instance, Outcome.Kind kind, String context, int contextOffset, Optional<Item> gold,
		Optional<Item> predicted, OptionalDouble score, List<String> evidence, Optional<Asked> asked) {

	/** The type of the items that are answers. */
	public static final String ANSWER = "answer";

	/** A case without a question. */
	public Case(String engine, String instance, Outcome.Kind kind, String context, int contextOffset, Optional<Item> gold,
			Optional<Item> predicted, OptionalDouble score, List<String> evidence) {
		this(engine, instance, kind, context, contextOffset, gold, predicted, score, evidence, Optional.empty());
	}

	public Case {
		evidence = List.copyOf(evidence);
	}

	/** The same case of an engine that is called otherwise. */
	public Case ofEngine(String name) {
		return new Case(name, instance, kind, context, contextOffset, gold, predicted, score, evidence, asked);
	}

	/** The same case, with what others say to its question about pictures. */
	public Case withSaid(List<Said> others) {
		Optional<Asked> more = asked.map(question -> new Asked(question.id, question.text, question.kind, question.gold,
				question.predicted, question.f1, question.seen.map(seen -> new Seen(seen.pictures, seen.offered, others))));
		return new Case(engine, instance, kind, context, contextOffset, gold, predicted, score, evidence, more);
	}

	/**
	 * The question of a case.
	 *
	 * @param kind such as {@code who} or {@code combien}
	 * @param gold the answers of the gold as written, each once; none if it has no answer
	 * @param predicted as given; empty for no answer
	 * @param f1 of the answer's words, 0..1; of a question about pictures its accuracy
	 * @param seen what the question is about, if that is pictures
	 */
	public record Asked(String id, String text, String kind, List<String> gold, String predicted, double f1, Optional<Seen> seen) {

		public Asked {
			gold = List.copyOf(gold);
		}

		/** A question about a text. */
		public Asked(String id, String text, String kind, List<String> gold, String predicted, double f1) {
			this(id, text, kind, gold, predicted, f1, Optional.empty());
		}
	}

	/**
	 * The pictures of a question.
	 *
	 * @param pictures paths relative to the corpus's folder
	 * @param offered the engine's answers, the surest first
	 * @param said what every engine answered, this one among them
	 */
	public record Seen(List<String> pictures, List<Offered> offered, List<Said> said) {

		public Seen {
			pictures = List.copyOf(pictures);
			offered = List.copyOf(offered);
			said = List.copyOf(said);
		}
	}

	/** An answer that was considered, with its score in 0..1; the empty text says that there is none. */
	public record Offered(String text, OptionalDouble score) {
	}

	/** An engine's answer, empty for none, its accuracy in 0..1, and how sure the engine was of it, 0..1, if it says so. */
	public record Said(String engine, String text, double accuracy, OptionalDouble score) {
	}

	/**
	 * An entity or relation as shown: its type and parts. An entity has one part with an empty role; a relation has its head and tail
	 * with their roles; an answer has a part for each place where it stands.
	 */
	public record Item(String type, List<Part> parts) {

		public Item {
			parts = List.copyOf(parts);
		}
	}

	/**
	 * A mention of an item: its role in it, its own type and its fragments.
	 *
	 * @param written by a generative engine, if that stands nowhere in the document; there are no fragments then
	 */
	public record Part(String role, String type, List<Span> fragments, Optional<String> written) {

		public Part {
			fragments = List.copyOf(fragments);
		}

		public Part(String role, String type, List<Span> fragments) {
			this(role, type, fragments, Optional.empty());
		}
	}
}
