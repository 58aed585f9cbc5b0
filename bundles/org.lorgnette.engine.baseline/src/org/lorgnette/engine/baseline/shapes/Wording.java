package org.lorgnette.engine.baseline.shapes;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Says what was found in the language of the question, with the options offered where there are any. */
record Wording(boolean french, boolean trueFalse, boolean squaresAreRectangles) {

	private static final Set<String> YES = Set.of("yes", "true", "oui", "vrai", "1");
	private static final Set<String> NO = Set.of("no", "false", "non", "faux", "0");

	/** A ninth of the picture: -1 left or top, 0 middle, 1 right or bottom. */
	record Place(int across, int down) {
	}

	/** The words for a value. */
	String say(Object value) {
		return switch (value) {
			case Boolean yes when trueFalse -> french ? yes ? "vrai" : "faux" : yes ? "true" : "false";
			case Boolean yes -> french ? yes ? "oui" : "non" : yes ? "yes" : "no";
			case Colour colour -> colour.word(french);
			case Form form -> (squaresAreRectangles && form == Form.SQUARE ? Form.RECTANGLE : form).word(french);
			case Place place -> say(place);
			default -> value.toString();
		};
	}

	private String say(Place place) {
		String down = List.of(french ? "en haut" : "top", "", french ? "en bas" : "bottom").get(place.down + 1);
		String across = List.of(french ? "à gauche" : "left", "", french ? "à droite" : "right").get(place.across + 1);
		String both = Stream.of(down, across).filter(part -> !part.isEmpty()).collect(Collectors.joining(" "));
		return both.isEmpty() ? french ? "au centre" : "center" : both;
	}

	/** The option that means the value, as it is written there. */
	Optional<String> choose(Object value, List<String> options) {
		return options.stream().filter(option -> means(option.strip().toLowerCase(Locale.ROOT), value)).findFirst();
	}

	private static boolean means(String option, Object value) {
		return switch (value) {
			case Boolean yes -> (yes ? YES : NO).contains(option);
			case Colour colour -> option.equals(colour.word(false)) || option.equals(colour.word(true))
					|| (colour == Colour.GRAY && option.equals("grey"));
			case Form form -> option.equals(form.word(false)) || option.equals(form.word(true));
			case Place place -> option.equals(new Wording(false, false, false).say(place))
					|| option.equals(new Wording(true, false, false).say(place));
			default -> option.equals(value.toString());
		};
	}

	/** "red circle", "cercle rouge". */
	String label(Thing thing) {
		String form = thing.form() == Form.OTHER ? french ? "forme" : "shape" : thing.form().word(french);
		return french ? form + " " + thing.colour().word(true) : thing.colour().word(false) + " " + form;
	}
}
