package org.lorgnette.engine.llm.chat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.lorgnette.io.Location;
import org.lorgnette.io.json.JsonInput;
import org.lorgnette.io.json.JsonNode;
import org.lorgnette.io.json.JsonText;

import com.google.gson.stream.JsonToken;
import com.google.gson.stream.JsonWriter;

/** Replies as the protocol writes them, whole or in pieces, and as they are kept on disk. */
public final class ReplyJson {

	private static final Location REPLY = Location.of("reply");
	private static final int CHARACTERS_OF_A_TOKEN = 4;

	private ReplyJson() {
	}

	/** @throws IOException if it is no reply in the protocol; the message says why */
	static ChatReply parse(String body, ChatRequest request) throws IOException {
		ReplyBuilder builder = new ReplyBuilder();
		JsonNode root = JsonInput.parseLine(body, REPLY);
		builder.add(root, "message");
		if (builder.isEmpty()) {
			throw root.error("expected 'choices' with a message");
		}
		return builder.build(request);
	}

	/** A guess of tokens: one for every four characters, and 800 for a picture. */
	public static long estimateTokens(ChatRequest request) {
		long tokens = 0;
		for (ChatMessage message : request.messages()) {
			tokens += 4 + estimateTokens(message.text()) + 800 * message.images();
		}
		return tokens + request.schema().map(schema -> estimateTokens(schema.json())).orElse(0L);
	}

	static long estimateTokens(String text) {
		return (text.length() + CHARACTERS_OF_A_TOKEN - 1) / CHARACTERS_OF_A_TOKEN;
	}

	static Optional<JsonNode> member(JsonNode node, String key) throws IOException {
		return node.type() == JsonToken.BEGIN_OBJECT ? node.find(key) : Optional.empty();
	}

	static List<TokenProbability> tokens(JsonNode logprobs) throws IOException {
		List<TokenProbability> tokens = new ArrayList<>();
		Optional<JsonNode> content = member(logprobs, "content").filter(node -> node.type() == JsonToken.BEGIN_ARRAY);
		if (content.isPresent()) {
			for (JsonNode token : content.get().items()) {
				Optional<JsonNode> bytes = token.find("bytes");
				Optional<List<Integer>> values = Optional.empty();
				if (bytes.isPresent()) {
					List<Integer> list = new ArrayList<>();
					for (JsonNode each : bytes.get().items()) {
						list.add(each.integer());
					}
					values = Optional.of(List.copyOf(list));
				}
				tokens.add(new TokenProbability(token.get("token").string(), values, Math.min(0, token.get("logprob").number())));
			}
		}
		return tokens;
	}

	/** The line in which a reply is kept. */
	public static String write(ChatReply reply) {
		return JsonText.write(out -> {
			out.beginObject().name("text").value(reply.text()).name("finish").value(reply.finishReason());
			out.name("model").value(reply.model());
			out.name("prompt").value(reply.usage().prompt()).name("completion").value(reply.usage().completion());
			out.name("estimated").value(reply.usage().estimated());
			if (!reply.tokens().isEmpty()) {
				out.name("tokens").beginArray();
				for (TokenProbability token : reply.tokens()) {
					write(out, token);
				}
				out.endArray();
			}
			out.endObject();
		});
	}

	private static void write(JsonWriter out, TokenProbability token) throws IOException {
		out.beginArray().value(token.text()).value(token.logProbability());
		if (token.bytes().isPresent()) {
			for (int value : token.bytes().get()) {
				out.value(value);
			}
		}
		out.endArray();
	}

	/** @throws IOException if {@link #write} has not written this */
	public static ChatReply read(String line) throws IOException {
		JsonNode node = JsonInput.parseLine(line, Location.of("kept reply"));
		List<TokenProbability> tokens = new ArrayList<>();
		for (JsonNode token : node.find("tokens").map(list -> list).isPresent() ? node.get("tokens").items() : List.<JsonNode>of()) {
			List<JsonNode> items = token.items();
			List<Integer> bytes = new ArrayList<>();
			for (JsonNode each : items.subList(2, items.size())) {
				bytes.add(each.integer());
			}
			tokens.add(new TokenProbability(items.get(0).string(), bytes.isEmpty() ? Optional.empty() : Optional.of(List.copyOf(bytes)),
					items.get(1).number()));
		}
		TokenUsage usage = new TokenUsage((long) node.get("prompt").number(), (long) node.get("completion").number(),
				node.get("estimated").bool());
		return new ChatReply(node.get("text").string(), node.get("finish").string(), tokens, usage, node.get("model").string());
	}
}
