package org.lorgnette.engine.models;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShippedModelsTest {

	private static final String ID = "test-model-of-no-machine";
	private static final String HOME = "lorgnette.home";

	@TempDir
	Path folder;

	private final Optional<String> home = Optional.ofNullable(System.getProperty(HOME));

	@AfterEach
	void restore() {
		home.ifPresentOrElse(value -> System.setProperty(HOME, value), () -> System.clearProperty(HOME));
		System.clearProperty("lorgnette.models." + ID);
		ShippedModels.findBundleThrough(Optional::empty);
	}

	private Path model(String root) throws IOException {
		return Files.createDirectories(folder.resolve(root).resolve(ID));
	}

	/** What a property names comes first, then the home folder, then the bundle. */
	@Test
	void theNearestWins() throws IOException {
		InstalledModels models = new InstalledModels(folder.resolve("index"));
		System.setProperty(HOME, folder.toString());
		assertEquals(Optional.empty(), models.find(ID));
		Path ofBundle = model("bundle");
		ShippedModels.findBundleThrough(() -> Optional.of(folder.resolve("bundle")));
		assertEquals(Optional.of(ofBundle), models.find(ID));
		Path ofHome = model("models");
		assertEquals(Optional.of(ofHome), models.find(ID));
		Path named = Files.createDirectory(folder.resolve("named"));
		System.setProperty("lorgnette.models." + ID, named.toString());
		assertEquals(Optional.of(named), models.find(ID));
	}

	@Test
	void howAModelWouldBeTrainedIsNoModel() throws IOException {
		InstalledModels models = new InstalledModels(folder.resolve("index"));
		System.setProperty(HOME, folder.toString());
		Path recipe = Files.createFile(model("models").resolve("train.yaml"));
		assertEquals(Optional.empty(), models.find(ID));
		Files.createFile(recipe.resolveSibling("model.json"));
		assertEquals(Optional.of(recipe.getParent()), models.find(ID));
	}

	@Test
	void besideTheBundlesOfAProductTheNewestVersionIsFound() throws IOException {
		Path jar = Files.createFile(folder.resolve("org.lorgnette.engine_0.1.0.1.jar"));
		assertEquals(Optional.empty(), ShippedModels.beside(jar));
		Files.createDirectory(folder.resolve("org.lorgnette.models_0.9.0.202611210931"));
		Path newest = Files.createDirectory(folder.resolve("org.lorgnette.models_0.10.0.202611210931"));
		Files.createFile(folder.resolve("org.lorgnette.models_0.11.0.jar"));
		assertEquals(Optional.of(newest), ShippedModels.beside(jar));
		assertEquals(Optional.empty(), ShippedModels.beside(newest), "classes in a folder, as in development, have no product around");
	}
}
