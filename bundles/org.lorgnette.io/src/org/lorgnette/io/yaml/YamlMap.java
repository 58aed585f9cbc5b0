package org.lorgnette.io.yaml;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import org.lorgnette.io.CorpusException;
import org.lorgnette.io.Location;
import org.lorgnette.io.TextFiles;
import org.lorgnette.model.text.Nearest;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** A YAML mapping. All accessors throw a {@link CorpusException} that names the file and line of a value that does not fit. */
public final class YamlMap {

	private static final int MAX_ALIASES = 50;

	private final String file;
	private final MappingNode node;
	private final Map<String, Node> values = new LinkedHashMap<>();

	private YamlMap(String file, MappingNode node) throws CorpusException {
		this.file = file;
		this.node = node;
		for (NodeTuple tuple : node.getValue()) {
			if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
				throw new CorpusException(locate(file, tuple.getKeyNode()), "expected a plain key");
			}
			if (values.put(key.getValue(), tuple.getValueNode()) != null) {
				throw new CorpusException(locate(file, key), "key '" + key.getValue() + "' occurs twice");
			}
		}
	}

	/** Reads a file whose only document is a mapping. */
	public static YamlMap read(Path path) throws IOException {
		return parse(path.toString(), TextFiles.read(path, StandardCharsets.UTF_8));
	}

	/** @param file what messages call the text */
	public static YamlMap parse(String file, String text) throws CorpusException {
		LoadSettings settings = LoadSettings.builder().setLabel(file).setMaxAliasesForCollections(MAX_ALIASES).build();
		try {
			Node root = new Compose(settings).composeString(text)
					.orElseThrow(() -> new CorpusException(Location.of(file), "is empty; expected keys and values"));
			return mapping(file, root);
		} catch (MarkedYamlEngineException e) {
			long line = e.getProblemMark().map(mark -> mark.getLine() + 1L).orElse(0L);
			throw new CorpusException(new Location(file, line), "is not valid YAML: " + e.getProblem(), e);
		} catch (YamlEngineException e) {
			throw new CorpusException(Location.of(file), "is not valid YAML: " + e.getMessage(), e);
		} catch (StackOverflowError e) {
			// The parser recurses and knows no limit of its own.
			throw new CorpusException(Location.of(file), "is not valid YAML: brackets are nested thousands deep", e);
		}
	}

	private static YamlMap mapping(String file, Node node) throws CorpusException {
		if (node instanceof MappingNode mapping) {
			return new YamlMap(file, mapping);
		}
		throw new CorpusException(locate(file, node), "expected keys and values");
	}

	private static Location locate(String file, Node node) {
		return new Location(file, node.getStartMark().map(mark -> mark.getLine() + 1L).orElse(0L));
	}

	/** Where this mapping starts. */
	public Location location() {
		return locate(file, node);
	}

	/** Where a key's value stands, or the mapping if there is no such key. */
	public Location location(String key) {
		return values.containsKey(key) ? locate(file, values.get(key)) : location();
	}

	/** The keys in the order of the file. */
	public List<String> keys() {
		return List.copyOf(values.keySet());
	}

	/** @throws CorpusException for the first key that is not among the known ones, with the nearest that is */
	public void allow(Collection<String> known) throws CorpusException {
		for (NodeTuple tuple : node.getValue()) {
			String key = ((ScalarNode) tuple.getKeyNode()).getValue();
			if (!known.contains(key)) {
				throw new CorpusException(locate(file, tuple.getKeyNode()), "unknown key '" + key + "'; " + Nearest.to(key, known)
						.map(nearest -> "did you mean '" + nearest + "'?").orElse("known here: " + String.join(", ", known)));
			}
		}
	}

	/** The error for a value that does not fit. */
	public CorpusException misfit(String key, String expected) {
		return new CorpusException(location(key), key + ": expected " + expected);
	}

	public Optional<String> text(String key) throws CorpusException {
		Node value = values.get(key);
		if (value == null) {
			return Optional.empty();
		}
		return Optional.of(scalar(key, value));
	}

	public String requireText(String key) throws CorpusException {
		return text(key).orElseThrow(() -> new CorpusException(location(), "the key '" + key + "' is missing"));
	}

	public Optional<Integer> integer(String key) throws CorpusException {
		return convert(key, Integer::valueOf, "a whole number");
	}

	public Optional<Long> whole(String key) throws CorpusException {
		return convert(key, Long::valueOf, "a whole number");
	}

	public Optional<Double> decimal(String key) throws CorpusException {
		return convert(key, Double::valueOf, "a number");
	}

	private <T> Optional<T> convert(String key, Function<String, T> conversion, String expected) throws CorpusException {
		Optional<String> text = text(key);
		try {
			return text.map(conversion);
		} catch (NumberFormatException e) {
			throw new CorpusException(location(key), key + ": expected " + expected + ", got '" + text.orElse("") + "'", e);
		}
	}

	public Optional<YamlMap> map(String key) throws CorpusException {
		Node value = values.get(key);
		return value == null ? Optional.empty() : Optional.of(mapping(file, value));
	}

	public YamlMap requireMap(String key) throws CorpusException {
		return map(key).orElseThrow(() -> new CorpusException(location(), "the key '" + key + "' is missing"));
	}

	/** A sequence of mappings, or a single mapping as a sequence of one; empty if there is no such key. */
	public List<YamlMap> maps(String key) throws CorpusException {
		List<YamlMap> maps = new ArrayList<>();
		for (Node element : elements(key)) {
			maps.add(mapping(file, element));
		}
		return maps;
	}

	/** A sequence of plain values, or a single one as a sequence of one; empty if there is no such key. */
	public List<String> texts(String key) throws CorpusException {
		List<String> texts = new ArrayList<>();
		for (Node element : elements(key)) {
			texts.add(scalar(key, element));
		}
		return texts;
	}

	private List<Node> elements(String key) {
		Node value = values.get(key);
		if (value == null) {
			return List.of();
		}
		return value instanceof SequenceNode sequence ? sequence.getValue() : List.of(value);
	}

	/** This mapping as plain keys and values, in the order of the file. */
	public Map<String, String> asStrings() throws CorpusException {
		Map<String, String> strings = new LinkedHashMap<>();
		for (Map.Entry<String, Node> entry : values.entrySet()) {
			strings.put(entry.getKey(), scalar(entry.getKey(), entry.getValue()));
		}
		return strings;
	}

	private String scalar(String key, Node value) throws CorpusException {
		if (value instanceof ScalarNode scalar) {
			return scalar.getValue();
		}
		throw new CorpusException(locate(file, value), key + ": expected one plain value");
	}
}
