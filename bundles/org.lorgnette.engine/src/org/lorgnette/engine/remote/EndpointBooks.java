package org.lorgnette.engine.remote;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** The book of endpoints of this process. */
public final class EndpointBooks {

	private static final EndpointBook EMPTY = new EndpointBook() {

		@Override
		public List<NamedEndpoint> endpoints() {
			return List.of();
		}

		@Override
		public Optional<String> key(NamedEndpoint endpoint) {
			return Optional.empty();
		}
	};

	private static final AtomicReference<EndpointBook> BOOK = new AtomicReference<>(EMPTY);

	private EndpointBooks() {
	}

	/** From now on engines that are opened look here for names. */
	public static void use(EndpointBook book) {
		BOOK.set(book);
	}

	public static EndpointBook current() {
		return BOOK.get();
	}
}
