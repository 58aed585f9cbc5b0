package org.lorgnette.engine.retrieval;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import org.lorgnette.engine.EngineDescriptor;
import org.lorgnette.engine.EngineRegistry;
import org.lorgnette.engine.EngineUnavailableException;
import org.lorgnette.engine.ModelStore;
import org.lorgnette.engine.TextEngine;
import org.lorgnette.model.Task;

/** The engines that read passages, opened when they are first needed and closed all together. Safe for use by several threads. */
final class Readers implements AutoCloseable {

	static final String AUTO = "auto";
	static final String LEXICAL = "lexical-qa";
	private static final String NEURAL = "neural-qa-";

	private final EngineRegistry registry;
	private final ModelStore models;
	private final String wanted;
	private final Map<String, TextEngine> open = new HashMap<>();
	private boolean closed;

	/**
	 * @param wanted
	 *            an engine's id, which is opened at once, or {@link #AUTO}
	 * @throws EngineUnavailableException
	 *             if that engine cannot be opened, or there is no reader at all
	 * @throws IllegalArgumentException
	 *             if the engine cannot be a reader
	 */
	Readers(String wanted, EngineRegistry registry, ModelStore models) throws EngineUnavailableException {
		this.registry = registry;
		this.models = models;
		this.wanted = wanted.strip().isEmpty() ? AUTO : wanted.strip();
		if (!isAuto()) {
			requireReader(this.wanted);
			engine(this.wanted);
		} else if (registry.find(LEXICAL).isEmpty() && neural().isEmpty()) {
			throw new EngineUnavailableException("engine '" + RetrievalQaEngine.DESCRIPTOR.id() + "' has no engine to read passages with",
					"install the feature that brings '" + LEXICAL + "', or name another engine by the setting 'reader'");
		}
	}

	private boolean isAuto() {
		return wanted.equals(AUTO);
	}

	private void requireReader(String id) {
		if (id.equals(RetrievalQaEngine.DESCRIPTOR.id())) {
			throw new IllegalArgumentException("setting 'reader': '" + id + "' cannot read for itself; name an engine that answers "
					+ "questions over one text, such as '" + LEXICAL + "'");
		}
		Optional<EngineDescriptor> known = registry.find(id);
		if (known.isPresent() && !known.get().tasks().contains(Task.QA)) {
			throw new IllegalArgumentException("setting 'reader': '" + id + "' does not answer questions over texts; such as '" + LEXICAL
					+ "' is expected");
		}
	}

	private Optional<String> neural() {
		for (TextLanguage language : TextLanguage.values()) {
			if (isInstalled(NEURAL + language.tag())) {
				return Optional.of(NEURAL + language.tag());
			}
		}
		return Optional.empty();
	}

	private boolean isInstalled(String id) {
		return registry.find(id).filter(engine -> engine.models().stream().allMatch(model -> models.find(model).isPresent()))
				.isPresent();
	}

	/**
	 * The reader for a text: the one that was named; else the neural one of the text's language if it is installed with its models
	 * and can be opened, else the lexical one.
	 *
	 * @param language
	 *            a BCP 47 tag; if there is none, or one of another language, it is guessed from the text
	 */
	synchronized TextEngine forText(Optional<String> language, String text) throws EngineUnavailableException {
		if (!isAuto()) {
			return engine(wanted);
		}
		TextLanguage read = language.flatMap(TextLanguage::ofTag).orElseGet(() -> TextLanguage.guess(text));
		String neural = NEURAL + read.tag();
		boolean lexical = registry.find(LEXICAL).isPresent();
		if (isInstalled(neural)) {
			try {
				return engine(neural);
			} catch (EngineUnavailableException e) {
				if (!lexical) {
					throw e;
				}
			}
		}
		return engine(lexical ? LEXICAL : neural().orElse(neural));
	}

	private synchronized TextEngine engine(String id) throws EngineUnavailableException {
		if (closed) {
			throw new IllegalStateException("engine '" + RetrievalQaEngine.DESCRIPTOR.id() + "' is closed");
		}
		TextEngine engine = open.get(id);
		if (engine == null) {
			engine = registry.openText(id, Map.of(), models);
			open.put(id, engine);
		}
		return engine;
	}

	@Override
	public synchronized void close() {
		closed = true;
		open.values().forEach(TextEngine::close);
		open.clear();
	}
}
