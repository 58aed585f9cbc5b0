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

	public static EnginePool of(EngineProvider provider) {
		return new EnginePool(new EngineRegistry(List.of(provider)), new InstalledModels(Path.of("no-models")), Duration.ofMinutes(1));
	}
}
