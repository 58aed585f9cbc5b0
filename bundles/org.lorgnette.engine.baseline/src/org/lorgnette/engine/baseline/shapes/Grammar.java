package org.lorgnette.engine.baseline.shapes;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

import org.lorgnette.engine.baseline.shapes.Query.Asks;
import org.lorgnette.engine.baseline.shapes.Query.Link;
import org.lorgnette.engine.baseline.shapes.Query.Quantity;
import org.lorgnette.engine.baseline.shapes.Term.Kind;

/**
 * Reads questions of the form: a question word or none, a phrase, and maybe one more phrase that is related to it. English and French
 * differ only in where adjectives stand.
 */
final class Grammar {

	/** Why a question is out of reach, at a word of it where one is to blame. */
	static final class OutOfReachException extends Exception {

		private static final long serialVersionUID = 1L;

		private final transient Optional<Term> term;

		OutOfReachException(String message, Optional<Term> term) {
			super(message);
			this.term = term;
		}

		Optional<Term> term() {
			return term;
		}
	}

	private final List<Term> terms;
	private final boolean french;
	private final List<Phrase> phrases = new ArrayList<>();
	private final List<Term> relations = new ArrayList<>();
	private Optional<Link> link = Optional.empty();
	private Quantity quantity = Quantity.EXACTLY;
	private boolean negated;
	private Asks asks = Asks.WHETHER;
	/** The noun that is asked for, as in "what <i>shape</i>"; -1 if there is none. */
	private int asked = -1;
	private int at;

	private Grammar(List<Term> terms, boolean french) {
		this.terms = terms;
		this.french = french;
	}

	static Query parse(List<Term> terms, boolean french, boolean statement) throws OutOfReachException {
		for (Term term : terms) {
			if (term.is(Kind.UNKNOWN)) {
				throw new OutOfReachException("unknown word", Optional.of(term));
			}
		}
		return new Grammar(terms, french).query(statement);
	}

	private Query query(boolean statement) throws OutOfReachException {
		asks = asks();
		while (at < terms.size()) {
			step();
		}
		if (phrases.isEmpty() && asks != Asks.WHETHER) {
			phrases.add(new Phrase(Optional.empty(), Optional.empty(), true, Optional.empty(), List.of(), OptionalInt.empty(), false,
					List.of()));
		}
		boolean related = link.isPresent() && !phrases.isEmpty() && phrases.size() < 2 && asks != Asks.WHETHER;
		if (related) {
			// "What shape is left of the circle?": the subject is whatever fits.
			phrases.addFirst(new Phrase(Optional.empty(), Optional.empty(), true, Optional.empty(), List.of(), OptionalInt.empty(), false,
					List.of()));
		}
		if (phrases.isEmpty() || phrases.size() > 2 || (phrases.size() == 1 && link.isPresent())) {
			throw new OutOfReachException("more or less than this grammar can read", Optional.empty());
		}
		Link found = phrases.size() == 1 ? Link.NONE : link.orElse(Link.IS);
		return new Query(asks, phrases.getFirst(), List.copyOf(relations), phrases.stream().skip(1).findFirst(), found, negated, quantity,
				statement);
	}

	/** Takes the words that say what is asked for out of the way. */
	private Asks asks() {
		if (terms.stream().anyMatch(term -> term.is(Kind.MANY))) {
			return Asks.COUNT;
		}
		if (terms.stream().anyMatch(term -> term.is(Kind.WHERE))) {
			return Asks.PLACE;
		}
		boolean what = terms.stream().anyMatch(term -> term.is(Kind.WHAT));
		boolean colour = terms.stream().anyMatch(term -> term.is(Kind.COLOURWORD));
		if (colour) {
			return Asks.COLOUR;
		}
		boolean is = french && terms.size() > 3 && terms.getFirst().is(Kind.THAN);
		if (!what && !is) {
			return Asks.WHETHER;
		}
		// "What shape is ..." and "the shape of": the noun is what is asked for, not what is described.
		for (int i = 0; i + 1 < terms.size(); i++) {
			boolean afterWhat = terms.get(i).is(Kind.WHAT) && terms.get(i + 1).is(Kind.ANY);
			boolean beforeOf = terms.get(i).is(Kind.ANY) && terms.get(i + 1).is(Kind.OF);
			if (afterWhat || beforeOf) {
				asked = afterWhat ? i + 1 : i;
				break;
			}
		}
		return Asks.FORM;
	}

	private void step() throws OutOfReachException {
		Term term = terms.get(at);
		switch (term.kind()) {
			case NOT -> {
				negated = !negated;
				at++;
			}
			case SIDE -> side(term);
			case MORE, LEAST, FEWER, COMPARE -> compare(term);
			case AND, OR -> {
				link(term.is(Kind.AND) ? Link.AND : Link.OR, term);
				at++;
			}
			case WHAT, MANY, WHERE, COLOURWORD, OF, FILLER, THAN -> at++;
			default -> phrase();
		}
	}

	private void link(Link found, Term term) throws OutOfReachException {
		if (link.isPresent() && link.get() != found) {
			throw new OutOfReachException("more than one relation", Optional.of(term));
		}
		link = Optional.of(found);
	}

