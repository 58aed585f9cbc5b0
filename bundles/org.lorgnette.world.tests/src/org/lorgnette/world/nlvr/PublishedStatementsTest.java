package org.lorgnette.world.nlvr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.lorgnette.testing.Corpora;
import org.lorgnette.world.scene.Dice;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

/**
 * What is said here, said of the published pictures, is judged as people judged it. The forms were gathered from the
 * statements with even numbers; those with odd ones show how far they reach.
 */
class PublishedStatementsTest {

	private record Published(String sentence, boolean label, Boxes boxes, int group) {
	}

	private static final Pattern DIGIT = Pattern.compile("\\b[1-7]\\b");
	private static final Pattern SPACE = Pattern.compile("\\s+");
	private static final Pattern POINT = Pattern.compile("[.,]");
	private static final String[] NUMBERS = { "one", "two", "three", "four", "five", "six", "seven" };

	private static String plain(String text) {
		String plain = SPACE.matcher(POINT.matcher(text.toLowerCase(Locale.ROOT)).replaceAll("")).replaceAll(" ").strip()
				.replace("atleast", "at least").replace("colour", "color");
		return DIGIT.matcher(plain).replaceAll(digit -> NUMBERS[Integer.parseInt(digit.group()) - 1]);
	}

	private static List<Published> published() throws IOException {
		Path file = Corpora.require("vqa/nlvr1/dev/dev.json");
		List<Published> all = new ArrayList<>();
		for (String line : Files.readAllLines(file)) {
			JsonObject json = JsonParser.parseString(line).getAsJsonObject();
			List<List<Item>> boxes = new ArrayList<>();
			for (JsonElement box : json.getAsJsonArray("structured_rep")) {
				List<Item> items = new ArrayList<>();
				for (JsonElement element : box.getAsJsonArray()) {
					JsonObject item = element.getAsJsonObject();
					String tint = item.get("color").getAsString().equals("#0099ff") ? "BLUE" : item.get("color").getAsString();
					items.add(new Item(Figure.valueOf(item.get("type").getAsString().toUpperCase(Locale.ROOT)),
							Tint.valueOf(tint.toUpperCase(Locale.ROOT)), item.get("size").getAsInt(), item.get("x_loc").getAsInt(),
							item.get("y_loc").getAsInt()));
				}
				boxes.add(items);
			}
			boolean towers = boxes.stream().flatMap(List::stream).allMatch(item -> item.x() == 40 && item.size() == 20);
			if (towers) {
				boxes.forEach(tower -> tower.sort(Comparator.comparingInt(Item::y).reversed()));
			}
			all.add(new Published(json.get("sentence").getAsString(), json.get("label").getAsString().equals("true"),
					new Boxes(towers, boxes), Integer.parseInt(json.get("identifier").getAsString().split("-")[0])));
		}
		return all;
	}

	/** What is proposed often enough to be met in a large draw, by its words. */
	private static Map<String, Statement> grammar(boolean towers) {
		Map<String, Statement> grammar = new HashMap<>();
		Proposer proposer = new Proposer(towers, new Dice(1));
		Set<Statement> seen = new HashSet<>();
		for (int i = 0; i < 40_000; i++) {
			Statement statement = proposer.propose();
			if (seen.add(statement) && !isLong(statement)) {
				// What is said in digits is said in words too.
				English.all(statement, towers).stream().filter(text -> text.contains("all 3") || !DIGIT.matcher(text).find())
						.forEach(text -> grammar.putIfAbsent(plain(text), statement));
			}
		}
		return grammar;
	}

	/** Two things said of a box, with numbers or places: too many wordings to hold them all. */
	private static boolean isLong(Statement statement) {
		return statement instanceof Statement.OfBoxes boxes && boxes.said().size() > 1
				&& boxes.said().stream().anyMatch(said -> said instanceof Said.Holds holds && !holds.filter().equals(Filter.ANY)
						&& (holds.filter().place() != Place.ANYWHERE || !holds.quantity().equals(Quantity.SOME)));
	}

	@Test
	void agreesWithTheJudgements() throws IOException {
		Map<Boolean, Map<String, Statement>> grammars = Map.of(false, grammar(false), true, grammar(true));
		Map<Boolean, Set<String>> bigrams = new HashMap<>();
		grammars.forEach((towers, grammar) -> bigrams.put(towers, new HashSet<>()));
		grammars.forEach((towers, grammar) -> grammar.keySet().forEach(text -> bigrams.get(towers).addAll(pairs(text))));
		int[] rows = new int[2];
		int[] parsed = new int[2];
		int[] agreed = new int[2];
		int[] pairs = new int[2];
		int[] known = new int[2];
		Map<String, String> wrong = new TreeMap<>();
		for (Published row : published()) {
			int half = row.group() % 2;
			rows[half]++;
			String text = plain(row.sentence());
			for (String pair : pairs(text)) {
				pairs[half]++;
				known[half] += bigrams.get(row.boxes().towers()).contains(pair) ? 1 : 0;
			}
			Statement statement = grammars.get(row.boxes().towers()).get(text);
			if (statement != null) {
				parsed[half]++;
				boolean agrees = statement.holds(row.boxes()) == row.label();
				agreed[half] += agrees ? 1 : 0;
				if (!agrees) {
					wrong.merge(text, Boolean.toString(row.label()), (one, other) -> one + " " + other);
				}
			}
		}
		for (int half = 0; half < 2; half++) {
			assertTrue(parsed[half] > 0.5 * rows[half], parsed[half] + " of " + rows[half]);
			assertTrue(known[half] > 0.85 * pairs[half], known[half] + " of " + pairs[half]);
			assertTrue(agreed[half] >= 0.99 * parsed[half], wrong::toString);
		}
		assertEquals(989, rows[0] + rows[1]);
	}

	private static Set<String> pairs(String text) {
		String[] words = ("^ " + text + " $").split(" ");
		Set<String> pairs = new HashSet<>();
		for (int i = 1; i < words.length; i++) {
			pairs.add(words[i - 1] + " " + words[i]);
		}
		return pairs;
	}
}
