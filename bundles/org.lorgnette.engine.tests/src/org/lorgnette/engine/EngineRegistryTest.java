package org.lorgnette.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.lorgnette.model.Document;

class EngineRegistryTest {

	/** Runs under OSGi in the build and on a plain class path elsewhere: the same service file serves both. */
	@Test
	void findsEnginesThroughTheirServiceFile() throws EngineException {
		try (TextEngine engine = EngineRegistry.installed().openText("word-case", Map.of("shortest", "4"), ModelStore.EMPTY)) {
			Document document = Document.builder("d", "Ada met Charles in London").build();
			assertEquals(2, engine.analyze(document, Cancellation.NONE).entities().size());
		}
	}

	@Test
	void anUnknownEngineIsUnavailableAndTheNearestIsNamed() {
		EngineUnavailableException unavailable = assertThrows(EngineUnavailableException.class,
				() -> EngineRegistry.installed().open("wordcase", Map.of(), ModelStore.EMPTY));
		assertTrue(unavailable.remedy().contains("word-case"), unavailable.remedy());
	}

	@Test
	void anEngineForTextsDoesNotOpenForPictures() {
		EngineUnavailableException unavailable = assertThrows(EngineUnavailableException.class,
				() -> EngineRegistry.installed().openVisual("word-case", Map.of(), ModelStore.EMPTY));
		assertTrue(unavailable.getMessage().contains("does not work on pictures; its tasks are: ner"), unavailable.getMessage());
	}

	@Test
	void aModelTooLargeForTheMemoryIsNoCrash() {
		EngineUnavailableException unavailable = assertThrows(EngineUnavailableException.class,
				() -> EngineRegistry.installed().open("greedy", Map.of(), ModelStore.EMPTY));
		assertTrue(unavailable.getMessage().contains("MB of heap"), unavailable.getMessage());
	}

	@Test
	void twoEnginesOfOneIdAreRefused() {
		List<EngineProvider> twice = List.of(new WordCaseEngines(), new WordCaseEngines());
		assertThrows(IllegalArgumentException.class, () -> new EngineRegistry(twice));
	}

	@Test
	void settingsAreChecked() {
		EngineRegistry registry = EngineRegistry.installed();
		String unknown = assertThrows(IllegalArgumentException.class,
				() -> registry.open("word-case", Map.of("shortes", "4"), ModelStore.EMPTY)).getMessage();
		assertTrue(unknown.contains("did you mean 'shortest'"), unknown);
		String misfit = assertThrows(IllegalArgumentException.class,
				() -> registry.open("word-case", Map.of("shortest", "four"), ModelStore.EMPTY)).getMessage();
		assertTrue(misfit.contains("integer") && misfit.contains("four"), misfit);
	}

	@Test
	void settingsHaveDefaultsAndKinds() {
		List<Setting> declared = List.of(Setting.of("a", Setting.Kind.BOOLEAN, "true", "A."),
				Setting.of("b", Setting.Kind.DECIMAL, "0.5", "B."), Setting.choice("c", "x", List.of("x", "y"), "C."));
		Settings settings = Settings.of(declared, Map.of("b", "1e-3"));
		assertTrue(settings.bool("a"));
		assertEquals(0.001, settings.decimal("b"));
		assertEquals("x", settings.text("c"));
		assertThrows(IllegalArgumentException.class, () -> Settings.of(declared, Map.of("c", "z")));
		assertThrows(IllegalArgumentException.class, () -> Settings.of(declared, Map.of("a", "yes")));
		assertThrows(IllegalArgumentException.class, () -> settings.text("d"));
	}
}
