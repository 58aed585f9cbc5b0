package org.lorgnette.engine;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** What another process of Java needs as its class path to load the classes that this one can load. */
public final class ClassPath {

	/** Where bundles that are being developed have their classes. */
	private static final List<String> COMPILED = List.of("target/classes", "bin");

	private static volatile Supplier<List<Path>> bundles = List::of;

	private ClassPath() {
	}

	/** Under OSGi: all files and folders that are bundles. */
	static void bundlesAre(Supplier<List<Path>> places) {
		bundles = places;
	}

	/** The class path of this process and, under OSGi, all bundles. */
	public static List<Path> entries() {
		List<Path> entries = new ArrayList<>(Stream.of(System.getProperty("java.class.path", "").split(File.pathSeparator))
				.filter(entry -> !entry.isEmpty()).map(Path::of).toList());
		for (Path bundle : bundles.get()) {
			entries.add(bundle);
			COMPILED.stream().map(bundle::resolve).filter(Files::isDirectory).forEach(entries::add);
		}
		return entries;
	}
}
