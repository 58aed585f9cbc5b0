package org.lorgnette.ui.engines;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.eclipse.core.runtime.preferences.IEclipsePreferences;
import org.eclipse.core.runtime.preferences.InstanceScope;
import org.eclipse.equinox.security.storage.EncodingUtils;
import org.eclipse.equinox.security.storage.ISecurePreferences;
import org.eclipse.equinox.security.storage.SecurePreferencesFactory;
import org.eclipse.equinox.security.storage.StorageException;
import org.lorgnette.ui.Ids;
import org.osgi.service.prefs.BackingStoreException;

/** The endpoints that the user has named. Names, addresses and models are preferences; keys lie in Eclipse's secure storage. */
public final class Endpoints {

	private static final String NODE = Ids.PLUGIN + "/endpoints";
	private static final String ADDRESS = "address";
	private static final String MODEL = "model";
	private static final String KEY = "key";

	private final ISecurePreferences vault;

	public Endpoints() {
		this(SecurePreferencesFactory.getDefault());
	}

	Endpoints(ISecurePreferences vault) {
		this.vault = vault;
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
			vault.flush();
		}
		IEclipsePreferences entry = (IEclipsePreferences) node().node(EncodingUtils.encodeSlashes(endpoint.name()));
		entry.put(ADDRESS, endpoint.address().toString());
		entry.put(MODEL, endpoint.model());
		entry.flush();
	}

	/** Forgets an endpoint and its key. */
	public void remove(String name) throws BackingStoreException, IOException {
		secret(name).removeNode();
		vault.flush();
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

	private static IEclipsePreferences node() {
		return InstanceScope.INSTANCE.getNode(NODE);
	}

	private ISecurePreferences secret(String name) {
		return vault.node(NODE).node(EncodingUtils.encodeSlashes(name));
	}
}
