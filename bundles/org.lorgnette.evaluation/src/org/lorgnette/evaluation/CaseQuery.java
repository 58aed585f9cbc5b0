package org.lorgnette.evaluation;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

import org.lorgnette.metrics.chunk.Outcome;

/**
 * Asks for the cases behind a number: behind a bar, a cell of a table, a cell of a confusion matrix.
 *
 * @param engine what tables call it; empty for all engines
 * @param kinds at least one
 * @param type a type that the gold or the predicted item, or the kind that the question must have; empty for any
 * @param scores what the prediction's score must be; empty for any, also none
 * @param text what engine, document, context, evidence, question or an answer must contain, in any case; empty for any
 */
public record CaseQuery(Optional<String> engine, Set<Outcome.Kind> kinds, Side gold, Side predicted, Optional<String> type,
		Optional<Scores> scores, String text) implements Predicate<Case> {

	/** Every case. */
	public static final CaseQuery ALL = new CaseQuery(Optional.empty(), EnumSet.allOf(Outcome.Kind.class), Side.ANY, Side.ANY,
			Optional.empty(), Optional.empty(), "");

	/** Everything but {@link Outcome.Kind#CORRECT}. */
	public static final Set<Outcome.Kind> ERRORS = Collections.unmodifiableSet(EnumSet.complementOf(EnumSet.of(Outcome.Kind.CORRECT)));

	/** @throws IllegalArgumentException without a kind */
	public CaseQuery {
		if (kinds.isEmpty()) {
			throw new IllegalArgumentException("a query for cases: expected at least one kind");
		}
		kinds = Collections.unmodifiableSet(EnumSet.copyOf(kinds));
	}

	/** What the gold, or the prediction, of a case must be. */
	public record Side(Presence presence, String type) {

		public static final Side ANY = new Side(Presence.ANY, "");
		public static final Side NONE = new Side(Presence.NONE, "");
		public static final Side SOME = new Side(Presence.SOME, "");

		public static Side of(String type) {
			return new Side(Presence.TYPE, type);
		}

		boolean fits(Optional<Case.Item> item) {
			return switch (presence) {
				case ANY -> true;
				case NONE -> item.isEmpty();
				case SOME -> item.isPresent();
				case TYPE -> item.isPresent() && item.get().type().equals(type);
			};
		}
	}

	/** Whether there must be an item, none, or one of a certain type. */
	public enum Presence {
		ANY, NONE, SOME, TYPE
	}

	/** Scores from {@code low} to {@code high}, which belongs to them; {@code low} does if {@code withLow}. */
	public record Scores(double low, boolean withLow, double high) {

		boolean fits(double score) {
			return score <= high && (score > low || withLow && score == low);
		}
	}

	@Override
	public boolean test(Case tested) {
		return kinds.contains(tested.kind()) && (engine.isEmpty() || engine.get().equals(tested.engine())) && gold.fits(tested.gold())
				&& predicted.fits(tested.predicted()) && hasType(tested) && hasScore(tested) && contains(tested);
	}

	private boolean hasType(Case tested) {
		return type.isEmpty() || Stream.concat(tested.gold().stream(), tested.predicted().stream())
				.anyMatch(item -> item.type().equals(type.get()))
				|| tested.asked().filter(asked -> asked.kind().equals(type.get())).isPresent();
	}

	private boolean hasScore(Case tested) {
		return scores.isEmpty() || tested.score().isPresent() && scores.get().fits(tested.score().getAsDouble());
	}

	private boolean contains(Case tested) {
		return text.isEmpty() || contains(tested.context(), text) || contains(tested.instance(), text) || contains(tested.engine(), text)
				|| tested.evidence().stream().anyMatch(reason -> contains(reason, text))
				|| tested.asked().filter(this::contains).isPresent();
	}

	private boolean contains(Case.Asked asked) {
		return contains(asked.text(), text) || contains(asked.predicted(), text)
				|| asked.gold().stream().anyMatch(answer -> contains(answer, text));
	}

	/** In any case, as {@link String#equalsIgnoreCase} has it: without a copy of the text, and whatever the language. */
	private static boolean contains(String whole, String part) {
		char upper = part.substring(0, 1).toUpperCase(Locale.ROOT).charAt(0);
		char lower = part.substring(0, 1).toLowerCase(Locale.ROOT).charAt(0);
		for (int at = 0; at <= whole.length() - part.length(); at++) {
			char c = whole.charAt(at);
			if ((c == upper || c == lower) && whole.regionMatches(true, at, part, 0, part.length())) {
				return true;
			}
		}
		return false;
	}

	public CaseQuery ofEngine(String name) {
		return with(Optional.of(name));
	}

	public CaseQuery with(Optional<String> newEngine) {
		return new CaseQuery(newEngine, kinds, gold, predicted, type, scores, text);
	}

	public CaseQuery ofKinds(Set<Outcome.Kind> newKinds) {
		return new CaseQuery(engine, newKinds, gold, predicted, type, scores, text);
	}

	public CaseQuery withGold(Side side) {
		return new CaseQuery(engine, kinds, side, predicted, type, scores, text);
	}

	public CaseQuery withPredicted(Side side) {
		return new CaseQuery(engine, kinds, gold, side, type, scores, text);
	}

	public CaseQuery ofType(Optional<String> either) {
		return new CaseQuery(engine, kinds, gold, predicted, either, scores, text);
	}

	public CaseQuery withScores(Optional<Scores> range) {
		return new CaseQuery(engine, kinds, gold, predicted, type, range, text);
	}

	public CaseQuery containing(String words) {
		return new CaseQuery(engine, kinds, gold, predicted, type, scores, words);
	}
}
