package org.lorgnette.ui;

/** Identifiers that {@code plugin.xml} declares and code refers to. */
public final class Ids {

	public static final String PLUGIN = "org.lorgnette.ui";
	public static final String PERSPECTIVE = PLUGIN + ".perspective";
	public static final String EDITOR = PLUGIN + ".editor";
	public static final String TOKENS_VIEW = PLUGIN + ".tokens";
	public static final String EVALUATION_VIEW = PLUGIN + ".evaluation";
	public static final String ERRORS_VIEW = PLUGIN + ".errors";
	public static final String ASK_VIEW = PLUGIN + ".ask";
	public static final String PICTURE_VIEW = PLUGIN + ".picture";
	public static final String EXPLAIN_VIEW = PLUGIN + ".explain";
	public static final String PROBLEM_MARKER = PLUGIN + ".problem";
	public static final String LAUNCH_TYPE = PLUGIN + ".evaluation.launch";
	public static final String TRAINING_VIEW = PLUGIN + ".training";
	public static final String TRAINING_LAUNCH_TYPE = PLUGIN + ".training.launch";

	private Ids() {
	}
}
