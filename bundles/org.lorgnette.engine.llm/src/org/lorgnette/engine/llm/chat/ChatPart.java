package org.lorgnette.engine.llm.chat;

import java.util.Base64;

/** A piece of a message. */
public sealed interface ChatPart {

	record Text(String text) implements ChatPart {
	}

	/** A picture as a data URI: {@code data:image/png;base64,...}. */
	record Image(String dataUri) implements ChatPart {

		/** @throws IllegalArgumentException unless it is a data URI: nothing else is sent, so that no server is made to fetch */
		public Image {
			if (!dataUri.startsWith("data:image/")) {
				throw new IllegalArgumentException("expected a data URI of a picture");
			}
		}

		public static Image png(byte[] file) {
			return new Image("data:image/png;base64," + Base64.getEncoder().encodeToString(file));
		}
	}
}
