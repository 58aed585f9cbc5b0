package org.lorgnette.ui.picture;

import java.util.Comparator;
import java.util.List;

/** How maps are called, and which of them come first: what decides the answer before where a network merely looked. */
final class MapNames {

	private static final String EVIDENCE = "evidence";
	private static final String REFERENCES = "references";
	private static final List<String> FIRST = List.of(EVIDENCE, REFERENCES);

	private MapNames() {
	}

	/** In the user's language; a name that is not known stays as it is. */
	static String title(String name) {
		return switch (name) {
			case EVIDENCE -> Messages.map_evidence;
			case REFERENCES -> Messages.map_references;
			case "pointing" -> Messages.map_pointing;
			case "cross-attention" -> Messages.map_cross;
			case "attention back" -> Messages.map_back;
			case "words" -> Messages.map_words;
			case "phrases" -> Messages.map_phrases;
			default -> name;
		};
	}

	/** The others stay in their order. */
	static List<String> ordered(List<String> names) {
		return names.stream().sorted(Comparator.comparing(name -> FIRST.contains(name) ? FIRST.indexOf(name) : FIRST.size())).toList();
	}
}
