package org.lorgnette.cli;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.lorgnette.engine.explain.Decision;
import org.lorgnette.model.Document;

/** What there is to explain, numbered. */
record DecisionList(Messages messages, String engine, Document in, List<Decision> decisions) implements ExplainCommand.Output {

	@Override
	public void print(PrintStream out) {
		DecisionText text = new DecisionText(messages, in);
		for (int i = 0; i < decisions.size(); i++) {
			out.println((i + 1) + "  " + text.line(decisions.get(i)));
		}
	}

	/** {@code {"engine", "document", "decisions": [{"nth", ...}]}} */
	@Override
	public Map<String, Object> document() {
		List<Map<String, Object>> entries = new ArrayList<>();
		for (Decision decision : decisions) {
			Map<String, Object> entry = new LinkedHashMap<>();
			entry.put("nth", entries.size() + 1);
			entry.putAll(new DecisionText(messages, in).entry(decision));
			entries.add(entry);
		}
		Map<String, Object> document = new LinkedHashMap<>();
		document.put("engine", engine);
		document.put("document", in.id());
		document.put("decisions", entries);
		return document;
	}
}
