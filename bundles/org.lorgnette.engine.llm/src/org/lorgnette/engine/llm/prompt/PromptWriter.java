package org.lorgnette.engine.llm.prompt;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.lorgnette.engine.llm.chat.ChatMessage;
import org.lorgnette.engine.llm.chat.ChatPart;

/** Writes the messages: the system's, examples as turns of a conversation, and what is asked. */
public final class PromptWriter {

	private final PromptTemplate template;
	private final Map<String, String> fixed;

	/** @param fixed places that are filled alike everywhere, such as the types */
	public PromptWriter(PromptTemplate template, Map<String, String> fixed) {
		this.template = template;
		this.fixed = Map.copyOf(fixed);
	}

	public PromptTemplate template() {
		return template;
	}

	/**
	 * @param text
	 *            of the document; empty if there is none
	 * @param places
	 *            further places, such as the question
	 */
	public List<ChatMessage> write(List<ExampleRow> examples, String text, Map<String, String> places, List<ChatPart.Image> images) {
		List<String> texts = new ArrayList<>(examples.stream().map(ExampleRow::text).toList());
		texts.add(text);
		Fence fence = Fence.around(texts);
		List<ChatMessage> messages = new ArrayList<>();
		String system = template.system(values(fence, "", Map.of()));
		if (!system.isBlank()) {
			messages.add(ChatMessage.of(ChatMessage.Role.SYSTEM, system));
		}
		for (ExampleRow example : examples) {
			messages.add(user(values(fence, example.text(), example.places()), example.images()));
			messages.add(ChatMessage.of(ChatMessage.Role.ASSISTANT, example.reply()));
		}
		messages.add(user(values(fence, text, places), images));
		return messages;
	}

	private ChatMessage user(Map<String, String> values, List<ChatPart.Image> images) {
		List<ChatPart> parts = new ArrayList<>(images);
		parts.add(new ChatPart.Text(template.user(values)));
		return new ChatMessage(ChatMessage.Role.USER, parts);
	}

	/** Line ends are told alike, so that two copies of a text are one to the model and to the cache. */
	private Map<String, String> values(Fence fence, String text, Map<String, String> places) {
		Map<String, String> values = new HashMap<>(fixed);
		values.put("fence", fence.name());
		values.putAll(places);
		values.put("document", text.isEmpty() ? "" : fence.enclose(text.replace("\r\n", "\n").replace('\r', '\n')));
		return values;
	}
}
