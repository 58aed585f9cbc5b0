package org.lorgnette.engine.llm.chat;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** One turn of a conversation. */
public record ChatMessage(Role role, List<ChatPart> parts) {

	public enum Role {
		SYSTEM, USER, ASSISTANT;

		/** As the protocol calls it. */
		public String id() {
			return name().toLowerCase(Locale.ROOT);
		}
	}

	public ChatMessage {
		parts = List.copyOf(parts);
	}

	public static ChatMessage of(Role role, String text) {
		return new ChatMessage(role, List.of(new ChatPart.Text(text)));
	}

	/** All of its text; pictures are left out. */
	public String text() {
		return parts.stream().filter(ChatPart.Text.class::isInstance).map(part -> ((ChatPart.Text) part).text())
				.collect(Collectors.joining("\n"));
	}

	public long images() {
		return parts.stream().filter(ChatPart.Image.class::isInstance).count();
	}
}
