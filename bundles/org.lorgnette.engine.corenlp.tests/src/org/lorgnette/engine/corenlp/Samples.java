package org.lorgnette.engine.corenlp;

/** Short texts with persons, places, organisations, dates, and relations among them. */
final class Samples {

	static final String ENGLISH = "Margaret Ellison was born in Toronto on March 3, 1961. She joined Siemens in Munich after her studies. "
			+ "Her husband Peter Ellison works for the University of Leeds. Siemens is based in Munich, Germany.";

	static final String FRENCH = "Claire Fontanel est née à Bordeaux le 3 mars 1961. Elle a rejoint Renault à Paris après ses études. "
			+ "Son mari, Marc Fontanel, travaille pour l'Université de Lyon. La société Danone est basée à Paris, en France.";

	private Samples() {
	}
}
