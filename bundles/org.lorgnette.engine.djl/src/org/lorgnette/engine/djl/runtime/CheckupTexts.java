package org.lorgnette.engine.djl.runtime;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ResourceBundle;

import org.lorgnette.engine.Checkup.Finding;
import org.lorgnette.engine.Checkup.State;

/** Findings in English or French, from a file {@code checkup.properties} beside a class. */
public final class CheckupTexts {

	private static final String NAME = ".checkup";

	private final ResourceBundle bundle;

	/** @param owner the class beside which the texts lie */
	public CheckupTexts(Class<?> owner, Locale locale) {
		// The root bundle is English: asking for English would find the French one on a French machine.
		bundle = ResourceBundle.getBundle(owner.getPackageName() + NAME, locale.getLanguage().equals("fr") ? Locale.FRENCH : Locale.ROOT,
				owner.getClassLoader());
	}

	/** The text of a key with {@code {0}}, {@code {1}} and so on replaced. */
	public String get(String key, Object... arguments) {
		String text = bundle.getString(key);
		for (int i = arguments.length - 1; i >= 0; i--) {
			text = text.replace("{" + i + "}", String.valueOf(arguments[i]));
		}
		return text;
	}

	public Finding ready(String id, String text, Map<String, Object> details) {
		return new Finding(id, label(id), State.READY, text, Optional.empty(), details);
	}

	public Finding absent(String id, String text, String remedy, Map<String, Object> details) {
		return new Finding(id, label(id), State.ABSENT, text, Optional.of(remedy), details);
	}

	/** @param remedy what is known of it, else that of the id is told */
	public Finding broken(String id, String text, Optional<String> remedy) {
		return new Finding(id, label(id), State.BROKEN, text, Optional.of(remedy.orElseGet(() -> get(id + ".remedy"))), Map.of());
	}

	private String label(String id) {
		return bundle.containsKey(id) ? bundle.getString(id) : id;
	}

	/** Such as {@code a, b}. */
	public static String listed(List<String> texts) {
		return String.join(", ", texts);
	}
}
