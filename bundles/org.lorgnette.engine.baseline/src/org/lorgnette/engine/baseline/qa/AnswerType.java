package org.lorgnette.engine.baseline.qa;

/** What kind of thing a question asks for. */
enum AnswerType {
	PERSON, PLACE, TIME, QUANTITY, REASON, MANNER, THING
}
