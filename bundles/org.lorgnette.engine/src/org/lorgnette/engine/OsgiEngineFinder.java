package org.lorgnette.engine;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import org.osgi.framework.Bundle;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;

/** Reads the providers' service files from all resolved bundles, since a class loader sees only its own bundle's. */
public final class OsgiEngineFinder implements BundleActivator {

	private static final String SERVICE_FILE = "META-INF/services/" + EngineProvider.class.getName();

	@Override
	public void start(BundleContext context) {
		EngineRegistry.findThrough(() -> providers(context.getBundles()));
	}

	@Override
	public void stop(BundleContext context) {
		EngineRegistry.findThrough(EngineRegistry::fromClassPath);
	}

	private static List<EngineProvider> providers(Bundle[] bundles) {
		List<EngineProvider> providers = new ArrayList<>();
		for (Bundle bundle : bundles) {
			URL file = bundle.getState() >= Bundle.RESOLVED ? bundle.getEntry(SERVICE_FILE) : null;
			if (file != null) {
				classNames(file).forEach(name -> providers.add(create(bundle, name)));
			}
		}
		return providers;
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
