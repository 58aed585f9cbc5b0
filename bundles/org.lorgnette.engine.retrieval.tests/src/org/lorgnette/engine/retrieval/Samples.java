package org.lorgnette.engine.retrieval;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.lorgnette.engine.Cancellation;
import org.lorgnette.engine.Engine;
import org.lorgnette.engine.EngineDescriptor;
import org.lorgnette.engine.EngineProvider;
import org.lorgnette.engine.EngineRegistry;
import org.lorgnette.engine.EngineUnavailableException;
import org.lorgnette.engine.ModelStore;
import org.lorgnette.engine.Settings;
import org.lorgnette.engine.ask.AskListener;
import org.lorgnette.engine.ask.AskResult;
import org.lorgnette.engine.ask.Asking;
import org.lorgnette.engine.ask.CitedAnswer;
import org.lorgnette.engine.ask.DocumentSupply;
import org.lorgnette.engine.baseline.BaselineEngines;
import org.lorgnette.model.Document;

/** What the tests share: engines whose reader is the lexical one, whatever else is installed, and small documents. */
final class Samples {

	static final EngineRegistry LEXICAL_ONLY = new EngineRegistry(List.of(new BaselineEngines()));

	static final EngineProvider PROVIDER = new EngineProvider() {

		@Override
		public List<EngineDescriptor> engines() {
			return new RetrievalEngines().engines();
		}

		@Override
		public Engine open(EngineDescriptor engine, Settings settings, ModelStore models) throws EngineUnavailableException {
			return new RetrievalQaEngine(settings, LEXICAL_ONLY, models);
		}
	};

	private Samples() {
	}

	static RetrievalQaEngine engine(String... settings) throws EngineUnavailableException {
		return engine(LEXICAL_ONLY, settings);
	}

	static RetrievalQaEngine engine(EngineRegistry registry, String... settings) throws EngineUnavailableException {
		Map<String, String> given = new HashMap<>();
		for (int i = 0; i < settings.length; i += 2) {
			given.put(settings[i], settings[i + 1]);
		}
		return new RetrievalQaEngine(Settings.of(RetrievalQaEngine.DESCRIPTOR.settings(), given), registry, ModelStore.EMPTY);
	}

	static AskResult ask(RetrievalQaEngine engine, String question, List<Document> documents) throws Exception {
		return new Asking(engine, 5).ask(question, DocumentSupply.of(documents), AskListener.NONE, Cancellation.NONE);
	}

	static List<String> texts(AskResult result) {
		return result.answers().stream().map(CitedAnswer::text).toList();
	}

	static Document english(String id, String text) {
		return Document.builder(id, text).language(Optional.of("en")).build();
	}

	static Document french(String id, String text) {
		return Document.builder(id, text).language(Optional.of("fr")).build();
	}

	/** Twelve documents, each about another lighthouse. */
	static List<Document> lighthouses() {
		String[] names = {"Calder", "Dunmore", "Corrib", "Harrow", "Selby", "Tarn", "Wexley", "Ambrose", "Kestrel", "Lorne",
				"Penrith", "Quill"};
		List<Document> documents = new ArrayList<>();
		for (int i = 0; i < names.length; i++) {
			documents.add(english("house-" + i, "The lighthouse of " + names[i] + " Point was built by Agnes " + names[(i + 5) % 12]
					+ "son in "
					+ (1850 + i) + ". It stands on the northern shore.\n\nIn winter the keeper of " + names[i]
					+ " went home. The storms are strong there."));
		}
		return documents;
	}
}
