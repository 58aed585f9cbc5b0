package org.lorgnette.world.nlvr;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import org.lorgnette.world.scene.Dice;

/** Words statements as people did, in lower case and without a full stop. */
final class English {

	private final Optional<Dice> dice;

	private English(Optional<Dice> dice) {
		this.dice = dice;
	}

	/** All the ways to say it; at least one. Of two things that are said of a box there are thousands. */
	static List<String> all(Statement statement, boolean towers) {
		return new English(Optional.empty()).phrasings(statement, towers);
	}

	/** One of them. */
	static String draw(Statement statement, boolean towers, Dice dice) {
		return dice.oneOf(new English(Optional.of(dice)).phrasings(statement, towers));
	}

	/** All, or one that is drawn. */
	private List<String> some(List<String> choices) {
		return dice.isPresent() && !choices.isEmpty() ? List.of(dice.get().oneOf(choices)) : choices;
	}

	private List<String> phrasings(Statement statement, boolean towers) {
		return switch (statement) {
			case Statement.Items(Quantity quantity, Filter filter) -> {
				List<String> all = new ArrayList<>(
						each(things(quantity, filter, towers), things -> List.of("there " + be(quantity) + " " + things)));
				if (quantity.equals(Quantity.NONE) && filter.place() == Place.WALL && filter.tint().isPresent()) {
					String what = filter.tint().get().word() + " " + filter.figure().map(Figure::word).orElse("object") + "s";
					filter.place().phrases().forEach(place -> all.add("none of the " + what + " are" + place));
				}
				yield all;
			}
			case Statement.OfBoxes boxes -> boxes(boxes, towers);
		};
	}

	private List<String> boxes(Statement.OfBoxes boxes, boolean towers) {
		Quantity quantity = boxes.quantity();
		List<String> said = some(join(boxes.said(), towers));
		String noun = towers ? "tower" : "box";
		List<String> all = new ArrayList<>();
		if (quantity.bound() == Quantity.Bound.EACH) {
			for (String what : said) {
				all.add(towers ? "each tower has " + what : "each grey box contains " + what);
				all.add(towers ? "all the towers have " + what : "each box has " + what);
			}
			return all;
		}
		String nouns = quantity.isPlural() ? towers ? "towers" : "boxes" : noun;
		for (String what : said) {
			for (String number : some(quantity.words())) {
				String there = "there " + be(quantity) + " " + number + " " + nouns;
				all.add(there + " with " + what);
				if (towers) {
					if (quantity.isPlural()) {
						all.add(there + " that has " + what);
					}
					all.add(there + (quantity.isPlural() ? " that have " : " which has ") + what);
					all.add(there + " that contain" + (quantity.isPlural() ? " " : "s ") + what);
				}
			}
			if (quantity.equals(new Quantity(Quantity.Bound.EXACTLY, 1))) {
				all.addAll(towers ? List.of("one tower has " + what, "only one tower has " + what)
						: List.of("one of the grey boxes has " + what, "one of the grey box has " + what,
								"one of the grey square has " + what, "one of the grey square contains " + what));
			}
		}
		if (towers) {
			all.addAll(ofTowers(quantity, boxes.said()));
		}
		return all;
	}

	/** What is said without the word "with". */
	private List<String> ofTowers(Quantity quantity, List<Said> said) {
		List<String> all = new ArrayList<>();
		Said first = said.getFirst();
		List<String> more = said.size() > 1 ? each(said(said.get(1), true), what -> List.of(" with " + what)) : List.of("");
		boolean some = quantity.equals(Quantity.SOME);
		if (first instanceof Said.End(boolean top, Tint tint)) {
			String end = " block" + (quantity.isPlural() ? "s" : "") + " as the " + (top ? "top" : "base") + " of a tower";
			some(quantity.words()).forEach(number -> more.forEach(
					rest -> all.add("there " + be(quantity) + " " + number + " " + tint.word() + end + rest)));
		}
		if (first instanceof Said.End(boolean top, Tint tint) && !top && said.size() == 1 && !some) {
			String has = quantity.isPlural() ? " towers have a " : " tower has a ";
			some(quantity.words()).forEach(number -> all.add(number + has + tint.word() + " base"));
		}
		if (some && said.size() == 1 && first instanceof Said.Over(Tint above, Tint below)) {
			for (String on : List.of("above", "on", "over", "on top of")) {
				all.add("there is a " + above.word() + " block " + on + " a " + below.word() + " block");
				all.add("there is at least one " + above.word() + " block " + on + " a " + below.word() + " block");
			}
		}
		if (first instanceof Said.Only(var tints) && tints.size() == 1) {
			for (String number : some(quantity.words())) {
				more.forEach(rest -> all.add("there " + be(quantity) + " " + number + " " + tints.iterator().next().word() + " tower"
						+ (quantity.isPlural() ? "s" : "") + rest));
			}
		}
		return all;
	}

