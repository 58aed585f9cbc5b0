package org.lorgnette.knowledge.question;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import org.lorgnette.engine.Cancellation;
import org.lorgnette.knowledge.QueryLimits;

/**
 * Holds the answer of any engine to a question against the facts of a graph. It is careful: an answer is only called contradicted
 * where the relation has one value by nature (see {@code concepts.json}), the question names one entity to the letter, all facts
 * about it agree, and the answer is of the same kind and cannot be a coarser or finer way to say the same.
 */
public final class FactCheck {

	private final PlainQuestions questions;

	/** What facts say of an answer. */
	public enum Kind {
		/** A fact says the same. */
		SUPPORTED,
		/** The facts say something else, and both cannot be true. */
		CONTRADICTED,
		/** The facts say nothing about it, or nothing that would settle it. */
		UNKNOWN
	}

	/** @param facts those that support or contradict it */
	public record Verdict(Kind kind, List<Fact> facts) {

		static final Verdict UNKNOWN = new Verdict(Kind.UNKNOWN, List.of());

		public Verdict {
			facts = List.copyOf(facts);
		}
	}

	public FactCheck(PlainQuestions questions) {
		this.questions = questions;
	}

	/** @param answer what an engine answered; empty is no answer, which nothing supports or contradicts */
	public Verdict check(String question, String answer, Cancellation cancellation) throws IOException {
		Optional<Reading> read = questions.reading(question).filter(Reading::isResolved)
				.filter(reading -> reading.asks() != Asks.WHETHER);
		String said = PlainText.name(answer).replaceAll("[.!]+$", "").replaceAll("^(?:in|at|on|en|a|au|aux|dans) ", "");
		if (read.isEmpty() || said.isBlank()) {
			return Verdict.UNKNOWN;
		}
		Reading reading = read.get();
		List<Fact> facts = questions.facts(reading, QueryLimits.DEFAULT, cancellation);
		Concept.Kind kind = reading.asks() == Asks.OBJECT ? reading.concept().map(Concept::value).orElse(Concept.Kind.NAME)
				: Concept.Kind.NAME;
		List<Fact> alike = facts.stream().filter(fact -> isSame(said, PlainText.name(fact.answer()), kind)).toList();
		if (!alike.isEmpty()) {
			return new Verdict(Kind.SUPPORTED, alike);
		}
		boolean settled = reading.isExact() && reading.concept().filter(concept -> concept.isFunctional(reading.asks()))
				.isPresent()
				&& !facts.isEmpty() && agree(facts, kind) && isOneEntity(reading);
		return settled && excludes(said, facts, kind, reading, cancellation) ? new Verdict(Kind.CONTRADICTED, facts)
				: Verdict.UNKNOWN;
	}

	/** In several documents a name may be several people. */
	private static boolean isOneEntity(Reading reading) {
		return (reading.asks() == Asks.OBJECT ? reading.subjects() : reading.objects()).entities().size() == 1;
	}

	private static boolean agree(List<Fact> facts, Concept.Kind kind) {
		String first = PlainText.name(facts.getFirst().answer());
		return facts.stream().allMatch(fact -> isSame(PlainText.name(fact.answer()), first, kind));
	}

	/** Whether the words of one are among those of the other; of dates, whether all that both give is the same. */
	private static boolean isSame(String said, String known, Concept.Kind kind) {
		if (kind == Concept.Kind.DATE) {
			Optional<Day> first = Day.read(said);
			Optional<Day> second = Day.read(known);
			return first.isPresent() && second.isPresent() ? first.get().agrees(second.get()) : said.equals(known);
		}
		return (" " + said + " ").contains(" " + known + " ") || (" " + known + " ").contains(" " + said + " ");
	}

	/** A country does not contradict a city in it: both must be known as such answers, and neither lie in the other. */
	private boolean excludes(String said, List<Fact> facts, Concept.Kind kind, Reading reading, Cancellation cancellation)
			throws IOException {
		return switch (kind) {
			case DATE -> {
				Optional<Day> day = Day.read(said);
				yield day.isPresent() && facts.stream().map(fact -> Day.read(PlainText.name(fact.answer())))
						.allMatch(known -> known.isPresent() && known.get().excludes(day.get()));
			}
			case PLACE -> questions.isKnownAnswer(said, reading, cancellation)
					&& !questions.areRelated(said, facts, cancellation);
			case NAME -> questions.isKnownAnswer(said, reading, cancellation);
		};
	}

	/** A date as far as it is given. */
	private record Day(int year, Optional<Integer> month, Optional<Integer> day) {

		private static final List<List<String>> MONTHS = List.of(List.of("january", "janvier", "jan"),
				List.of("february", "fevrier", "feb"),
				List.of("march", "mars", "mar"), List.of("april", "avril", "apr"), List.of("may", "mai"),
						List.of("june", "juin", "jun"),
				List.of("july", "juillet", "jul"), List.of("august", "aout", "aug"),
						List.of("september", "septembre", "sep", "sept"),
				List.of("october", "octobre", "oct"), List.of("november", "novembre", "nov"),
						List.of("december", "decembre", "dec"));

		static Optional<Day> read(String text) {
			Set<Integer> years = new HashSet<>();
			Set<Integer> days = new HashSet<>();
			Set<Integer> months = new HashSet<>();
			for (String word : text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\d]+")) {
				if (word.matches("[12]\\d{3}")) {
					years.add(Integer.parseInt(word));
				} else if (word.matches("(?:[1-9]|[12]\\d|3[01])(?:er|st|nd|rd|th)?")) {
					days.add(Integer.parseInt(word.replaceAll("\\D", "")));
				} else {
					for (int month = 0; month < MONTHS.size(); month++) {
						if (MONTHS.get(month).contains(word)) {
							months.add(month + 1);
						}
					}
				}
			}
			if (years.size() != 1 || months.size() > 1 || days.size() > 1) {
				return Optional.empty();
			}
			Optional<Integer> month = months.stream().findFirst();
			return Optional.of(new Day(years.iterator().next(), month, month.isEmpty() ? Optional.empty() : days.stream()
					.findFirst()));
		}

		boolean agrees(Day other) {
			return year == other.year && !differ(month, other.month) && !differ(day, other.day);
		}

		boolean excludes(Day other) {
			return year != other.year || differ(month, other.month) || differ(day, other.day);
		}

		private static boolean differ(Optional<Integer> first, Optional<Integer> second) {
			return first.isPresent() && second.isPresent() && !first.get().equals(second.get());
		}
	}
}
