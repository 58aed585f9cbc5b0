package org.lorgnette.engine.remote;

import java.util.List;
import java.util.Optional;

/** Where endpoints are kept that the user has given names, such as preferences. On the command line there are none. */
public interface EndpointBook {

	/** By name. */
	List<NamedEndpoint> endpoints();

	/** The key of an endpoint, if it has one and it can be read. */
	Optional<String> key(NamedEndpoint endpoint);
}
