package org.lorgnette.ui.explain;

import java.util.Set;

import org.lorgnette.engine.EngineRegistry;
import org.lorgnette.engine.TextEngine;
import org.lorgnette.engine.explain.Explainer;
import org.lorgnette.engine.explain.Method;
import org.lorgnette.engine.explain.ShowsAttention;

/** What an engine lets one see of it. */
record Abilities(Set<Method> methods, boolean attention) {

	static Abilities of(TextEngine engine, EngineRegistry registry) {
		return new Abilities(Set.copyOf(new Explainer(engine, registry.gradients()).methods()), engine instanceof ShowsAttention);
	}

	/** Why there is no such method here. */
	static String lacking(Method method) {
		return method == Method.GRADIENTS ? Messages.method_no_gradients : Messages.method_no_attention;
	}

	/** What the method does, in a few words. */
	static String name(Method method) {
		return switch (method) {
			case OCCLUSION -> Messages.method_occlusion;
			case ATTENTION -> Messages.method_attention;
			case ROLLOUT -> Messages.method_rollout;
			case GRADIENTS -> Messages.method_gradients;
		};
	}
}
