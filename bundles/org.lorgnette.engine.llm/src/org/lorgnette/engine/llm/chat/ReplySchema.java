package org.lorgnette.engine.llm.chat;

import java.util.Locale;

/**
 * The form of a reply.
 *
 * @param name letters, digits, underscores and hyphens, 64 at most
 * @param json a JSON schema in the subset that strict servers take: every object names all of its members as required and allows no
 *        others
 */
public record ReplySchema(String name, String json, Constraint constraint) {

	/** How a server is told to keep to it. */
	public enum Constraint {
		/** {@code response_format: json_schema}, strict. */
		SCHEMA,
		/** {@code response_format: json_object}: some JSON object. */
		OBJECT,
		/** Not at all, for servers that know no {@code response_format}. */
		NONE;

		public String id() {
			return name().toLowerCase(Locale.ROOT);
		}
	}
}
