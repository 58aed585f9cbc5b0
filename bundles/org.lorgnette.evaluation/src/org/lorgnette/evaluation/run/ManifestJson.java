package org.lorgnette.evaluation.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.lorgnette.engine.Family;
import org.lorgnette.engine.remote.Spending;
import org.lorgnette.evaluation.EngineResult;
import org.lorgnette.io.CorpusException;
import org.lorgnette.io.Location;
import org.lorgnette.io.TextFiles;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;

/** Manifests as JSON. */
final class ManifestJson {

	private static final Gson GSON = new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

	/** An engine with what it spent, or null. */
	private record PlainEngine(String name, String id, Family family, Map<String, String> settings, Map<String, String> models,
			EngineResult.Timing timing, Spending spending) {

		PlainEngine(Manifest.EngineEntry entry) {
			this(entry.name(), entry.id(), entry.family(), entry.settings(), entry.models(), entry.timing(), entry.spending().orElse(null));
		}

		Manifest.EngineEntry entry() {
			return new Manifest.EngineEntry(name, id, family, settings, models, timing, Optional.ofNullable(spending));
		}
	}

	/** The manifest with absent values as JSON leaves them: null. */
	private record Plain(String lorgnette, String experimentHash, String corpusPath, String corpusFormat,
			Map<String, String> corpusOptions, String corpusHash, long documents, long seed, List<PlainEngine> engines,
			String started, String finished, Map<String, String> platform, String revision, List<String> corpusProblems,
			long corpusProblemCount, Map<String, String> absent) {
	}

	private ManifestJson() {
	}

	static String toJson(Manifest manifest) {
		return GSON.toJson(new Plain(manifest.lorgnette(), manifest.experimentHash(), manifest.corpusPath(), manifest.corpusFormat(),
				new TreeMap<>(manifest.corpusOptions()), manifest.corpusHash(), manifest.documents(), manifest.seed(),
				manifest.engines().stream().map(PlainEngine::new).toList(),
				manifest.started(), manifest.finished().orElse(null), new TreeMap<>(manifest.platform()),
				manifest.revision().orElse(null), manifest.corpusProblems(), manifest.corpusProblemCount(),
				manifest.absent().isEmpty() ? null : new TreeMap<>(manifest.absent()))) + "\n";
	}

	/** @throws CorpusException if the file is not a manifest */
	static Manifest read(Path file) throws IOException {
		try {
			Plain plain = GSON.fromJson(TextFiles.read(file, StandardCharsets.UTF_8), Plain.class);
			return new Manifest(plain.lorgnette, plain.experimentHash, plain.corpusPath, plain.corpusFormat, plain.corpusOptions,
					plain.corpusHash, plain.documents, plain.seed, plain.engines.stream().map(PlainEngine::entry).toList(), plain.started, Optional.ofNullable(plain.finished),
					plain.platform, Optional.ofNullable(plain.revision), plain.corpusProblems, plain.corpusProblemCount,
					Optional.ofNullable(plain.absent).orElse(Map.of()));
		} catch (JsonParseException | NullPointerException e) {
			throw new CorpusException(Location.of(file.toString()), "is not the manifest of a run", e);
		}
	}
}
