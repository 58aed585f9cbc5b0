package org.lorgnette.cli;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.ResourceBundle;
import java.util.stream.Stream;

/** What is said to a person, in English or French as the environment asks. */
final class Messages {

	static final String BUNDLE = "org.lorgnette.cli.messages";
	private static final List<String> VARIABLES = List.of("LORGNETTE_LANG", "LC_ALL", "LC_MESSAGES", "LANG");
	private static final ResourceBundle.Control NO_FALLBACK = ResourceBundle.Control
			.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

	private final ResourceBundle bundle;
	private final Locale locale;

	private Messages(Locale locale) {
		this.locale = locale;
		this.bundle = ResourceBundle.getBundle(BUNDLE, locale, NO_FALLBACK);
	}

	/** In the language of the first of LORGNETTE_LANG, LC_ALL, LC_MESSAGES and LANG that is set. */
	static Messages ofEnvironment() {
		boolean french = VARIABLES.stream().map(System::getenv).filter(Objects::nonNull).flatMap(Stream::of)
				.filter(value -> !value.isBlank()).findFirst().filter(value -> value.startsWith("fr")).isPresent();
		return in(french ? Locale.FRENCH : Locale.ROOT);
	}

	static Messages in(Locale locale) {
		return new Messages(locale);
	}

	ResourceBundle bundle() {
		return bundle;
	}

	/** French, or the root locale for English. */
	Locale locale() {
		return locale;
	}

	/** The message with its parameters filled in; numbers are formatted by the caller. */
	String get(String key, Object... parameters) {
		String pattern = bundle.getString(key);
		return parameters.length == 0 ? pattern.replace("''", "'") : new MessageFormat(pattern, locale).format(parameters);
	}
}
