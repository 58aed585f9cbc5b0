package org.lorgnette.io.vqa;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.lorgnette.io.CorpusException;
import org.lorgnette.io.CorpusReader;
import org.lorgnette.io.LineReader;
import org.lorgnette.io.json.JsonInput;
import org.lorgnette.io.json.JsonNode;
import org.lorgnette.io.json.JsonText;
import org.lorgnette.model.Instance;
import org.lorgnette.model.VisualQuestion;

final class NlvrReader implements CorpusReader {

	private static final List<String> KEYS = List.of("sentence", "label", "identifier", "directory");

	private final LineReader lines;
	private final String prefix;
	private final String split;
	private final int permutation;
	private final Set<String> ids = new HashSet<>();

	NlvrReader(SplitFiles.Chosen chosen, int permutation) throws IOException {
		lines = new LineReader(chosen.source(), StandardCharsets.UTF_8);
		prefix = chosen.prefix();
		split = chosen.source().baseName();
		this.permutation = permutation;
	}

	@Override
	public Optional<Instance> next() throws IOException {
		Optional<String> line = lines.next();
		while (line.isPresent() && line.get().isBlank()) {
			line = lines.next();
		}
		return line.isPresent() ? Optional.of(read(JsonInput.parseLine(line.get(), lines.location()))) : Optional.empty();
	}

	private VisualQuestion read(JsonNode node) throws IOException {
		String id = node.get("identifier").id();
		if (!ids.add(id)) {
			throw new CorpusException(lines.location(), "identifier '" + id + "' occurs twice");
		}
		Optional<JsonNode> given = node.find("label");
		Optional<String> label = given.isPresent() ? Optional.of(given.get().string()) : Optional.empty();
		List<String> options = label.filter(text -> text.startsWith("T") || text.startsWith("F")).isPresent()
				? List.of("True", "False")
				: List.of("true", "false");
		Optional<JsonNode> directory = node.find("directory");
		List<String> parts = new ArrayList<>(List.of(id.split("-", -1)));
		boolean pair = parts.size() == 4;
		Map<String, String> metadata = JsonText.others(node, "", KEYS);
		directory.ifPresent(value -> metadata.put("directory", value.json().replace("\"", "")));
		String folder = prefix + "images/" + (directory.isPresent() ? directory.get().id() + "/" : "");
		List<String> images = pair
				? List.of(prefix + String.join("-", parts.subList(0, 3)) + "-img0.png",
						prefix + String.join("-", parts.subList(0, 3)) + "-img1.png")
				: List.of(folder + split + "-" + id + "-" + permutation + ".png");
		return new VisualQuestion(id, images, node.get("sentence").string(), options, label.stream().toList(), Optional.empty(),
				Optional.empty(), Optional.of(group(parts, pair)), metadata);
	}

	/** NLVR: STATEMENT-PICTURE; NLVR2: SPLIT-SET-PAIR-SENTENCE, where the same sentence is judged on several pairs of a set. */
	private static String group(List<String> parts, boolean pair) {
		return pair ? parts.get(0) + "-" + parts.get(1) + "-" + parts.get(3) : parts.getFirst();
	}

	@Override
	public void close() throws IOException {
		lines.close();
	}
}
