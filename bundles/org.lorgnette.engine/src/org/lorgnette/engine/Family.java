package org.lorgnette.engine;

/** The kind of method behind an engine. */
public enum Family {
	RULES, STATISTICAL, NEURAL, GENERATIVE
}
