package org.lorgnette.engine.explain;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How a decision is explained.
 *
 * @param faithfulness how it is measured, or empty to leave that out
 */
public record ExplainSettings(Method method, OcclusionSettings occlusion, AttentionChoice attention, GradientSettings gradients,
		Optional<FaithfulnessSettings> faithfulness) {

	/** The usual settings of a method, faithfulness included. */
	public static ExplainSettings of(Method method) {
		return new ExplainSettings(method, OcclusionSettings.DEFAULT, AttentionChoice.DEFAULT, GradientSettings.DEFAULT,
				Optional.of(FaithfulnessSettings.DEFAULT));
	}

	/** What has an influence on the result, by name, for a record of it. */
	public Map<String, String> asMap() {
		Map<String, String> map = new TreeMap<>();
		boolean hides = method == Method.OCCLUSION || faithfulness.isPresent();
		if (hides) {
			map.put("hiding", occlusion.hiding().neutral().map(neutral -> "replace by " + neutral).orElse("leave out"));
			map.put("match", occlusion.matching().name().toLowerCase(Locale.ROOT));
		}
		if (method == Method.OCCLUSION) {
			map.put("window", String.valueOf(occlusion.window()));
		}
		map.put("context", occlusion.context().isPresent() ? String.valueOf(occlusion.context().getAsInt()) : "all");
		map.put("own", String.valueOf(occlusion.own()));
		map.put("question", String.valueOf(occlusion.question()));
		faithfulness.ifPresent(given -> {
			map.put("steps", String.valueOf(given.steps()));
			map.put("rankings", String.valueOf(given.rankings()));
			map.put("seed", String.valueOf(given.seed()));
		});
		return map;
	}
}
