package org.lorgnette.engine.djl.folder;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.lorgnette.engine.Checkup;
import org.lorgnette.engine.EngineUnavailableException;
import org.lorgnette.engine.ModelStore;
import org.lorgnette.engine.djl.generation.LanguageFolder;
import org.lorgnette.engine.djl.runtime.CheckupTexts;

/** Whether the models that come with the program are here and whole: each file is held against its checksum. */
public final class ShippedModelsCheckup implements Checkup {

	private static final String CARD = "README.md";
	private static final double MEGABYTE = 1e6;

	private final List<String> ids;

	/** @param ids of the models that engines need */
	public ShippedModelsCheckup(List<String> ids) {
		this.ids = ids.stream().distinct().sorted().toList();
	}

	@Override
	public List<Finding> examine(ModelStore models, Locale locale) {
		CheckupTexts texts = new CheckupTexts(ShippedModelsCheckup.class, locale);
		return ids.stream().map(id -> models.find(id).map(folder -> found(id, folder, texts, locale)).orElseGet(() -> absent(id, texts)))
				.toList();
	}

	private static Finding absent(String id, CheckupTexts texts) {
		return new Finding(id, texts.get("model", id), State.ABSENT, texts.get("absent"), Optional.of(texts.get("absent.remedy", id)),
				Map.of());
	}

	private static Finding found(String id, Path path, CheckupTexts texts, Locale locale) {
		try {
			About about = about(path);
			boolean card = Files.isRegularFile(path.resolve(CARD));
			long bytes = bytes(path);
			Map<String, Object> details = new LinkedHashMap<>();
			details.put("folder", path.toString());
			details.put("bytes", bytes);
			details.put("task", about.task());
			details.put("languages", about.languages());
			if (card) {
				details.put("card", path.resolve(CARD).toString());
			}
			String size = String.format(locale, "%.1f", bytes / MEGABYTE);
			String text = texts.get(card ? "found" : "found.bare", path, size, CheckupTexts.listed(about.languages()),
					about.task());
			return new Finding(id, texts.get("model", id), State.READY, text, Optional.empty(), details);
		} catch (EngineUnavailableException e) {
			return new Finding(id, texts.get("model", id), State.BROKEN, e.getMessage(), Optional.of(texts.get("broken.remedy", id)),
					Map.of("folder", path.toString()));
		} catch (IOException | UncheckedIOException e) {
			return new Finding(id, texts.get("model", id), State.BROKEN, path + ": " + e.getMessage(),
					Optional.of(texts.get("broken.remedy", id)), Map.of("folder", path.toString()));
		}
	}

	private record About(String task, List<String> languages) {
	}

	private static About about(Path path) throws EngineUnavailableException {
		if (LanguageFolder.isThere(path)) {
			return new About("language", LanguageFolder.read(path).languages());
		}
		ModelFolder folder = ModelFolder.read(path);
		return new About(folder.task().id(), folder.languages());
	}

	private static long bytes(Path folder) throws IOException {
		try (Stream<Path> files = Files.list(folder)) {
			long bytes = 0;
			for (Path file : files.filter(Files::isRegularFile).toList()) {
				bytes += Files.size(file);
			}
			return bytes;
		}
	}
}
