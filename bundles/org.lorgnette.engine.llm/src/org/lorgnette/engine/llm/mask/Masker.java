package org.lorgnette.engine.llm.mask;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

import org.lorgnette.engine.Cancellation;
import org.lorgnette.engine.EngineDescriptor;
import org.lorgnette.engine.EngineException;
import org.lorgnette.engine.EngineRegistry;
import org.lorgnette.engine.EngineUnavailableException;
import org.lorgnette.engine.Family;
import org.lorgnette.engine.ModelStore;
import org.lorgnette.engine.TextEngine;
import org.lorgnette.model.Document;
import org.lorgnette.model.Entity;
import org.lorgnette.model.Task;

/** Finds what is to be hidden by a local engine; without one nothing is. */
public final class Masker implements AutoCloseable {

	private static final String REMEDY = "name a local engine for ner by the setting 'mask-with', or leave it empty to send texts as they are";

	private final Optional<TextEngine> engine;

	private Masker(Optional<TextEngine> engine) {
		this.engine = engine;
	}

	/**
	 * @param id
	 *            of the engine; blank for none
	 * @throws EngineUnavailableException
	 *             if it finds no entities, is itself one that sends texts away, or cannot be opened
	 */
	public static Masker open(String id, Supplier<EngineRegistry> registry, ModelStore models) throws EngineUnavailableException {
		if (id.isBlank()) {
			return new Masker(Optional.empty());
		}
		Optional<EngineDescriptor> known = registry.get().find(id.strip());
		if (known.isPresent() && !known.get().tasks().contains(Task.NER)) {
			throw new EngineUnavailableException("setting 'mask-with': the engine '" + id + "' finds no entities", REMEDY);
		}
		if (known.isPresent() && known.get().family() == Family.GENERATIVE
				&& known.get().settings().stream().anyMatch(setting -> setting.name().equals("endpoint"))) {
			throw new EngineUnavailableException("setting 'mask-with': the engine '" + id + "' would itself send the text away", REMEDY);
		}
		return new Masker(Optional.of(registry.get().openText(id.strip(), Map.of(), models)));
	}

	/** @param others further texts that are sent along, such as examples and questions */
	public Masking mask(Document document, List<String> others, Cancellation cancellation) throws EngineException {
		if (engine.isEmpty()) {
			return Masking.NONE;
		}
		List<String> texts = new ArrayList<>();
		texts.add(document.text());
		texts.addAll(others);
		// All texts are looked at as one, so that a name has one stand-in in all of them.
		String joined = String.join("\n\n", texts);
		Document all = Document.builder(document.id(), joined).language(document.language()).build();
		List<Entity> entities = engine.get().analyze(all, cancellation).entities();
		return Masking.of(entities, List.of(joined));
	}

	@Override
	public void close() {
		engine.ifPresent(TextEngine::close);
	}
}
