package org.lorgnette.engine.ask;

/** A document on which the engine failed, and why. */
public record AskFailure(String document, String message) {
}
