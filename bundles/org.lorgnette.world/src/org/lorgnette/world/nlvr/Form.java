package org.lorgnette.world.nlvr;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** A statement with its colours and shapes numbered in order of appearance: those of one form are true by the same chance. */
final class Form {

	private static final Pattern NAMED = Pattern.compile("YELLOW|BLACK|BLUE|CIRCLE|SQUARE|TRIANGLE");

	private Form() {
	}

	static String of(Statement statement, boolean towers) {
		Map<String, String> named = new HashMap<>();
		return towers + " " + NAMED.matcher(statement.toString()).replaceAll(match -> named.computeIfAbsent(match.group(),
				name -> Character.toString('A' + named.size())));
	}
}
