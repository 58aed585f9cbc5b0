package org.lorgnette.engine.djl.relations;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.lorgnette.engine.EngineUnavailableException;
import org.lorgnette.io.yaml.YamlMap;
import org.lorgnette.model.text.Nearest;

/**
 * Which types of entities a relation may have as head and tail, such as {@code Live_In: PER -> LOC}. A relation that no rule
 * names may have any. {@code *} stands for every type; {@code |} separates alternatives.
 */
final class ArgumentRules {

	private static final String ARROW = "->";
	private static final String ANY = "*";
	private static final String REMEDY = "write rules such as 'Live_In: PER -> LOC; Work_For: PER -> ORG|LOC', "
			+ "or name a YAML or JSON file "
			+ "with one key for each relation";

	private record Rule(Set<String> heads, Set<String> tails) {

		boolean allows(String head, String tail) {
			return (heads.contains(ANY) || heads.contains(head)) && (tails.contains(ANY) || tails.contains(tail));
		}
	}

	private final Map<String, List<Rule>> rules = new HashMap<>();

	private ArgumentRules() {
	}

	/**
	 * @param setting
	 *            rules separated by semicolons, or the path of a YAML or JSON file of relations with one rule or a list of rules
	 *            each; blank for none
	 * @param relations
	 *            the relations there are
	 * @throws EngineUnavailableException
	 *             if a rule cannot be read or names a relation that there is not
	 */
	static ArgumentRules parse(String setting, Collection<String> relations) throws EngineUnavailableException {
		ArgumentRules parsed = new ArgumentRules();
		if (setting.isBlank()) {
			return parsed;
		}
		if (setting.contains(ARROW)) {
			for (String part : setting.split(";")) {
				if (!part.isBlank()) {
					int colon = part.indexOf(':');
					if (colon < 0) {
						throw unreadable("setting 'rules'", "expected 'RELATION: HEAD -> TAIL', got '" + part.strip() + "'");
					}
					parsed.add("setting 'rules'", part.substring(0, colon).strip(), part.substring(colon + 1), relations);
				}
			}
		} else {
			parsed.readFile(setting, relations);
		}
		return parsed;
	}

	private void readFile(String name, Collection<String> relations) throws EngineUnavailableException {
		try {
			Path file = Path.of(name.strip());
			if (!Files.isRegularFile(file)) {
				throw unreadable("setting 'rules'", "there is no file " + file);
			}
			YamlMap map = YamlMap.read(file);
			for (String relation : map.keys()) {
				for (String rule : map.texts(relation)) {
					add(map.location(relation).toString(), relation, rule, relations);
				}
			}
		} catch (InvalidPathException e) {
			throw unreadable("setting 'rules'", "'" + name + "' is neither a rule nor a file");
		} catch (IOException e) {
			throw unreadable("setting 'rules'", String.valueOf(e.getMessage()));
		}
	}

	private void add(String place, String relation, String rule, Collection<String> relations) throws EngineUnavailableException {
		if (!relations.contains(relation)) {
			throw unreadable(place, "the model has no relation '" + relation + "'" + Nearest.to(relation, relations)
					.map(near -> "; did you mean '" + near + "'?").orElse("; it has " + String.join(", ", relations)));
		}
		int arrow = rule.indexOf(ARROW);
		if (arrow < 0 || rule.indexOf(ARROW, arrow + 1) >= 0) {
			throw unreadable(place, relation + ": expected 'HEAD -> TAIL', got '" + rule.strip() + "'");
		}
		Set<String> heads = types(place, relation, rule.substring(0, arrow));
		Set<String> tails = types(place, relation, rule.substring(arrow + ARROW.length()));
		rules.computeIfAbsent(relation, any -> new ArrayList<>()).add(new Rule(heads, tails));
	}

	private static Set<String> types(String place, String relation, String text) throws EngineUnavailableException {
		List<String> types = List.of(text.split("\\|", -1)).stream().map(String::strip).distinct().toList();
		if (types.contains("")) {
			throw unreadable(place, relation + ": expected types of entities separated by |, got '" + text.strip() + "'");
		}
		return Set.copyOf(types);
	}

	private static EngineUnavailableException unreadable(String place, String what) {
		return new EngineUnavailableException(place + ": " + what, REMEDY);
	}

	boolean allows(String relation, String head, String tail) {
		List<Rule> ofRelation = rules.get(relation);
		return ofRelation == null || ofRelation.stream().anyMatch(rule -> rule.allows(head, tail));
	}
}
