package org.lorgnette.world.language;

import java.util.List;
import java.util.Locale;

import org.lorgnette.world.question.Filter;
import org.lorgnette.world.question.Relation;
import org.lorgnette.world.scene.Attribute;
import org.lorgnette.world.scene.Colour;
import org.lorgnette.world.scene.Shape;
import org.lorgnette.world.scene.Size;
import org.lorgnette.world.scene.Trait;

/** English phrases: size, colour and noun in this order. */
final class EnglishWords {

	private static final List<String> NOUNS = List.of("thing", "object", "shape");

	private final Wording wording;

	EnglishWords(Wording wording) {
		this.wording = wording;
	}

	/** As answers have it: "gray" too, as in the public sets. */
	static String word(Trait trait) {
		return switch (trait) {
			case Colour colour -> colour == Colour.GREY ? "gray" : colour.name().toLowerCase(Locale.ROOT);
			case Shape shape -> shape.name().toLowerCase(Locale.ROOT);
			case Size size -> size.name().toLowerCase(Locale.ROOT);
		};
	}

	String thing() {
		return NOUNS.get(wording.noun());
	}

	String things() {
		return thing() + "s";
	}

	String singular(Filter filter) {
		return adjectives(filter) + filter.shape().map(EnglishWords::word).orElse(thing());
	}

	String plural(Filter filter) {
		return adjectives(filter) + filter.shape().map(EnglishWords::plural).orElse(things());
	}

	String the(Filter filter) {
		return "the " + singular(filter);
	}

	String a(Filter filter) {
		return filter.equals(Filter.ANY) ? "anything" : article(singular(filter));
	}

	private static String article(String phrase) {
		return ("aeiou".indexOf(phrase.charAt(0)) >= 0 ? "an " : "a ") + phrase;
	}

	/** What one thing is: "red", "a circle". */
	String predicate(Trait trait) {
		return trait instanceof Shape ? article(word(trait)) : adjective(trait);
	}

	/** What several things are: "red", "circles". */
	String predicates(Trait trait) {
		return trait instanceof Shape shape ? plural(shape) : adjective(trait);
	}

	String place(Relation relation, Filter reference) {
		String words = switch (relation) {
			case LEFT -> wording.relation() ? "to the left of" : "left of";
			case RIGHT -> wording.relation() ? "to the right of" : "right of";
			case ABOVE -> wording.relation() ? "higher up than" : "above";
			case BELOW -> wording.relation() ? "lower down than" : "below";
		};
		return words + " " + the(reference);
	}

	String name(Attribute attribute) {
		return switch (attribute) {
			case COLOUR -> wording.spelling() ? "color" : "colour";
			case SHAPE -> "shape";
			case SIZE -> "size";
		};
	}

	private String adjectives(Filter filter) {
		return filter.size().map(size -> adjective(size) + " ").orElse("")
				+ filter.colour().map(colour -> adjective(colour) + " ").orElse("");
	}

	private String adjective(Trait trait) {
		return trait == Colour.GREY && !wording.spelling() ? "grey" : trait == Size.LARGE && wording.spelling() ? "big" : word(trait);
	}

	private static String plural(Shape shape) {
		return word(shape) + (shape == Shape.CROSS ? "es" : "s");
	}
}
