package org.lorgnette.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.Manifest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.lorgnette.testing.Corpora;

/** The house keeps its floors: who may know whom, checked over sources and manifests of all bundles. */
class ArchitectureTest {

	private static final Path BUNDLES = Corpora.repositoryRoot().resolve("bundles");
	private static final String PREFIX = "org.lorgnette.";
	/** No part of the platform, but for its name. */
	private static final String RDF4J = "org.eclipse.rdf4j";

	/** For each bundle the Lorgnette bundles it may name; any may also name what these may. */
	private static final Map<String, Set<String>> FLOORS = Map.ofEntries(Map.entry("model", Set.of()),
			Map.entry("io", Set.of("model")), Map.entry("metrics", Set.of("model")), Map.entry("engine", Set.of("model")),
			Map.entry("engine.baseline", Set.of("engine", "model")), Map.entry("engine.corenlp", Set.of("engine", "model")),
			Map.entry("engine.retrieval", Set.of("engine", "model")), Map.entry("engine.llm", Set.of("engine", "io", "model")),
			Map.entry("engine.djl", Set.of("engine", "io", "model")),
			Map.entry("training", Set.of("engine.djl", "engine", "io", "metrics", "model")),
			Map.entry("evaluation", Set.of("io", "metrics", "engine", "model")),
			Map.entry("knowledge", Set.of("evaluation", "io", "metrics", "engine", "model")),
			Map.entry("report", Set.of("evaluation", "io", "metrics", "engine", "model")),
			Map.entry("world", Set.of("io", "model")),
			Map.entry("cli", Set.of("world", "knowledge", "report", "evaluation", "io", "metrics", "engine", "model")),
			Map.entry("ui", Set.of("knowledge", "report", "evaluation", "io", "metrics", "engine", "model")), Map.entry("doc", Set.of("ui")),
			Map.entry("testing", Set.of("engine", "model")), Map.entry("report.pdf", Set.of()));

	/** Bundles that may name the Eclipse platform; elsewhere only the application class of the command line may. */
	private static final Set<String> OF_ECLIPSE = Set.of("ui", "doc");

	/** Packages of others that only these bundles may name. */
	private static final Map<String, Set<String>> OWNERS = Map.of("edu.stanford", Set.of("engine.corenlp"), "org.jfree", Set.of("report"),
			"picocli", Set.of("cli"), "org.apache.batik", Set.of("report"), "org.apache.pdfbox", Set.of("report"), "ai.djl",
			Set.of("engine.djl", "training"), "ai.onnxruntime", Set.of("engine.djl"), "org.apache.lucene", Set.of("engine.retrieval"), RDF4J,
			Set.of("knowledge"));

	private static final Pattern IMPORT = Pattern.compile("^import (?:static )?([\\w.]+)", Pattern.MULTILINE);

	@Test
	void arrowsPointDownOnly() throws IOException {
		List<String> wrong = new ArrayList<>();
		for (String bundle : bundles()) {
			for (String required : requiredBundles(bundle)) {
				if (!FLOORS.get(bundle).contains(required)) {
					wrong.add(bundle + " requires " + required);
				}
			}
		}
		assertEquals(List.of(), wrong);
	}

	@Test
	void everyBundleHasItsFloor() throws IOException {
		assertEquals(new TreeSet<>(FLOORS.keySet()), new TreeSet<>(bundles()));
	}

	@Test
	void librariesAreNamedOnlyByTheirOwners() throws IOException {
		List<String> wrong = new ArrayList<>();
		for (String bundle : bundles()) {
			for (Path source : sources(bundle)) {
				Matcher imports = IMPORT.matcher(Files.readString(source, StandardCharsets.UTF_8));
				while (imports.find()) {
					String name = imports.group(1);
					boolean foreign = OWNERS.entrySet().stream()
							.anyMatch(owner -> name.startsWith(owner.getKey() + ".") && !owner.getValue().contains(bundle));
					boolean allowed = OF_ECLIPSE.contains(bundle) || source.endsWith("CommandLineApplication.java");
					boolean eclipse = !allowed && name.startsWith("org.eclipse.") && !name.startsWith(RDF4J + ".");
					if (foreign || eclipse) {
						wrong.add(source.getFileName() + " names " + name);
					}
				}
			}
		}
		assertEquals(List.of(), wrong);
	}

	@Test
	void everyPackageSaysWhatItIsFor() throws IOException {
		Set<Path> silent = new TreeSet<>();
		for (String bundle : bundles()) {
			for (Path source : sources(bundle)) {
				if (!Files.exists(source.resolveSibling("package-info.java"))) {
					silent.add(BUNDLES.relativize(source.getParent()));
				}
			}
		}
		assertEquals(Set.of(), silent);
	}

	@Test
	void everyMessageIsInEnglishAndFrench() throws IOException {
		List<Path> french;
		try (Stream<Path> files = Files.walk(BUNDLES)) {
			french = files.filter(file -> file.toString().endsWith("_fr.properties") && file.toString().contains("/src/")).toList();
		}
		assertFalse(french.isEmpty());
		for (Path file : french) {
			Path english = file.resolveSibling(file.getFileName().toString().replace("_fr.", "."));
			assertEquals(keys(english), keys(file), file.toString());
		}
	}

	private static Set<String> keys(Path file) throws IOException {
		Properties properties = new Properties();
		try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
			properties.load(reader);
		}
		return new TreeSet<>(properties.stringPropertyNames());
	}

	private static List<String> bundles() throws IOException {
		try (Stream<Path> folders = Files.list(BUNDLES)) {
			return folders.map(folder -> folder.getFileName().toString()).filter(name -> name.startsWith(PREFIX)
					&& !name.endsWith(".tests"))
					.map(name -> name.substring(PREFIX.length())).sorted().toList();
		}
	}

	private static Set<String> requiredBundles(String bundle) throws IOException {
		try (InputStream in = Files.newInputStream(BUNDLES.resolve(PREFIX + bundle).resolve("META-INF/MANIFEST.MF"))) {
			String required = new Manifest(in).getMainAttributes().getValue("Require-Bundle");
			return required == null ? Set.of() : Arrays.stream(required.split(",")).map(entry -> entry.split(";")[0].strip())
					.filter(name -> name.startsWith(PREFIX)).map(name -> name.substring(PREFIX.length())).collect(Collectors.toSet());
		}
	}

	private static List<Path> sources(String bundle) throws IOException {
		Path folder = BUNDLES.resolve(PREFIX + bundle).resolve("src");
		if (!Files.exists(folder)) {
			return List.of();
		}
		try (Stream<Path> files = Files.walk(folder)) {
			return files.filter(file -> file.toString().endsWith(".java")).toList();
		}
	}
}
