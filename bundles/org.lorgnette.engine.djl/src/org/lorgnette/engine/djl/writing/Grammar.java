package org.lorgnette.engine.djl.writing;

/** What may be written next. Immutable, so that several ways to go on can begin at one. */
public interface Grammar {

	/** Whether this token may come next; false for all once it is done. */
	boolean allows(int token);

	/** Behind a token that is allowed. */
	Grammar then(int token);

	/** Whether nothing can come any more. */
	boolean isDone();
}
