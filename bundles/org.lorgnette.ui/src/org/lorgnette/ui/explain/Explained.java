package org.lorgnette.ui.explain;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import org.eclipse.core.runtime.IProgressMonitor;
import org.lorgnette.engine.Cancellation;
import org.lorgnette.engine.EngineException;
import org.lorgnette.engine.EngineRegistry;
import org.lorgnette.engine.TextEngine;
import org.lorgnette.engine.explain.AttentionChoice;
import org.lorgnette.engine.explain.AttentionLayer;
import org.lorgnette.engine.explain.AttentionMaps;
import org.lorgnette.engine.explain.AttentionRollout;
import org.lorgnette.engine.explain.ExplainListener;
import org.lorgnette.engine.explain.ExplainSettings;
import org.lorgnette.engine.explain.Explainer;
import org.lorgnette.engine.explain.Explanation;
import org.lorgnette.engine.explain.Hiding;
import org.lorgnette.engine.explain.Method;
import org.lorgnette.engine.explain.OcclusionSettings;
import org.lorgnette.engine.explain.ShowsAttention;

/**
 * What was found out about one decision.
 *
 * @param maps what the engine attended to, if it shows that
 * @param rollouts by stack of layers, (after, before), where the layers of one can be rolled out
 * @param noMaps why there are none, if that is news
 */
record Explained(Request request, Explanation explanation, Optional<AttentionMaps> maps, Map<String, double[][]> rollouts,
		String noMaps) {

	/** What is asked for; equal requests have equal results. */
	record Request(Target.Key decision, Method method, AttentionChoice attention) {
	}

	/** Asks an engine, from a job. */
	static Explained by(TextEngine engine, EngineRegistry registry, Target target, Request request, ExplainListener listener,
			IProgressMonitor monitor) throws EngineException {
		Cancellation cancellation = monitor::isCanceled;
		ExplainSettings usual = ExplainSettings.of(request.method());
		OcclusionSettings hiding = usual.occlusion();
		OcclusionSettings threaded = new OcclusionSettings(Hiding.LEAVE_OUT, hiding.window(), hiding.context(), hiding.own(),
				hiding.question(), hiding.matching(), Runtime.getRuntime().availableProcessors());
		ExplainSettings how = new ExplainSettings(request.method(), threaded, request.attention(), usual.gradients(),
				usual.faithfulness());
		Explanation explanation = new Explainer(engine, registry.gradients()).explain(target.document(), target.decision(), how, listener,
				cancellation);
		if (!(engine instanceof ShowsAttention attentive) || target.decision().places().isEmpty()) {
			return new Explained(request, explanation, Optional.empty(), Map.of(), "");
		}
		try {
			AttentionMaps maps = attentive.attention(target.document(), target.decision(), cancellation);
			return new Explained(request, explanation, Optional.of(maps), rollouts(maps, cancellation), "");
		} catch (EngineException e) {
			// The words are explained all the same; the attention is an extra here.
			return new Explained(request, explanation, Optional.empty(), Map.of(), String.valueOf(e.getMessage()));
		}
	}

	private static Map<String, double[][]> rollouts(AttentionMaps maps, Cancellation cancellation) {
		Map<String, double[][]> rollouts = new LinkedHashMap<>();
		maps.stacks().forEach((stack, layers) -> {
			cancellation.check();
			if (layers.stream().allMatch(layer -> layer.isSelfAttention() && layer.from().equals(layers.getFirst().from()))) {
				rollouts.put(stack, AttentionRollout.of(layers.stream().map(AttentionLayer::mean).toList()));
			}
		});
		return rollouts;
	}
}
