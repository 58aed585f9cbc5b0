package org.lorgnette.ui.engines;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import org.lorgnette.engine.EngineProvider;
import org.lorgnette.engine.EngineRegistry;
import org.lorgnette.engine.models.InstalledModels;

/** Pools of engines that tests make. */
public final class TestPools {

	private TestPools() {
	}

	/** Until it is closed, the workbench has other engines than its own. */
	@FunctionalInterface
	public interface Shared extends AutoCloseable {
		@Override
		void close();
	}

	/** Makes these the engines of the workbench. */
	public static Shared share(EngineProvider provider) {
		EnginePool own = EnginePool.shared();
		EnginePool other = of(provider);
		EnginePool.shared = other;
		return () -> {
			EnginePool.shared = own;
			other.close();
		};
	}

	public static EnginePool of(EngineProvider provider) {
		return new EnginePool(new EngineRegistry(List.of(provider)), new InstalledModels(Path.of("no-models")), Duration.ofMinutes(1));
	}
}
