package org.lorgnette.ui.engines;

import java.net.URI;

/** A server that answers chat completions as OpenAI's does, and the model to ask there. Its key, if it needs one, is kept apart. */
public record Endpoint(String name, URI address, String model) {
}
