package org.lorgnette.io.brat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Carries the lines that differ between two annotation files over to a third, line by line of the same id. */
final class AnnMerge {

	private final Map<String, String> before;
	private final Map<String, String> after;

	AnnMerge(String before, String after) {
		this.before = byKey(before);
		this.after = byKey(after);
	}

	private static Map<String, String> byKey(String file) {
		Map<String, String> lines = new LinkedHashMap<>();
		AnnText.lines(file).forEach(line -> lines.putIfAbsent(key(line), line));
		return lines;
	}

	/** The line's id; all of it for equivalences, which have none. */
	static String key(String line) {
		int tab = line.indexOf('\t');
		String id = (tab < 0 ? line : line.substring(0, tab)).strip();
		return id.equals("*") || id.equals("#") ? line.strip() : id;
	}

	String into(String file) {
		String lineEnd = file.contains("\r\n") ? "\r\n" : "\n";
		StringBuilder merged = new StringBuilder();
		Set<String> written = new HashSet<>();
		Map<Character, Integer> ends = new HashMap<>();
		for (String line : AnnText.lines(file)) {
			String key = key(line);
			boolean known = before.containsKey(key);
			if (known && !after.containsKey(key)) {
				continue;
			}
			boolean first = written.add(key);
			String now = known && first && !after.get(key).equals(before.get(key)) ? after.get(key) : line;
			merged.append(now).append(lineEnd);
			if (!key.isEmpty()) {
				ends.put(key.charAt(0), merged.length());
			}
		}
		List<Map.Entry<String, String>> added = after.entrySet().stream()
				.filter(line -> !written.contains(line.getKey()) && !line.getValue().equals(before.get(line.getKey()))).toList();
		for (Map.Entry<String, String> line : added) {
			insert(merged, ends, line.getKey().charAt(0), line.getValue() + lineEnd);
		}
		boolean open = !file.isEmpty() && !file.endsWith("\n") && !merged.isEmpty();
		return open ? merged.substring(0, merged.length() - lineEnd.length()) : merged.toString();
	}

	/** After the last line of its kind, or at the end. */
	private static void insert(StringBuilder merged, Map<Character, Integer> ends, char kind, String line) {
		int at = ends.getOrDefault(kind, merged.length());
		merged.insert(at, line);
		ends.replaceAll((other, end) -> end > at || other == kind ? end + line.length() : end);
		ends.put(kind, at + line.length());
	}
}
