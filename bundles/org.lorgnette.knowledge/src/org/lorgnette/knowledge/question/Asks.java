package org.lorgnette.knowledge.question;

/** What a question asks for. */
public enum Asks {
	/** What stands on the right of a relation: where was she born. */
	OBJECT,
	/** What stands on the left of it: who was born there. */
	SUBJECT,
	/** Whether it holds between the two. */
	WHETHER;

	/** What is asked of the same relation written the other way round. */
	Asks turned() {
		return switch (this) {
			case OBJECT -> SUBJECT;
			case SUBJECT -> OBJECT;
			case WHETHER -> WHETHER;
		};
	}
}
