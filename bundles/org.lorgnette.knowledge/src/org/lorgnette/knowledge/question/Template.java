package org.lorgnette.knowledge.question;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.lorgnette.model.text.FoldedText;

/**
 * One way to ask: words in small letters, {@code (a|b)} for alternatives, {@code [a|b]} for what may be left out, {@code {s}} and
 * {@code {o}} for the names of subject and object, {@code <de> <a> <le>} for these French words in all their forms.
 */
record Template(String source, Pattern pattern) {

	private static final Pattern PART = Pattern.compile("\\{([so])\\}|\\(([^)]*)\\)|\\[([^\\]]*)\\]|<([a-z]+)>|([^\\s{(\\[<]+)");

	/** What a question matched. */
	record Match(Optional<String> subject, Optional<String> object) {
	}

	static Template of(String source) {
		StringBuilder regex = new StringBuilder();
		Matcher parts = PART.matcher(FoldedText.of(source).text());
		boolean glued = true;
		while (parts.find()) {
			boolean optional = parts.group(3) != null;
			if (!glued) {
				regex.append(optional ? "" : " ");
			}
			glued = false;
			if (parts.group(1) != null) {
				regex.append("(?<").append(parts.group(1)).append(">.+?)");
			} else if (parts.group(2) != null) {
				regex.append("(?:").append(alternatives(parts.group(2))).append(')');
			} else if (optional) {
				regex.append("(?: (?:").append(alternatives(parts.group(3))).append("))?");
			} else if (parts.group(4) != null) {
				regex.append(particle(parts.group(4)));
				glued = true;
			} else {
				regex.append(Pattern.quote(parts.group(5)));
			}
		}
		return new Template(source, Pattern.compile(regex.toString()));
	}

	private static String alternatives(String alternatives) {
		return Arrays.stream(alternatives.split("\\|")).map(Pattern::quote).collect(Collectors.joining("|"));
	}

	private static String particle(String particle) {
		return switch (particle) {
			case "de" -> "(?:de la |de l'|du |des |de |d')";
			case "a" -> "(?:a la |a l'|au |aux |en |dans la |dans le |dans les |dans l'|dans |a )";
			case "le" -> "(?:le |la |les |l')?";
			default -> throw new IllegalArgumentException("unknown particle <" + particle + ">");
		};
	}

	/** @param question normalised, see {@link PlainText} */
	Optional<Match> match(String question) {
		Matcher matcher = pattern.matcher(question);
		return matcher.matches() ? Optional.of(new Match(group(matcher, "s"), group(matcher, "o"))) : Optional.empty();
	}

	private Optional<String> group(Matcher matcher, String name) {
		return pattern.namedGroups().containsKey(name) ? Optional.ofNullable(matcher.group(name)) : Optional.empty();
	}

	/** A question it understands, of its first alternatives, with these names. */
	String example(String subject, String object) {
		StringBuilder example = new StringBuilder();
		Matcher parts = PART.matcher(source);
		boolean glued = true;
		while (parts.find()) {
			if (parts.group(3) != null) {
				continue;
			}
			example.append(glued ? "" : " ");
			glued = false;
			if (parts.group(1) != null) {
				example.append(parts.group(1).equals("s") ? subject : object);
			} else if (parts.group(2) != null) {
				example.append(parts.group(2).split("\\|")[0]);
			} else if (parts.group(4) != null) {
				example.append(switch (parts.group(4)) {
					case "de" -> "de ";
					case "a" -> "\u00e0 ";
					// Days have an article in French, names have none.
					default -> object.matches("\\d.*") ? "le " : "";
				});
				glued = true;
			} else {
				example.append(parts.group(5));
			}
		}
		return example.toString();
	}
}
