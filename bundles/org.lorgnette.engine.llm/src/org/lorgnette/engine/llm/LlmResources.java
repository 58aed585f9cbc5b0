package org.lorgnette.engine.llm;

import java.io.IOException;
import java.util.Optional;
import java.util.function.Supplier;

import org.lorgnette.engine.Cancellation;
import org.lorgnette.engine.EngineException;
import org.lorgnette.engine.EngineRegistry;
import org.lorgnette.engine.EngineUnavailableException;
import org.lorgnette.engine.ModelStore;
import org.lorgnette.engine.Settings;
import org.lorgnette.engine.llm.cache.KeepingClient;
import org.lorgnette.engine.llm.cache.ReplyCache;
import org.lorgnette.engine.llm.chat.ChatClient;
import org.lorgnette.engine.llm.chat.ChatListener;
import org.lorgnette.engine.llm.chat.ChatRequest;
import org.lorgnette.engine.llm.chat.Endpoint;
import org.lorgnette.engine.llm.chat.HttpChatClient;
import org.lorgnette.engine.llm.chat.RequestLimits;
import org.lorgnette.engine.llm.ledger.Ledger;
import org.lorgnette.engine.llm.mask.Masker;

/** What an engine holds open. */
record LlmResources(ChatClient client, Optional<Ledger> ledger, Masker masker) implements AutoCloseable {

	/** @throws EngineUnavailableException if the cache, the ledger or the masking engine cannot be opened */
	static LlmResources open(String engine, Settings settings, LlmSettings options, ChosenEndpoint chosen,
			Supplier<EngineRegistry> registry,
			ModelStore models) throws EngineUnavailableException {
		Masker masker = masker(settings, registry, models);
		HttpChatClient http = new HttpChatClient(chosen.endpoint(), chosen.secrets(), options.http(),
				RequestLimits.of(chosen.endpoint(), options.parallel(), options.perMinute()));
		try {
			ReplyCache cache = ReplyCache.open(options.cache());
			Ledger ledger = Ledger.open(options.ledger());
			return new LlmResources(new KeepingClient(http, cache, ledger, options.prices(), engine), Optional.of(ledger), masker);
		} catch (IOException e) {
			http.close();
			masker.close();
			throw new EngineUnavailableException("the cache of replies in " + options.cache() + " or the ledger " + options.ledger()
					+ " cannot be opened: " + e.getMessage(), "check the settings 'cache' and 'ledger'", e);
		}
	}

	private static Masker masker(Settings settings, Supplier<EngineRegistry> registry, ModelStore models)
			throws EngineUnavailableException {
		String id = settings.asMap().getOrDefault(LlmSettings.MASK_WITH, "");
		return Masker.open(id, registry, models);
	}

	/** For showing prompts only: whatever is asked is refused, and no file is made. */
	static LlmResources forPreview(Settings settings, Supplier<EngineRegistry> registry, ModelStore models)
			throws EngineUnavailableException {
		return new LlmResources(new Refusing(), Optional.empty(), masker(settings, registry, models));
	}

	private static final class Refusing implements ChatClient {

		@Override
		public Endpoint endpoint() {
			throw new IllegalStateException("a preview has no endpoint");
		}

		@Override
		public Answered ask(ChatRequest request, ChatListener listener, Cancellation cancellation) throws EngineException {
			throw new EngineUnavailableException("this engine was opened for a preview and sends nothing", "open it to work with it");
		}

		@Override
		public void close() {
			// Holds nothing.
		}
	}

	@Override
	public void close() {
		try (masker) {
			client.close();
		}
	}
}