	/** "Left of" relates; "on the left" is a place in the picture. English prepositions relate by themselves. */
	private void side(Term term) throws OutOfReachException {
		boolean related = nextIs(1, Kind.OF) || (!french && isVertical(term) && !nextIsEnd(1))
				|| (french && isVertical(term) && !nextIsEnd(1) && (nextIs(1, Kind.THE) || nextIs(1, Kind.A)));
		boolean chained = nextIs(1, Kind.SIDE) && !french;
		if (related || chained) {
			link(Link.SIDES, term);
			relations.add(term);
			at++;
			return;
		}
		Phrase place = new Phrase(Optional.empty(), Optional.empty(), false, Optional.empty(), List.of(Side.valueOf(term.value())),
				OptionalInt.empty(), false, List.of(term));
		at++;
		Optional<Phrase> before = phrases.isEmpty() ? Optional.empty() : Optional.of(phrases.getLast());
		if (before.isPresent() && !before.get().sides().isEmpty() && !before.get().hasNoun()) {
			List<Side> both = new ArrayList<>(before.get().sides());
			both.addAll(place.sides());
			List<Term> words = new ArrayList<>(before.get().terms());
			words.add(term);
			phrases.set(phrases.size() - 1, new Phrase(Optional.empty(), Optional.empty(), false, Optional.empty(), both,
					OptionalInt.empty(), false, words));
		} else {
			phrases.add(place);
		}
	}

	private static boolean isVertical(Term term) {
		return term.value().equals("ABOVE") || term.value().equals("BELOW");
	}

	private boolean nextIs(int ahead, Kind kind) {
		return at + ahead < terms.size() && terms.get(at + ahead).is(kind);
	}

	private boolean nextIsEnd(int ahead) {
		return at + ahead >= terms.size() || nextIs(ahead, Kind.SIDE) && at + ahead + 1 >= terms.size();
	}

	/** "At least", "more than", "bigger than"; French "plus grand que", "plus de", "au moins". */
	private void compare(Term term) throws OutOfReachException {
		if (term.is(Kind.COMPARE) || (french && term.is(Kind.MORE) && nextIs(1, Kind.COMPARE))) {
			Term size = term.is(Kind.COMPARE) ? term : terms.get(at + 1);
			boolean compares = terms.subList(at, terms.size()).stream().anyMatch(each -> each.is(Kind.THAN));
			if (french && !term.is(Kind.MORE)) {
				throw new OutOfReachException("sizes are only compared", Optional.of(term));
			}
			if (!compares) {
				phrase();
				return;
			}
			link(size.value().equals("BIGGER") ? Link.BIGGER : Link.SMALLER, term);
			at += term.is(Kind.COMPARE) ? 1 : 2;
			return;
		}
		boolean least = term.is(Kind.LEAST) && !(french && nextIs(1, Kind.OF));
		quantity = least ? Quantity.AT_LEAST : term.is(Kind.MORE) ? Quantity.MORE : Quantity.FEWER;
		at++;
	}

	private void phrase() throws OutOfReachException {
		Optional<Colour> colour = Optional.empty();
		Optional<Form> form = Optional.empty();
		boolean generic = false;
		boolean definite = false;
		Optional<Boolean> bigger = Optional.empty();
		OptionalInt number = OptionalInt.empty();
		List<Term> words = new ArrayList<>();
		boolean done = false;
		int begin = at;
		while (at < terms.size() && !done) {
			Term term = terms.get(at);
			boolean noun = form.isPresent() || generic;
			if (at == asked) {
				at++;
				continue;
			}
			switch (term.kind()) {
				case THE, A -> {
					done = !words.isEmpty() && colour.isPresent() | noun | number.isPresent();
					definite |= !done && term.is(Kind.THE);
				}
				case NUMBER -> {
					done = noun || colour.isPresent();
					number = done ? number : OptionalInt.of(Integer.parseInt(term.value()));
				}
				case COLOUR -> {
					done = colour.isPresent() || (noun && !french);
					colour = done ? colour : Optional.of(Colour.valueOf(term.value()));
				}
				case FORM -> {
					done = noun || (french && colour.isPresent());
					form = done ? form : Optional.of(Form.valueOf(term.value()));
				}
				case ANY -> {
					done = noun;
					generic |= !done;
				}
				case EXTREME, COMPARE -> {
					done = noun || (term.is(Kind.COMPARE) && comparesAhead());
					bigger = done ? bigger : Optional.of(term.value().equals("BIGGER"));
				}
				case MORE -> done = !nextIs(1, Kind.COMPARE) || comparesAhead();
				default -> done = true;
			}
			if (!done) {
				words.add(term);
				at++;
			}
		}
		Phrase phrase = new Phrase(colour, form, generic, bigger, List.of(), number, definite, words);
		if (phrase.describes()) {
			phrases.add(phrase);
		} else if (at == begin) {
			at++;
		}
	}

	private boolean comparesAhead() {
		return terms.subList(at, terms.size()).stream().anyMatch(each -> each.is(Kind.THAN));
	}
}