	private List<String> join(List<Said> said, boolean towers) {
		List<String> first = said(said.getFirst(), towers);
		if (said.size() == 1) {
			return first;
		}
		if (said.getFirst() instanceof Said.Holds(Quantity number, Filter any) && any.equals(Filter.ANY)
				&& (said.get(1) instanceof Said.Only || said.get(1) instanceof Said.Colours)) {
			String noun = towers ? "block" : "item";
			List<String> colours = said(said.get(1), towers).stream().filter(text -> text.contains(noun + "s of "))
					.map(text -> text.replaceFirst("^all ", ""))
					.map(text -> number.isPlural() ? text : text.replaceFirst(noun + "s", noun)).toList();
			return each(number.words(), words -> each(colours, text -> List.of(words + " " + text)));
		}
		boolean total = said.getFirst() instanceof Said.Holds(var quantity, Filter filter) && filter.equals(Filter.ANY);
		return each(first, one -> each(said(said.get(1), towers),
				other -> total ? List.of(one + " with " + other, one + " and " + other) : List.of(one + " and " + other)));
	}

	private List<String> said(Said said, boolean towers) {
		String noun = towers ? "blocks" : "items";
		return switch (said) {
			case Said.Holds(Quantity quantity, Filter filter) -> things(quantity, filter, towers);
			case Said.Only only -> each(tints(only),
					tints -> List.of("only " + tints + " " + noun, noun + " of only " + tints + " color"));
			case Said.Colours(int number) -> switch (number) {
				case 1 -> List.of("all " + noun + " of the same color", noun + " of only one color");
				case 2 -> List.of(noun + " of 2 different colors", noun + " of two different colors");
				default -> List.of(noun + " of all 3 different colors", noun + " of all 3 colours", noun + " of three different colors");
			};
			case Said.End(boolean top, Tint tint) -> {
				List<String> ends = top ? List.of("top") : List.of("base", "bottom");
				yield each(List.of("a ", "a ", "one ", "1 "), one -> each(ends, end -> List.of(one + tint.word() + " block at the " + end)));
			}
			case Said.Over(Tint above, Tint below) -> each(List.of(" over ", " above ", " on top of "),
					on -> List.of("a " + above.word() + " block" + on + "a " + below.word() + " block"));
			case Said.Stacked(Tint tint, int number) -> new Quantity(Quantity.Bound.EXACTLY, number).words().stream().limit(2)
					.map(words -> words + " " + tint.word() + " blocks stacked together").toList();
		};
	}

	/** In either order. */
	private static List<String> tints(Said.Only only) {
		List<String> words = List.of(Tint.values()).stream().filter(only.tints()::contains).map(Tint::word).toList();
		return words.size() == 1 ? words : List.of(String.join(" and ", words), String.join(" and ", words.reversed()));
	}

	/** "exactly two black circles not touching any edge" */
	private List<String> things(Quantity quantity, Filter filter, boolean towers) {
		List<String> nouns = filter.figure().map(figure -> List.of(figure.word()))
				.orElse(towers ? List.of("block", "block", "block", "square", "item") : List.of("item", "object"));
		return each(quantity.words(), number -> each(nouns, noun -> each(filter.place().phrases(), place -> List
				.of(number + " " + filter.tint().map(tint -> tint.word() + " ").orElse("") + noun + (quantity.isPlural() ? "s" : "")
						+ place))))
				.stream().map(text -> text.replace("a item", "an item").replace("a object", "an object")).toList();
	}

	private static String be(Quantity quantity) {
		return quantity.isPlural() ? "are" : "is";
	}

	private List<String> each(List<String> list, Function<String, List<String>> more) {
		return some(list).stream().flatMap(text -> more.apply(text).stream()).toList();
	}
}
