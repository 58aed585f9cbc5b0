package org.lorgnette.engine.llm.reply;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.lorgnette.model.Span;

/** A JSON value and where in the reply it stands, quotes and brackets included. */
public sealed interface ReplyNode {

	Span span();

	record Members(Map<String, ReplyNode> members, Span span) implements ReplyNode {
	}

	record Items(List<ReplyNode> items, Span span) implements ReplyNode {
	}

	record Text(String value, Span span) implements ReplyNode {
	}

	/** A number, true, false or null, as written. */
	record Literal(String value, Span span) implements ReplyNode {
	}

	default Optional<ReplyNode> member(String key) {
		return this instanceof Members node ? Optional.ofNullable(node.members.get(key)) : Optional.empty();
	}

	/** The string that stands under a key; a number counts as one, null does not. */
	default Optional<String> text(String key) {
		return member(key).flatMap(node -> switch (node) {
			case Text text -> Optional.of(text.value);
			case Literal literal when !literal.value.equals("null") -> Optional.of(literal.value);
			default -> Optional.empty();
		});
	}
}
