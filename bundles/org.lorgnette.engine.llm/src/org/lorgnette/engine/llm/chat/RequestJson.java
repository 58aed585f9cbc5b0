package org.lorgnette.engine.llm.chat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

import org.lorgnette.io.json.JsonText;

import com.google.gson.stream.JsonWriter;

/** Requests as the protocol writes them: OpenAI's API reference, "Create chat completion". */
public final class RequestJson {

	private RequestJson() {
	}

	/** The body of a request. Equal requests give equal bodies. */
	public static String body(Endpoint endpoint, ChatRequest request, boolean stream) {
		return JsonText.write(out -> {
			out.beginObject();
			out.name("model").value(endpoint.model());
			out.name("messages").beginArray();
			for (ChatMessage message : request.messages()) {
				write(out, message);
			}
			out.endArray();
			write(out, request.sampling());
			if (request.schema().isPresent()) {
				write(out, request.schema().get());
			}
			if (stream) {
				out.name("stream").value(true);
				out.name("stream_options").beginObject().name("include_usage").value(true).endObject();
			}
			out.endObject();
		});
	}

	/**
	 * What a reply depends on, in 64 hexadecimal digits: the address, the body and the repeat index. Whether it is streamed is left
	 * out, and so is the key, so that a new one finds what the old one paid for.
	 */
	public static String hash(Endpoint endpoint, ChatRequest request) {
		try {
			MessageDigest digest = MessageDigest.getInstance("SHA-256");
			digest.update((endpoint.completions() + "\n" + request.repeat() + "\n").getBytes(StandardCharsets.UTF_8));
			digest.update(body(endpoint, request, false).getBytes(StandardCharsets.UTF_8));
			return HexFormat.of().formatHex(digest.digest());
		} catch (NoSuchAlgorithmException e) {
			throw new IllegalStateException("every Java has SHA-256", e);
		}
	}

	private static void write(JsonWriter out, ChatMessage message) throws IOException {
		out.beginObject().name("role").value(message.role().id()).name("content");
		if (message.images() == 0) {
			out.value(whole(message.text()));
		} else {
			out.beginArray();
			for (ChatPart part : message.parts()) {
				out.beginObject();
				switch (part) {
					case ChatPart.Text text -> out.name("type").value("text").name("text").value(whole(text.text()));
					case ChatPart.Image image -> out.name("type").value("image_url").name("image_url").beginObject().name("url")
							.value(image.dataUri()).endObject();
				}
				out.endObject();
			}
			out.endArray();
		}
		out.endObject();
	}

	private static void write(JsonWriter out, Sampling sampling) throws IOException {
		if (sampling.temperature().isPresent()) {
			out.name("temperature").value(sampling.temperature().getAsDouble());
		}
		if (sampling.seed().isPresent()) {
			out.name("seed").value(sampling.seed().getAsInt());
		}
		if (sampling.mostTokens().isPresent()) {
			out.name("max_tokens").value(sampling.mostTokens().getAsInt());
		}
		if (sampling.logProbabilities()) {
			out.name("logprobs").value(true);
		}
	}

	private static void write(JsonWriter out, ReplySchema schema) throws IOException {
		switch (schema.constraint()) {
			case SCHEMA -> {
				out.name("response_format").beginObject().name("type").value("json_schema").name("json_schema").beginObject();
				out.name("name").value(schema.name()).name("strict").value(true).name("schema").jsonValue(schema.json());
				out.endObject().endObject();
			}
			case OBJECT -> out.name("response_format").beginObject().name("type").value("json_object").endObject();
			case NONE -> {
				return;
			}
		}
	}

	/** Half a surrogate pair is no character and would become a question mark on its way. The length stays the same. */
	private static String whole(String text) {
		StringBuilder whole = new StringBuilder(text);
		for (int i = 0; i < whole.length(); i++) {
			char unit = whole.charAt(i);
			if (Character.isHighSurrogate(unit) && i + 1 < whole.length() && Character.isLowSurrogate(whole.charAt(i + 1))) {
				i++;
			} else if (Character.isSurrogate(unit)) {
				whole.setCharAt(i, '\uFFFD');
			}
		}
		return whole.toString();
	}
}
