package org.lorgnette.engine.llm;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

import org.lorgnette.engine.Cancellation;
import org.lorgnette.engine.EngineException;
import org.lorgnette.engine.EngineRegistry;
import org.lorgnette.engine.EngineUnavailableException;
import org.lorgnette.engine.ModelStore;
import org.lorgnette.engine.Setting;
import org.lorgnette.engine.TextEngine;
import org.lorgnette.model.Document;
import org.lorgnette.model.Entity;
import org.lorgnette.model.Prediction;
import org.lorgnette.model.Task;

/** Which entities relations are looked for between, if the model is not to find them itself. */
final class GivenEntities implements AutoCloseable {

	static final String OWN = "own";
	private static final List<String> GOLD = List.of("gold", "given");

	static final Setting SETTING = Setting.of(LlmSettings.ENTITIES, Setting.Kind.TEXT, OWN,
			"Which entities to relate: own for those that the model names, gold for those that the document has, or the engine that finds them.");

	/** @param predictions of them, empty if the document has them */
	record Found(List<Entity> entities, List<Prediction<Entity>> predictions) {
	}

	private final Optional<TextEngine> engine;

	private GivenEntities(Optional<TextEngine> engine) {
		this.engine = engine;
	}

	static boolean isOwn(String setting) {
		return setting.strip().equals(OWN);
	}

	/** @throws EngineUnavailableException if the setting names nothing that finds entities, or it cannot be opened */
	static GivenEntities open(String setting, Supplier<EngineRegistry> registry, ModelStore models) throws EngineUnavailableException {
		String value = setting.strip();
		if (isOwn(value) || GOLD.contains(value)) {
			return new GivenEntities(Optional.empty());
		}
		if (registry.get().find(value).filter(found -> !found.tasks().contains(Task.NER)).isPresent()) {
			throw new EngineUnavailableException("setting '" + SETTING.name() + "': the engine '" + value + "' finds no entities",
					"name an engine for ner, gold or own");
		}
		return new GivenEntities(Optional.of(registry.get().openText(value, Map.of(), models)));
	}

	Found find(Document document, String producer, Cancellation cancellation) throws EngineException {
		if (engine.isEmpty()) {
			return new Found(document.entities(), List.of());
		}
		List<Prediction<Entity>> predictions = engine.get().analyze(document, cancellation).predictions().stream()
				.filter(found -> found.value() instanceof Entity)
				.map(found -> new Prediction<>((Entity) found.value(), found.score(), producer, found.evidence())).toList();
		return new Found(predictions.stream().map(Prediction::value).toList(), predictions);
	}

	@Override
	public void close() {
		engine.ifPresent(TextEngine::close);
	}
}
