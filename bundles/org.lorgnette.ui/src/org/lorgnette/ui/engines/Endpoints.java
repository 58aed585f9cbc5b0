package org.lorgnette.ui.engines;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.preferences.IEclipsePreferences;
import org.eclipse.core.runtime.preferences.InstanceScope;
import org.eclipse.equinox.security.storage.EncodingUtils;
import org.eclipse.equinox.security.storage.ISecurePreferences;
import org.eclipse.equinox.security.storage.SecurePreferencesFactory;
import org.eclipse.equinox.security.storage.StorageException;
import org.lorgnette.engine.remote.EndpointBook;
import org.lorgnette.engine.remote.NamedEndpoint;
import org.lorgnette.ui.Ids;
import org.osgi.service.prefs.BackingStoreException;

/** The endpoints that the user has named. Names, addresses and models are preferences; keys lie in Eclipse's secure storage. */
public final class Endpoints implements EndpointBook {

	private static final String NODE = Ids.PLUGIN + "/endpoints";
	private static final String ADDRESS = "address";
	private static final String MODEL = "model";
	private static final String KEY = "key";

	private final Supplier<ISecurePreferences> vault;

	public Endpoints() {
		// Opened when it is needed: that may ask for a password.
		vault = SecurePreferencesFactory::getDefault;
	}

	Endpoints(ISecurePreferences vault) {
		this.vault = () -> vault;
	}

	/** By name. */
	public List<Endpoint> all() throws BackingStoreException {
		List<Endpoint> endpoints = new ArrayList<>();
		for (String child : Arrays.stream(node().childrenNames()).sorted().toList()) {
			IEclipsePreferences entry = (IEclipsePreferences) node().node(child);
			endpoints.add(new Endpoint(EncodingUtils.decodeSlashes(child), URI.create(entry.get(ADDRESS, "")), entry.get(MODEL, "")));
		}
		return endpoints;
	}

	/**
	 * Keeps an endpoint, in place of one of the same name.
	 *
	 * @param key
	 *            its key; empty to leave the one that is stored as it is
	 */
	public void put(Endpoint endpoint, Optional<String> key) throws BackingStoreException, StorageException, IOException {
		if (key.isPresent()) {
			secret(endpoint.name()).put(KEY, key.get(), true);
			vault.get().flush();
		}
		IEclipsePreferences entry = (IEclipsePreferences) node().node(EncodingUtils.encodeSlashes(endpoint.name()));
		entry.put(ADDRESS, endpoint.address().toString());
		entry.put(MODEL, endpoint.model());
		entry.flush();
	}

	/** Forgets an endpoint and its key. */
	public void remove(String name) throws BackingStoreException, IOException {
		secret(name).removeNode();
		vault.get().flush();
		node().node(EncodingUtils.encodeSlashes(name)).removeNode();
		node().flush();
	}

	/** Whether a key is stored; does not open the storage. */
	public boolean hasKey(String name) {
		return Arrays.asList(secret(name).keys()).contains(KEY);
	}

	/** The key of an endpoint. The user may be asked for the password of the storage. */
	public Optional<String> key(String name) throws StorageException {
		return Optional.ofNullable(secret(name).get(KEY, null));
	}

	@Override
	public List<NamedEndpoint> endpoints() {
		try {
			return all().stream().map(each -> new NamedEndpoint(each.name(), each.address().toString(), each.model())).toList();
		} catch (BackingStoreException e) {
			ILog.of(Endpoints.class).error("the endpoints cannot be read", e);
			return List.of();
		}
	}

	@Override
	public Optional<String> key(NamedEndpoint endpoint) {
		try {
			return key(endpoint.name());
		} catch (StorageException e) {
			ILog.of(Endpoints.class).error("the key of the endpoint " + endpoint.name() + " cannot be read", e);
			return Optional.empty();
		}
	}

	private static IEclipsePreferences node() {
		return InstanceScope.INSTANCE.getNode(NODE);
	}

	private ISecurePreferences secret(String name) {
		return vault.get().node(NODE).node(EncodingUtils.encodeSlashes(name));
	}
}
