package org.lorgnette.engine.explain;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How words get their part in a decision. */
public enum Method {
	/** What the score loses without the word; for every engine. */
	OCCLUSION,
	/** How much the decision's words attend to the word, in one layer. */
	ATTENTION,
	/** The same over all layers, with residual connections. */
	ROLLOUT,
	/** The gradient along the path from an input that says nothing. */
	GRADIENTS;

	/** The name used on the command line. */
	public String id() {
		return name().toLowerCase(Locale.ROOT);
	}

	public static Optional<Method> of(String id) {
		return Arrays.stream(values()).filter(method -> method.id().equals(id)).findFirst();
	}
}
