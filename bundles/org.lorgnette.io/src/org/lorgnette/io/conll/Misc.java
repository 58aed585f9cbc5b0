package org.lorgnette.io.conll;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The cell MISC of CoNLL-U: {@code key=value} pairs between bars, or an underscore for none. */
final class Misc {

	private static final String NONE = "_";

	private Misc() {
	}

	/** The value of the key, in any case. */
	static Optional<String> get(String cell, String key) {
		return pairs(cell).stream().filter(pair -> hasKey(pair, key)).map(pair -> pair.substring(key.length() + 1)).findFirst();
	}

	private static boolean hasKey(String pair, String key) {
		return pair.regionMatches(true, 0, key + "=", 0, key.length() + 1);
	}

	/** The cell with that value in place of the key's, or without the key if the value is empty. */
	static String with(String cell, String key, String value) {
		List<String> pairs = new ArrayList<>(pairs(cell));
		int index = 0;
		while (index < pairs.size() && !hasKey(pairs.get(index), key)) {
			index++;
		}
		if (index < pairs.size() && value.isEmpty()) {
			pairs.remove(index);
		} else if (index < pairs.size()) {
			pairs.set(index, pairs.get(index).substring(0, key.length() + 1) + value);
		} else if (!value.isEmpty()) {
			pairs.add(key + "=" + value);
		}
		return pairs.isEmpty() ? NONE : String.join("|", pairs);
	}

	private static List<String> pairs(String cell) {
		return cell.equals(NONE) || cell.isEmpty() ? List.of() : Arrays.asList(cell.split("\\|", -1));
	}
}
