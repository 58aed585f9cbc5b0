package org.lorgnette.engine;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Looks at what engines need of this machine: native libraries, devices, models that came with the program. It may take seconds, and
 * neither fails nor ends the process, whatever is wrong.
 */
@FunctionalInterface
public interface Checkup {

	/** @param locale of the texts; those that there are not in its language are English */
	List<Finding> examine(ModelStore models, Locale locale);

	/** How a thing was found. */
	enum State {
		/** There, and it works. */
		READY,
		/** Not there. Something can be done without it, or it can be had. */
		ABSENT,
		/** There, but it does not work. */
		BROKEN;

		public String id() {
			return name().toLowerCase(Locale.ROOT);
		}
	}

	/**
	 * What was found out about one thing.
	 *
	 * @param id such as {@code onnxruntime}, the same in every language
	 * @param label what it is called
	 * @param text what was found, or what is missing, in one line
	 * @param remedy what to do about it
	 * @param details the same for programs: by name a text, a number or a list of texts
	 */
	record Finding(String id, String label, State state, String text, Optional<String> remedy, Map<String, Object> details) {

		public Finding {
			details = new LinkedHashMap<>(details);
		}
	}
}
