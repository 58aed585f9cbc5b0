package org.lorgnette.engine;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

import org.lorgnette.engine.models.ShippedModels;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;

/** Where bundles lie, as the framework knows it. */
final class BundlePlaces {

	private static final String REFERENCE = "reference:";
	private static final String FILE = "file:";
	private static final String INITIAL = "initial@";

	private BundlePlaces() {
	}

	/** The folder of the bundle of models, of the newest version that is installed. */
	static Optional<Path> models(BundleContext context) {
		return Arrays.stream(context.getBundles()).filter(bundle -> ShippedModels.BUNDLE.equals(bundle.getSymbolicName()))
				.max(Comparator.comparing(Bundle::getVersion)).flatMap(bundle -> folder(bundle.getLocation(), context::getProperty));
	}

	/** The files and folders of all bundles. */
	static List<Path> places(BundleContext context) {
		return Arrays.stream(context.getBundles()).flatMap(bundle -> place(bundle.getLocation(), context::getProperty).stream()).toList();
	}

	/**
	 * @param location
	 *            such as {@code reference:file:/opt/ide/plugins/org.lorgnette.models_1.0.0/}; relative ones begin where the framework
	 *            is installed
	 */
	static Optional<Path> folder(String location, UnaryOperator<String> properties) {
		return place(location, properties).filter(Files::isDirectory);
	}

	private static Optional<Path> place(String location, UnaryOperator<String> properties) {
		String rest = location.startsWith(INITIAL) ? location.substring(INITIAL.length()) : location;
		rest = rest.startsWith(REFERENCE) ? rest.substring(REFERENCE.length()) : rest;
		if (!rest.startsWith(FILE)) {
			return Optional.empty();
		}
		Path named = path(rest);
		return Optional.of(named.isAbsolute() ? named : Optional.ofNullable(properties.apply("osgi.install.area"))
				.map(area -> path(area).resolve(named)).orElse(named)).filter(Files::exists);
	}

	/** Of a file URL, be it encoded or, as in Equinox, not. */
	private static Path path(String url) {
		try {
			URI uri = URI.create(url);
			return uri.isOpaque() ? Path.of(uri.getSchemeSpecificPart()) : Path.of(uri);
		} catch (IllegalArgumentException e) {
			return Path.of(url.substring(FILE.length()));
		}
	}
}
