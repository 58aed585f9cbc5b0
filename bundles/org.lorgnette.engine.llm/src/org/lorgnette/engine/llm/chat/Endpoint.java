package org.lorgnette.engine.llm.chat;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.regex.Pattern;

import org.lorgnette.engine.EngineUnavailableException;

/**
 * Who is asked. Of the key it knows the name only, so that it can be printed and written anywhere.
 *
 * @param base with its path, such as {@code http://localhost:11434/v1}; without a slash at its end
 * @param keyVariable under which the key is found; blank for none
 */
public record Endpoint(URI base, String model, String keyVariable) {

	private static final Pattern SECRET = Pattern.compile("(?i)(?:^|[&_-])(?:api_?-?key|key|token|secret|password|sig)=");
	private static final String COMPLETIONS = "/chat/completions";
	private static final String REMEDY = "give an address such as http://localhost:11434/v1 or https://example.org/v1";

	/**
	 * @param address
	 *            of the API, with or without {@code /chat/completions}
	 * @throws EngineUnavailableException
	 *             if that is no address over HTTP, or it holds a user, a password or a key
	 */
	public static Endpoint of(String address, String model, String keyVariable) throws EngineUnavailableException {
		URI uri = parse(address.strip());
		if (uri.getRawUserInfo() != null || uri.getRawQuery() != null && SECRET.matcher(uri.getRawQuery()).find()) {
			throw new EngineUnavailableException("the endpoint's address holds a password or a key, which would be written into runs",
					"leave it out of the address and put it into the environment variable that the setting 'key-variable' names");
		}
		String path = uri.getRawPath() == null ? "" : uri.getRawPath().replaceAll("/+$", "");
		if (path.endsWith(COMPLETIONS)) {
			path = path.substring(0, path.length() - COMPLETIONS.length());
		}
		return new Endpoint(
				URI.create(uri.getScheme().toLowerCase(Locale.ROOT) + "://" + uri.getRawAuthority() + path
						+ (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery())),
				model, keyVariable);
	}

	private static URI parse(String address) throws EngineUnavailableException {
		try {
			URI uri = new URI(address);
			String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
			if (!(scheme.equals("http") || scheme.equals("https")) || uri.getHost() == null) {
				throw new EngineUnavailableException("'" + (uri.getRawUserInfo() == null ? address : "the endpoint")
						+ "' is no address of an endpoint", REMEDY);
			}
			return uri;
		} catch (URISyntaxException e) {
			// The exception's own message quotes the address, which may hold a password.
			throw new EngineUnavailableException("the endpoint's address cannot be read: " + e.getReason(), REMEDY);
		}
	}

	/** Where requests are posted. */
	public URI completions() {
		return below(COMPLETIONS);
	}

	/** Where the models are listed. */
	public URI models() {
		return below("/models");
	}

	private URI below(String path) {
		String query = base.getRawQuery() == null ? "" : "?" + base.getRawQuery();
		return URI.create(base.getScheme() + "://" + base.getRawAuthority() + base.getRawPath() + path + query);
	}

	@Override
	public String toString() {
		return base + (model.isEmpty() ? "" : " (model " + model + ")");
	}
}
