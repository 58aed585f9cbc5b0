package org.lorgnette.engine.djl.vqa;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What a model is kept from, so that what can be answered without it shows. */
public enum Blindness {

	/** Nothing: picture and question are given. */
	NONE,
	/** It sees the question only; every picture is plain grey. */
	QUESTION,
	/** It sees the picture only; every question is a question mark. */
	IMAGE;

	private static final List<String> ANY_QUESTION = List.of("?");

	/** Such as {@code question}. */
	public String id() {
		return name().toLowerCase(Locale.ROOT);
	}

	/** @throws IllegalArgumentException if there is none of this id */
	public static Blindness of(String id) {
		return Stream.of(values()).filter(each -> each.id().equals(id)).findFirst()
				.orElseThrow(() -> new IllegalArgumentException("'" + id + "' is no blindness; expected one of " + ids()));
	}

	public static List<String> ids() {
		return Stream.of(values()).map(Blindness::id).toList();
	}

	public boolean seesPicture() {
		return this != QUESTION;
	}

	/** The words that are read of a question; those of an empty one are a question mark. */
	public List<String> read(List<String> words) {
		return this == IMAGE || words.isEmpty() ? ANY_QUESTION : words;
	}
}
