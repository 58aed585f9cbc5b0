package org.lorgnette.world.language;

import java.util.List;
import java.util.Optional;

import org.lorgnette.world.question.Answer;
import org.lorgnette.world.question.Program;

/** A language that questions are asked in. */
public interface Language {

	/** All there are. */
	static List<Language> all() {
		return List.of(new English(), new French());
	}

	/** By its code, such as {@code en}. */
	static Optional<Language> of(String code) {
		return all().stream().filter(language -> language.code().equals(code)).findFirst();
	}

	/** ISO 639-1 */
	String code();

	/** The question in several ways that mean the same; the same number of ways for every wording. */
	List<String> phrasings(Program program, Wording wording);

	/** A number in digits, else a word in lower case; of an adjective the form that a dictionary has. */
	String answer(Answer answer);
}
