package org.lorgnette.engine.models;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Where models that come with the program lie: each in a folder of its name, below {@code models} in the folder that
 * {@code lorgnette.home} names, or in the bundle of models, which is a folder.
 */
public final class ShippedModels {

	/** The symbolic name of the bundle. */
	public static final String BUNDLE = "org.lorgnette.models";

	private static final String HOME = "lorgnette.home";

	/** Under OSGi, the bundle's folder. */
	private static volatile Supplier<Optional<Path>> bundle = Optional::empty;

	private ShippedModels() {
	}

	/** Has the bundle's folder looked up by others than this class. */
	public static void findBundleThrough(Supplier<Optional<Path>> finder) {
		bundle = finder;
	}

	/** A model's folder, if it is there. One that tells only how the model would be trained is none. */
	static Optional<Path> find(String modelId) {
		return roots().map(root -> root.resolve(modelId)).filter(folder -> Files.isDirectory(folder) && !isRecipe(folder)).findFirst();
	}

	private static boolean isRecipe(Path folder) {
		try (Stream<Path> files = Files.list(folder)) {
			return files.map(file -> file.getFileName().toString()).toList().equals(List.of("train.yaml"));
		} catch (IOException e) {
			// Whoever reads the model will say what is wrong with it.
			return false;
		}
	}

	private static Stream<Path> roots() {
		Stream<Path> home = Optional.ofNullable(System.getProperty(HOME)).map(folder -> Path.of(folder, "models")).stream();
		Stream<Supplier<Optional<Path>>> others = Stream.of(bundle, () -> ownPlace().flatMap(ShippedModels::beside));
		return Stream.concat(home, others.flatMap(finder -> finder.get().stream()));
	}

	/** The newest version of the bundle's folder that lies beside a bundle, as in the folder {@code plugins} of a product. */
	static Optional<Path> beside(Path place) {
		Path folder = place.toAbsolutePath().getParent();
		if (folder == null || !Files.isRegularFile(place)) {
			return Optional.empty();
		}
		List<Path> found = new ArrayList<>();
		try (DirectoryStream<Path> versions = Files.newDirectoryStream(folder, BUNDLE + "_*")) {
			versions.forEach(found::add);
		} catch (IOException e) {
			// A folder that cannot be read holds no models for us.
			return Optional.empty();
		}
		return found.stream().filter(Files::isDirectory).max(Comparator.comparing(ShippedModels::version));
	}

	/** Numbers of a version compare as numbers, what follows as text. */
	private static String version(Path path) {
		StringBuilder padded = new StringBuilder();
		for (String part : path.getFileName().toString().substring(BUNDLE.length() + 1).split("\\.", 4)) {
			padded.append(part.matches("\\d{1,9}") ? "%09d".formatted(Integer.valueOf(part)) : part).append('.');
		}
		return padded.toString();
	}

	private static Optional<Path> ownPlace() {
		CodeSource source = ShippedModels.class.getProtectionDomain().getCodeSource();
		if (source == null || source.getLocation() == null || !source.getLocation().getProtocol().equals("file")) {
			return Optional.empty();
		}
		try {
			return Optional.of(Path.of(source.getLocation().toURI()));
		} catch (URISyntaxException | IllegalArgumentException e) {
			// Equinox leaves blanks in its locations as they are.
			return Optional.of(Path.of(source.getLocation().getPath()));
		}
	}
}
