package org.lorgnette.engine.llm.chat;

import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.util.Optional;

import javax.net.ssl.SSLException;

import org.lorgnette.engine.EngineException;
import org.lorgnette.engine.EngineUnavailableException;
import org.lorgnette.io.Location;
import org.lorgnette.io.json.JsonInput;
import org.lorgnette.io.json.JsonNode;

import com.google.gson.stream.JsonToken;

/** Says what went wrong with an endpoint and what to do about it. What a server says is quoted without the key. */
final class Faults {

	private static final int QUOTED = 300;
	private static final int TOO_MANY_REQUESTS = 429;

	private final Endpoint endpoint;
	private final Optional<String> key;

	Faults(Endpoint endpoint, Optional<String> key) {
		this.endpoint = endpoint;
		this.key = key;
	}

	/** Whether another attempt may fare better: too many requests, or a fault of the server. */
	static boolean isPassing(int status) {
		return status == TOO_MANY_REQUESTS || status == 408 || status >= 500;
	}

	/** A reply that is no success. */
	EngineException ofStatus(int status, String body, int attempts) {
		String said = said(body);
		String what = "endpoint " + endpoint + " answered " + status + (said.isEmpty() ? "" : ": " + said);
		if (status >= 300 && status < 400) {
			return new EngineUnavailableException(what, "it has moved, and requests are not sent on to other addresses: "
					+ "set the endpoint to its new address");
		}
		return switch (status) {
			case 401, 403 -> new EngineUnavailableException(what, key.isPresent()
					? "it does not accept the key '" + endpoint.keyVariable() + "'; check it, or whether it may use this model"
					: "it wants a key: put it into the environment variable " + variable());
			case 404 -> new EngineUnavailableException(what, endpoint.model().isEmpty()
					? "it wants the name of a model: set 'model' or the environment variable LORGNETTE_MODEL"
					: "check the model's name '" + endpoint.model() + "' and the address, which mostly ends in /v1; " + endpoint.models()
							+ " lists its models");
			case 400, 422 -> new EngineUnavailableException(what, "if it does not know a part of the request, leave that out: set "
					+ "'constrain' to object or none, 'logprobs' to false, 'seed', 'temperature' or 'max-tokens' to -1");
			case 413 -> new EngineException(what + "; make the pieces shorter by the setting 'longest', or the pictures smaller");
			case TOO_MANY_REQUESTS -> new EngineException(what + " (" + attempts
					+ " attempts); ask less often by the settings 'per-minute' and 'parallel', or check what is left of the quota");
			default -> new EngineException(what + " (" + attempts + " attempts); look into the server's log, or try again later");
		};
	}

	private String variable() {
		return endpoint.keyVariable().isBlank() ? "that the setting 'key-variable' names" : endpoint.keyVariable();
	}

	/** No reply at all, or none that can be read. */
	EngineException of(IOException fault, int attempts) {
		String what = "endpoint " + endpoint + ": ";
		if (fault instanceof LimitedBody.TooLargeException) {
			return new EngineException(what + withoutKey(String.valueOf(fault.getMessage()))
					+ "; it was not read further. Set 'max-tokens'");
		}
		Optional<String> remedy = remedy(fault);
		if (remedy.isPresent()) {
			return new EngineUnavailableException(what + describe(fault), remedy.get(), scrubbed(fault));
		}
		return new EngineException(what + describe(fault) + " (" + attempts + " attempts); check the server, or give it more time by "
				+ "the setting 'timeout'", scrubbed(fault));
	}

	/** What to do about a server that is not to be reached. */
	private static Optional<String> remedy(Throwable fault) {
		for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
			if (cause instanceof SSLException) {
				return Optional.of("its certificate is not trusted here: add it to a trust store that Java is given by "
						+ "LORGNETTE_OPTS=-Djavax.net.ssl.trustStore=FILE, or mend the server's certificate");
			}
			if (cause instanceof UnknownHostException || cause instanceof UnresolvedAddressException) {
				return Optional.of("there is no such host: check the endpoint's address and the network");
			}
			if (cause instanceof ConnectException) {
				return Optional.of("nothing answers there: start the server, or check the endpoint's address");
			}
		}
		return Optional.empty();
	}

	/** Whether nothing can be sent there, and the server was hardly just busy. */
	static boolean isUnreachable(IOException fault) {
		return remedy(fault).isPresent();
	}

	/** Whether it is certain that trying again is of no use. */
	static boolean isFinal(IOException fault) {
		for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
			if (cause instanceof SSLException || cause instanceof LimitedBody.TooLargeException) {
				return true;
			}
		}
		return false;
	}

	private String describe(Throwable fault) {
		StringBuilder text = new StringBuilder();
		for (Throwable cause = fault; cause != null && text.length() < QUOTED; cause = cause.getCause()) {
			String message = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
			if (text.indexOf(message) < 0) {
				text.append(text.isEmpty() ? "" : ": ").append(message);
			}
		}
		return withoutKey(shorten(text.toString()));
	}

	/** Causes are printed with their messages, and these may quote what the server sent. */
	private Throwable scrubbed(Throwable fault) {
		for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
			if (key.isPresent() && String.valueOf(cause.getMessage()).contains(key.get())) {
				return new IOException(describe(fault));
			}
		}
		return fault;
	}

	/** The server's own words: the message of its error, or the beginning of what it sent. */
	private String said(String body) {
		String text = body.strip();
		try {
			JsonNode root = JsonInput.parseLine(text, Location.of("reply"));
			Optional<JsonNode> error = ReplyJson.member(root, "error").or(() -> Optional.of(root));
			if (error.get().type() == JsonToken.STRING) {
				text = error.get().string();
			} else {
				Optional<JsonNode> message = ReplyJson.member(error.get(), "message");
				if (message.isPresent() && message.get().type() == JsonToken.STRING) {
					text = message.get().string();
				}
			}
		} catch (IOException e) {
			// No JSON: proxies answer in HTML, whose tags tell nothing.
			text = text.replaceAll("<[^>]*>", " ");
		}
		return withoutKey(shorten(text));
	}

	private static String shorten(String text) {
		String line = text.replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
		return line.length() > QUOTED ? line.substring(0, QUOTED) + " ..." : line;
	}

	private String withoutKey(String text) {
		return key.map(secret -> text.replace(secret, "[key]")).orElse(text);
	}
}
