package org.lorgnette.io.json;

import java.util.HashMap;
import java.util.Map;

import org.lorgnette.io.Location;
import org.lorgnette.io.Problem;
import org.lorgnette.io.ProblemListener;

/** Gives each instance of a corpus an id of its own: the one it has, or that and a number if another had it before. */
public final class UniqueIds {

	private final Map<String, Integer> seen = new HashMap<>();
	private final ProblemListener problems;

	public UniqueIds(ProblemListener problems) {
		this.problems = problems;
	}

	/** The id itself, or {@code id~2} with a problem reported, or {@code id~3} and so on. */
	public String unique(String id, Location location) {
		int count = seen.merge(id, 1, Integer::sum);
		if (count == 1) {
			return id;
		}
		String changed = id + "~" + count;
		while (seen.putIfAbsent(changed, 1) != null) {
			changed += "~";
		}
		problems.report(new Problem(location, "id '" + id + "' occurs again; read as '" + changed + "'"));
		return changed;
	}
}
