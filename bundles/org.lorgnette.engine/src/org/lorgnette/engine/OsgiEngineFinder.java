package org.lorgnette.engine;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

import org.lorgnette.engine.models.ShippedModels;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;

/** Reads the providers' service files from all resolved bundles, since a class loader sees only its own bundle's. */
public final class OsgiEngineFinder implements BundleActivator {

	private static final String SERVICE_FILE = "META-INF/services/" + EngineProvider.class.getName();

	@Override
	public void start(BundleContext context) {
		EngineRegistry.findThrough(() -> providers(context.getBundles()));
		ShippedModels.findBundleThrough(() -> BundlePlaces.models(context));
		ClassPath.bundlesAre(() -> BundlePlaces.places(context));
	}

	@Override
	public void stop(BundleContext context) {
		EngineRegistry.findThrough(EngineRegistry::fromClassPath);
		ShippedModels.findBundleThrough(Optional::empty);
		ClassPath.bundlesAre(List::of);
	}

	private static List<EngineProvider> providers(Bundle[] bundles) {
		List<EngineProvider> providers = new ArrayList<>();
		for (Bundle bundle : bundles) {
			for (URL file : serviceFiles(bundle)) {
				classNames(file).forEach(name -> providers.add(create(bundle, name)));
			}
		}
		return providers;
	}

	/** Of the bundle and its fragments; a fragment alone cannot load classes. */
	private static List<URL> serviceFiles(Bundle bundle) {
		boolean fragment = bundle.getHeaders().get(Constants.FRAGMENT_HOST) != null;
		if (fragment || bundle.getState() < Bundle.RESOLVED) {
			return List.of();
		}
		try {
			return Optional.ofNullable(bundle.getResources(SERVICE_FILE)).map(Collections::list).map(List::copyOf).orElse(List.of());
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	private static List<String> classNames(URL file) {
		try (BufferedReader lines = new BufferedReader(new InputStreamReader(file.openStream(), StandardCharsets.UTF_8))) {
			return lines.lines().map(line -> line.replaceAll("#.*", "").strip()).filter(line -> !line.isEmpty()).toList();
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	private static EngineProvider create(Bundle bundle, String className) {
		try {
			return (EngineProvider) bundle.loadClass(className).getDeclaredConstructor().newInstance();
		} catch (ReflectiveOperationException e) {
			throw new IllegalStateException(bundle.getSymbolicName() + " offers engines through " + className
					+ ", which cannot be created", e);
		}
	}
}
