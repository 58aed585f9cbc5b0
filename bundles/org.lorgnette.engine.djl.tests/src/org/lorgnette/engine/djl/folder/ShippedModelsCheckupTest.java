package org.lorgnette.engine.djl.folder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lorgnette.engine.Checkup.Finding;
import org.lorgnette.engine.Checkup.State;
import org.lorgnette.engine.djl.TinyModels;

class ShippedModelsCheckupTest {

	@TempDir
	Path folder;

	@BeforeEach
	void write() {
		TinyModels.tagger(folder, "en", 24);
	}

	private Finding examine(String id, Locale locale) {
		List<Finding> findings = new ShippedModelsCheckup(List.of("ner-en", "qa", "ner-en")).examine(
				wanted -> wanted.equals("ner-en") ? Optional.of(folder) : Optional.empty(), locale);
		assertEquals(List.of("ner-en", "qa"), findings.stream().map(Finding::id).toList());
		return findings.stream().filter(finding -> finding.id().equals(id)).findFirst().orElseThrow();
	}

	@Test
	void folderSizeAndCardAreTold() throws IOException {
		long bytes = Files.size(folder.resolve("model.json")) + Files.size(folder.resolve("model.onnx"))
				+ Files.size(folder.resolve("subwords.json"));
		Finding bare = examine("ner-en", Locale.ENGLISH);
		assertEquals(State.READY, bare.state());
		assertEquals(bytes, bare.details().get("bytes"));
		assertTrue(bare.text().startsWith(folder + " (ner; en; ") && bare.text().endsWith("without a card)"), bare.text());
		Files.writeString(folder.resolve("README.md"), "12");
		Finding found = examine("ner-en", Locale.FRENCH);
		assertEquals(bytes + 2, found.details().get("bytes"));
		assertEquals(folder.resolve("README.md").toString(), found.details().get("card"));
		assertTrue(found.text().contains("0,1 Mo ; fiche") && found.label().equals("Modèle ner-en"), found.toString());
	}

	@Test
	void absentAndDamagedOnesAreToldApart() throws IOException {
		Finding absent = examine("qa", Locale.ENGLISH);
		assertEquals(State.ABSENT, absent.state());
		assertTrue(absent.remedy().orElseThrow().contains("-Dlorgnette.models.qa=FOLDER"));
		Files.writeString(folder.resolve("model.onnx"), "x");
		Finding damaged = examine("ner-en", Locale.ENGLISH);
		assertEquals(State.BROKEN, damaged.state());
		assertTrue(damaged.text().contains("model.onnx") && damaged.text().contains("SHA-256"), damaged.text());
		assertEquals(folder.toString(), damaged.details().get("folder"));
	}
}
