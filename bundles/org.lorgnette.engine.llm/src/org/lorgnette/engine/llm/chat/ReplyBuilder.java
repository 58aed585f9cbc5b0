package org.lorgnette.engine.llm.chat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.lorgnette.io.json.JsonNode;

import com.google.gson.stream.JsonToken;

/** Puts a reply together from one body or from the pieces of a stream. */
final class ReplyBuilder {

	private final StringBuilder text = new StringBuilder();
	private final List<TokenProbability> tokens = new ArrayList<>();
	private String finishReason = "";
	private String model = "";
	private Optional<TokenUsage> usage = Optional.empty();
	private boolean empty = true;

	/**
	 * @param member
	 *            of a choice that holds the content: {@code message} or {@code delta}
	 * @return what this piece adds to the text
	 * @throws IOException
	 *             if it is no piece in the protocol
	 */
	String add(JsonNode piece, String member) throws IOException {
		if (piece.type() != JsonToken.BEGIN_OBJECT) {
			throw piece.error("expected an object");
		}
		Optional<JsonNode> name = piece.find("model").filter(node -> node.type() == JsonToken.STRING);
		if (name.isPresent()) {
			model = name.get().string();
		}
		Optional<JsonNode> counted = piece.find("usage").filter(node -> node.type() == JsonToken.BEGIN_OBJECT);
		if (counted.isPresent()) {
			usage = usage(counted.get());
		}
		Optional<JsonNode> choices = piece.find("choices").filter(node -> node.type() == JsonToken.BEGIN_ARRAY);
		if (choices.isEmpty() || choices.get().items().isEmpty()) {
			return "";
		}
		JsonNode choice = choices.get().items().getFirst();
		Optional<JsonNode> finish = choice.find("finish_reason").filter(node -> node.type() == JsonToken.STRING);
		if (finish.isPresent()) {
			finishReason = finish.get().string();
		}
		Optional<JsonNode> logprobs = choice.find("logprobs");
		if (logprobs.isPresent()) {
			tokens.addAll(ReplyJson.tokens(logprobs.get()));
		}
		Optional<JsonNode> message = ReplyJson.member(choice, member);
		if (message.isEmpty()) {
			return "";
		}
		empty = false;
		String added = content(message.get());
		text.append(added);
		return added;
	}

	private static Optional<TokenUsage> usage(JsonNode counted) throws IOException {
		Optional<JsonNode> prompt = counted.find("prompt_tokens");
		Optional<JsonNode> completion = counted.find("completion_tokens");
		if (prompt.isEmpty()) {
			return Optional.empty();
		}
		return Optional.of(new TokenUsage((long) prompt.get().number(), completion.isEmpty() ? 0
				: (long) completion.get().number(), false));
	}

	/** Some servers give a list of parts where others give a string. */
	private static String content(JsonNode message) throws IOException {
		Optional<JsonNode> content = ReplyJson.member(message, "content");
		if (content.isEmpty()) {
			return "";
		}
		if (content.get().type() != JsonToken.BEGIN_ARRAY) {
			return content.get().string();
		}
		StringBuilder joined = new StringBuilder();
		for (JsonNode part : content.get().items()) {
			Optional<JsonNode> piece = ReplyJson.member(part, "text");
			joined.append(piece.isPresent() ? piece.get().string() : "");
		}
		return joined.toString();
	}

	boolean isEmpty() {
		return empty;
	}

	boolean isFinished() {
		return !finishReason.isEmpty();
	}

	ChatReply build(ChatRequest request) {
		TokenUsage counted = usage.orElseGet(() -> new TokenUsage(ReplyJson.estimateTokens(request),
				ReplyJson.estimateTokens(text.toString()), true));
		return new ChatReply(text.toString(), finishReason, tokens, counted, model);
	}
}
