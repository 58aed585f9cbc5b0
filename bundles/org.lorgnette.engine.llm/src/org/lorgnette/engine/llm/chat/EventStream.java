package org.lorgnette.engine.llm.chat;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

import org.lorgnette.io.Location;
import org.lorgnette.io.json.JsonInput;
import org.lorgnette.io.json.JsonNode;

/** A reply in pieces, as server-sent events (HTML standard, 9.2): each a line {@code data: {...}}, the last {@code data: [DONE]}. */
final class EventStream implements LimitedBody.Sink {

	private static final String DATA = "data:";
	private static final String DONE = "[DONE]";
	private static final Location STREAM = Location.of("stream");

	private final ChatListener listener;
	private final ReplyBuilder builder = new ReplyBuilder();
	private final ByteArrayOutputStream line = new ByteArrayOutputStream();
	private boolean done;

	EventStream(ChatListener listener) {
		this.listener = listener;
	}

	/** @throws IOException if an event is no JSON, or says that the server failed */
	@Override
	public boolean take(byte[] bytes) throws IOException {
		for (byte each : bytes) {
			if (each == '\n' || each == '\r') {
				takeLine();
			} else {
				line.write(each);
			}
		}
		return done;
	}

	private void takeLine() throws IOException {
		String text = line.toString(StandardCharsets.UTF_8);
		line.reset();
		if (!text.startsWith(DATA)) {
			return;
		}
		String data = text.substring(DATA.length()).strip();
		if (data.equals(DONE)) {
			done = true;
		} else if (!data.isEmpty() && !done) {
			JsonNode event = JsonInput.parseLine(data, STREAM);
			if (ReplyJson.member(event, "error").isPresent()) {
				throw new IOException("the server broke off: " + event.get("error").json());
			}
			String added = builder.add(event, "delta");
			if (!added.isEmpty()) {
				listener.written(added);
			}
		}
	}

	/** @throws EOFException if the stream ended before the reply did */
	ChatReply reply(ChatRequest request) throws IOException {
		takeLine();
		if (!done && !builder.isFinished()) {
			throw new EOFException("the stream ended in the middle of the reply");
		}
		return builder.build(request);
	}
}
