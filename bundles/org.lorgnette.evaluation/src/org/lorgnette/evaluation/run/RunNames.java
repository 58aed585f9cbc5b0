package org.lorgnette.evaluation.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Names for the engines of several runs: their own, with their run's folder before it where two runs have engines of one name, and with as
 * much of the folder's path as tells the runs apart.
 */
final class RunNames {

	private RunNames() {
	}

	/** @param engines by run, in the order of the folders */
	static List<List<String>> of(List<Path> folders, List<List<String>> engines) {
		if (areUnique(engines)) {
			return engines;
		}
		int longest = folders.stream().mapToInt(folder -> normal(folder).getNameCount()).max().orElse(1);
		List<List<String>> names = engines;
		for (int parts = 1; parts <= longest; parts++) {
			names = named(folders, engines, parts);
			if (areUnique(names)) {
				break;
			}
		}
		return names;
	}

	private static List<List<String>> named(List<Path> folders, List<List<String>> engines, int parts) {
		List<List<String>> names = new ArrayList<>();
		for (int run = 0; run < folders.size(); run++) {
			Path folder = normal(folders.get(run));
			int count = folder.getNameCount();
			String prefix = count == 0 ? "" : folder.subpath(Math.max(0, count - parts), count).toString().replace('\\', '/') + "/";
			names.add(engines.get(run).stream().map(engine -> prefix + engine).toList());
		}
		return names;
	}

	private static Path normal(Path folder) {
		return folder.toAbsolutePath().normalize();
	}

	private static boolean areUnique(List<List<String>> engines) {
		Set<String> seen = new HashSet<>();
		return engines.stream().flatMap(List::stream).allMatch(seen::add);
	}
}
