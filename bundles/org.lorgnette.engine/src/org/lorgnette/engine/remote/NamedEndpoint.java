package org.lorgnette.engine.remote;

/**
 * An endpoint that the user has given a name.
 *
 * @param address such as {@code http://localhost:11434/v1}
 * @param model to be asked there
 */
public record NamedEndpoint(String name, String address, String model) {
}
