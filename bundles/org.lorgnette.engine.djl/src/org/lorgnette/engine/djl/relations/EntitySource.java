package org.lorgnette.engine.djl.relations;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.lorgnette.engine.Analysis;
import org.lorgnette.engine.Cancellation;
import org.lorgnette.engine.EngineException;
import org.lorgnette.engine.EngineRegistry;
import org.lorgnette.engine.EngineUnavailableException;
import org.lorgnette.engine.ModelStore;
import org.lorgnette.engine.Setting;
import org.lorgnette.engine.Settings;
import org.lorgnette.engine.TextEngine;
import org.lorgnette.engine.djl.ner.NerEngine;
import org.lorgnette.engine.djl.text.PlainTokenizer;
import org.lorgnette.model.Document;
import org.lorgnette.model.Entity;
import org.lorgnette.model.Prediction;
import org.lorgnette.model.Sentence;
import org.lorgnette.model.Task;

/** Where the entities come from that are related: the document, or an engine. */
public final class EntitySource implements AutoCloseable {

	public static final Setting SETTING = Setting.of("entities", Setting.Kind.TEXT, NerEngine.ENGLISH.id(),
			"Which entities to relate: gold for those that the document has, or the engine or model folder that finds them.");

	private static final List<String> GOLD = List.of("gold", "given");

	/** A document with tokens, its sentences, and the entities to relate, predicted ones with their scores. */
	public record Found(Document document, List<Sentence> sentences, List<Entity> entities, List<Prediction<Entity>> predictions) {
	}

	private final PlainTokenizer tokenizer;
	private final Optional<TextEngine> engine;

	private EntitySource(PlainTokenizer tokenizer, Optional<TextEngine> engine) {
		this.tokenizer = tokenizer;
		this.engine = engine;
	}

	/** @throws EngineUnavailableException if the setting names nothing that finds entities, or it cannot be opened */
	public static EntitySource open(Settings settings, ModelStore models, PlainTokenizer tokenizer) throws EngineUnavailableException {
		String value = settings.text(SETTING.name()).strip();
		if (GOLD.contains(value)) {
			return new EntitySource(tokenizer, Optional.empty());
		}
		return new EntitySource(tokenizer, Optional.of(engine(value, models)));
	}

	private static TextEngine engine(String value, ModelStore models) throws EngineUnavailableException {
		if (value.equals(NerEngine.ENGLISH.id())) {
			return NerEngine.openEnglish(Settings.of(NerEngine.ENGLISH.settings(), Map.of()), models);
		}
		if (value.equals(NerEngine.FRENCH.id())) {
			return NerEngine.openFrench(Settings.of(NerEngine.FRENCH.settings(), Map.of()), models);
		}
		if (isFolder(value)) {
			return NerEngine.openOwn(Settings.of(NerEngine.OWN.settings(), Map.of("model", value)));
		}
		EngineRegistry registry = EngineRegistry.installed();
		boolean findsEntities = registry.find(value).map(found -> found.tasks().contains(Task.NER)).orElse(true);
		if (!findsEntities) {
			throw new EngineUnavailableException("setting '" + SETTING.name() + "': the engine '" + value + "' finds no entities",
					"name an engine for ner, a model folder, or gold");
		}
		return registry.openText(value, Map.of(), models);
	}

	private static boolean isFolder(String value) {
		try {
			return Files.isDirectory(Path.of(value)) && !value.isEmpty();
		} catch (InvalidPathException e) {
			return false;
		}
	}

	public Found find(Document document, String producer, Cancellation cancellation) throws EngineException {
		if (engine.isEmpty()) {
			PlainTokenizer.Tokenized tokenized = tokenizer.tokenize(document, cancellation);
			return new Found(tokenized.document(), tokenized.sentences(), document.entities(), List.of());
		}
		Analysis analysis = engine.get().analyze(document, cancellation);
		PlainTokenizer.Tokenized tokenized = tokenizer.tokenize(analysis.document(), cancellation);
		List<Prediction<Entity>> predictions = analysis.predictions().stream().filter(found -> found.value() instanceof Entity)
				.map(found -> new Prediction<>((Entity) found.value(), found.score(), producer, found.evidence())).toList();
		return new Found(tokenized.document(), tokenized.sentences(), predictions.stream().map(Prediction::value).toList(),
				predictions);
	}

	@Override
	public void close() {
		engine.ifPresent(TextEngine::close);
	}
}
