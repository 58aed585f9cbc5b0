package org.lorgnette.io.vqa;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.lorgnette.io.json.JsonNode;

/** Finds the pictures of a question: named in its record, or made of its image_id. */
record Pictures(Optional<String> pattern, String prefix) {

	private static final Pattern FIELD = Pattern.compile("\\{id(?::([0-9]{1,2}))?\\}");

	List<String> of(JsonNode question, Optional<String> subtype) throws IOException {
		Optional<JsonNode> imageId = question.find("image_id");
		if (pattern.isPresent() && imageId.isPresent()) {
			return List.of(prefix + fill(pattern.get(), imageId.get().id()));
		}
		if (question.find("images").isPresent()) {
			List<String> images = new ArrayList<>();
			for (JsonNode image : question.get("images").items()) {
				images.add(prefix + image.string());
			}
			return images;
		}
		for (String key : List.of("image", "file")) {
			if (question.find(key).isPresent()) {
				return List.of(prefix + question.get(key).string());
			}
		}
		String id = question.get("image_id").id();
		return List.of(prefix + (subtype.isPresent() && id.matches("[0-9]{1,12}")
				? fill(subtype.get() + "/COCO_" + subtype.get() + "_{id:12}.jpg", id)
				: id));
	}

	private static String fill(String pattern, String id) {
		return FIELD.matcher(pattern).replaceAll(field -> Matcher.quoteReplacement(
				"0".repeat(Math.max(0, Optional.ofNullable(field.group(1)).map(Integer::parseInt).orElse(0) - id.length())) + id));
	}
}
