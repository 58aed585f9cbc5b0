package org.lorgnette.ui.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.eclipse.osgi.util.NLS;
import org.lorgnette.engine.explain.Explanation;
import org.lorgnette.engine.explain.Method;
import org.lorgnette.engine.explain.WordAttribution;

/** What stands above the words: what to do next, or what was found. */
final class Summary {

	/** Links that the view follows. */
	static final String ADD_ENGINE = "engine";
	static final String EXPLAIN = "explain";
	static final String PROJECT = "explorer";
	static final String ASK = "ask";

	private Summary() {
	}

	/** @param lanes of the open text, or empty if there is none */
	static String of(ExplainModel model, Optional<Integer> lanes) {
		if (model.target().isEmpty()) {
			return lanes.isEmpty() ? Messages.hint_no_text : lanes.get() == 0 ? Messages.hint_no_engine : Messages.hint_select;
		}
		if (model.isRunning()) {
			return NLS.bind(Messages.hint_running, escape(model.target().get().name()));
		}
		if (model.isStale()) {
			return model.explained().isPresent() ? Messages.hint_stale : Messages.hint_stale_nothing;
		}
		if (model.trouble().isPresent()) {
			return escape(model.trouble().get().told());
		}
		if (model.explained().isPresent()) {
			return escape(of(model.explained().get().explanation()));
		}
		if (model.abilities().isPresent() && !model.isAble()) {
			return NLS.bind(Messages.hint_unable, Abilities.lacking(model.method()));
		}
		return model.abilities().isEmpty() ? Messages.hint_opening : model.isCancelled() ? Messages.hint_cancelled : Messages.hint_explain;
	}

	private static String of(Explanation explanation) {
		List<String> said = new ArrayList<>();
		if (explanation.base().isEmpty()) {
			said.add(Messages.base_not_made);
		} else if (explanation.scored()) {
			said.add(NLS.bind(Messages.base, Figures.of(explanation.base())));
		} else {
			said.add(Messages.base_unscored);
		}
		if (!explanation.shown().isEmpty()) {
			said.add(NLS.bind(Messages.shown, explanation.shown()));
		}
		said.add(NLS.bind(Messages.weighed, Figures.of(explanation.words().size()), Figures.of(explanation.totalWords())));
		explanation.completeness().ifPresent(complete -> said.add(NLS.bind(complete.holds() ? Messages.complete : Messages.incomplete,
				new Object[] { Figures.of(complete.sum()), Figures.of(complete.atInput() - complete.atBaseline()),
						Figures.of(complete.steps()) })));
		if (explanation.largest() == 0) {
			said.add(Messages.nothing);
		} else if (explanation.words().stream().anyMatch(WordAttribution::own)) {
			said.add(explanation.method() == Method.OCCLUSION ? Messages.own_occlusion : Messages.own_star);
		}
		if (explanation.method() == Method.ATTENTION || explanation.method() == Method.ROLLOUT) {
			said.add(Messages.attention_clue);
		}
		return String.join(" ", said);
	}

	/** For a control in which {@code <a>} is a link and {@code &} a key. */
	private static String escape(String text) {
		return text.replace("&", "&&").replace("<a", "< a");
	}
}
