package org.lorgnette.world.language;

import java.util.List;
import java.util.Optional;

import org.lorgnette.world.question.Filter;
import org.lorgnette.world.question.Relation;
import org.lorgnette.world.scene.Attribute;
import org.lorgnette.world.scene.Colour;
import org.lorgnette.world.scene.Shape;
import org.lorgnette.world.scene.Size;
import org.lorgnette.world.scene.Trait;

/** French phrases: size before the noun, colour behind it, both agreeing with it. */
final class FrenchWords {

	/** The first is masculine, the others feminine. */
	private static final List<String> NOUNS = List.of("objet", "chose", "forme");
	private static final String VOWELS = "aeiouyéèêâîôû";

	private final Wording wording;

	FrenchWords(Wording wording) {
		this.wording = wording;
	}

	/** As a dictionary has it: masculine singular. */
	static String word(Trait trait) {
		return switch (trait) {
			case Colour colour -> adjective(colour, false, false);
			case Size size -> adjective(size, false, false);
			case Shape shape -> noun(shape);
		};
	}

	/** Whether the noun that the filter is worded with is feminine. */
	boolean isFeminine(Filter filter) {
		return filter.shape().map(shape -> shape == Shape.STAR || shape == Shape.CROSS).orElse(wording.noun() > 0);
	}

	String thing() {
		return NOUNS.get(wording.noun());
	}

	String singular(Filter filter) {
		return phrase(filter, false);
	}

	String plural(Filter filter) {
		return phrase(filter, true);
	}

	/** <i>le, la, l'</i> */
	String the(Filter filter) {
		String phrase = singular(filter);
		return isElided(phrase) ? "l'" + phrase : (isFeminine(filter) ? "la " : "le ") + phrase;
	}

	/** <i>du, de la, de l'</i> */
	String ofThe(Filter filter) {
		String the = the(filter);
		return the.startsWith("le ") ? "du " + the.substring(3) : "de " + the;
	}

	/** <i>des</i> and a plural */
	String ofTheAll(Filter filter) {
		return "des " + plural(filter);
	}

	/** <i>de, d'</i> and a plural */
	String of(Filter filter) {
		return of(plural(filter));
	}

	static String of(String phrase) {
		return (isElided(phrase) ? "d'" : "de ") + phrase;
	}

	/** <i>un, une</i>; <i>quelque chose</i> for anything at all. */
	String a(Filter filter) {
		return filter.equals(Filter.ANY) ? "quelque chose" : none("un", filter);
	}

	/** A masculine word such as <i>aucun</i> in the gender of the phrase, and the phrase. */
	String none(String masculine, Filter filter) {
		return masculine + (isFeminine(filter) ? "e " : " ") + singular(filter);
	}

	/** What one thing is: <i>rouge, verte, un cercle</i>. */
	String predicate(Trait trait, Filter subject) {
		return trait instanceof Shape shape ? a(Filter.of(shape)) : adjective(trait, isFeminine(subject), false);
	}

	/** What several things are: <i>rouges, vertes, des cercles</i>. */
	String predicates(Trait trait, Filter subject) {
		return trait instanceof Shape shape ? "des " + plural(Filter.of(shape)) : adjective(trait, isFeminine(subject), true);
	}

	/** <i>il, elle</i> */
	String pronoun(Filter filter) {
		return isFeminine(filter) ? "elle" : "il";
	}

	/** <i>à gauche du carré bleu</i> */
	String place(Relation relation, Filter reference) {
		String words = switch (relation) {
			case LEFT -> wording.relation() ? "sur la gauche " : "à gauche ";
			case RIGHT -> wording.relation() ? "sur la droite " : "à droite ";
			case ABOVE -> "au-dessus ";
			case BELOW -> wording.relation() ? "en dessous " : "au-dessous ";
		};
		return words + ofThe(reference);
	}

	static String name(Attribute attribute) {
		return switch (attribute) {
			case COLOUR -> "couleur";
			case SHAPE -> "forme";
			case SIZE -> "taille";
		};
	}

	private String phrase(Filter filter, boolean plural) {
		boolean feminine = isFeminine(filter);
		String noun = filter.shape().map(FrenchWords::noun).orElse(thing());
		return filter.size().map(size -> adjective(size, feminine, plural) + " ").orElse("")
				+ (plural ? plural(noun) : noun) + optional(filter.colour(), feminine, plural);
	}

	private static String optional(Optional<Colour> colour, boolean feminine, boolean plural) {
		return colour.map(value -> " " + adjective(value, feminine, plural)).orElse("");
	}

	private static String noun(Shape shape) {
		return switch (shape) {
			case CIRCLE -> "cercle";
			case SQUARE -> "carré";
			case TRIANGLE -> "triangle";
			case STAR -> "étoile";
			case CROSS -> "croix";
		};
	}

	private static String adjective(Trait trait, boolean feminine, boolean plural) {
		String masculine = switch (trait) {
			case Colour colour -> switch (colour) {
				case RED -> "rouge";
				case GREEN -> "vert";
				case BLUE -> "bleu";
				case YELLOW -> "jaune";
				case PURPLE -> "violet";
				case GREY -> "gris";
			};
			case Size size -> size == Size.SMALL ? "petit" : "grand";
			case Shape shape -> throw new IllegalArgumentException(shape + " is no adjective");
		};
		String agreeing = !feminine || masculine.endsWith("e") ? masculine : trait == Colour.PURPLE ? "violette" : masculine + "e";
		return plural ? plural(agreeing) : agreeing;
	}

	private static String plural(String word) {
		return word.endsWith("s") || word.endsWith("x") ? word : word + "s";
	}

	private static boolean isElided(String phrase) {
		return VOWELS.indexOf(phrase.charAt(0)) >= 0;
	}
}
