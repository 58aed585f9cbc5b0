package org.lorgnette.ui.session;

/** How far a file is. */
public enum Loading {
	READING, READY, FAILED
}
