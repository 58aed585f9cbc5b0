package org.lorgnette.engine.baseline.shapes;

import java.util.Locale;

/** The forms that are told apart. A square is a rectangle too, a circle an ellipse. */
enum Form {
	CIRCLE("cercle"), ELLIPSE("ellipse"), TRIANGLE("triangle"), SQUARE("carré"), RECTANGLE("rectangle"), OTHER("autre");

	private final String french;

	Form(String french) {
		this.french = french;
	}

	String word(boolean inFrench) {
		return inFrench ? french : name().toLowerCase(Locale.ROOT);
	}

	/** Whether a thing of this form may be called that. */
	boolean isA(Form name) {
		return this == name || (this == SQUARE && name == RECTANGLE) || (this == CIRCLE && name == ELLIPSE);
	}
}
