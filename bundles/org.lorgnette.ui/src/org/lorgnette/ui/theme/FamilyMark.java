package org.lorgnette.ui.theme;

import org.lorgnette.engine.Family;

/** One letter for each family of engines, besides every name of an engine: families are told apart without colour. */
public final class FamilyMark {

	private FamilyMark() {
	}

	/** R for rules, S for statistical, N for neural, G for generative; the same in every language. */
	public static String letter(Family family) {
		return family.name().substring(0, 1);
	}

	/** What the family is called in tables and menus. */
	public static String name(Family family) {
		return switch (family) {
			case RULES -> Messages.rules;
			case STATISTICAL -> Messages.statistical;
			case NEURAL -> Messages.neural;
			case GENERATIVE -> Messages.generative;
		};
	}
}
