package org.lorgnette.engine.llm;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

import org.lorgnette.engine.Setting;
import org.lorgnette.engine.Settings;
import org.lorgnette.engine.llm.chat.HttpChatClient;
import org.lorgnette.engine.llm.chat.ReplySchema.Constraint;
import org.lorgnette.engine.llm.chat.Sampling;
import org.lorgnette.engine.llm.ledger.Prices;
import org.lorgnette.engine.models.InstalledModels;
import org.lorgnette.engine.remote.CountsSpending;
import org.lorgnette.engine.remote.EndpointSetting;

/**
 * The settings that all engines of this bundle share, read and checked.
 *
 * @param language of the prompt, if it is not the document's
 * @param longest characters of a document that are sent together
 */
record LlmSettings(Sampling sampling, int repeat, Optional<String> language, int longest, Constraint constraint, int shots,
		HttpChatClient.Options http, int parallel, int perMinute, Path cache, Path ledger, Prices prices) {

	static final String MODEL = "model";
	static final String KEY_VARIABLE = "key-variable";
	static final String TYPES = "types";
	static final String ENTITY_TYPES = "entity-types";
	static final String ENTITIES = "entities";
	static final String CONTEXT = "context";
	static final String PROMPT = "prompt";
	static final String EXAMPLES = "examples";
	static final String EXAMPLES_FORMAT = "examples-format";
	static final String MASK_WITH = "mask-with";
	static final String MOST_SIDE = "most-side";
	static final String LONGEST = "longest";

	static final String MODEL_VARIABLE = "LORGNETTE_MODEL";

	private static final String AUTO = "auto";
	private static final String SERVER = "-1";

	private static final List<Setting> COMMON = List.of(
			Setting.of(EndpointSetting.NAME, Setting.Kind.TEXT, "",
					"Address of an OpenAI-compatible API such as http://localhost:11434/v1, or the name of an endpoint from the preferences; empty takes "
							+ "the environment's LORGNETTE_ENDPOINT, else the only one in the preferences."),
			Setting.of(MODEL, Setting.Kind.TEXT, "", "Name of the model there; empty takes the environment's LORGNETTE_MODEL."),
			Setting.of(KEY_VARIABLE, Setting.Kind.TEXT, "LORGNETTE_API_KEY",
					"Name of the environment variable that holds the key; the key itself is never written anywhere."),
			Setting.of("temperature", Setting.Kind.DECIMAL, "0", "How freely words are drawn, 0 to 2; -1 leaves it to the server."),
			Setting.of("seed", Setting.Kind.INTEGER, "17", "Seed for drawing words and examples; -1 sends none and draws examples by 17."),
			Setting.of("max-tokens", Setting.Kind.INTEGER, "4096", "Tokens of a reply at most; -1 leaves it to the server."),
			Setting.of("repeat", Setting.Kind.INTEGER, "0", "Another number asks the same once more instead of taking the kept reply, 0 to 1000000."),
			Setting.choice("language", AUTO, List.of(AUTO, "en", "fr"), "Language of the prompt; auto takes the document's."),
			Setting.of(PROMPT, Setting.Kind.PATH, "", "A file with a prompt of your own in place of the one that comes with the program."),
			Setting.of("shots", Setting.Kind.INTEGER, "0", "How many examples are shown to the model, 0 to 100."),
			Setting.of(EXAMPLES, Setting.Kind.PATH, "", "The training corpus that examples are drawn from."),
			Setting.of(EXAMPLES_FORMAT, Setting.Kind.TEXT, "", "Format of that corpus; empty recognises it."),
			Setting.choice("constrain", Constraint.SCHEMA.id(), Arrays.stream(Constraint.values()).map(Constraint::id).toList(),
					"How the server is told the reply's form: by a strict JSON schema, as any JSON object, or by the prompt alone."),
			Setting.of("logprobs", Setting.Kind.BOOLEAN, "true", "Ask for the probabilities of the reply's tokens, which give scores."),
			Setting.of("stream", Setting.Kind.BOOLEAN, "false", "Ask for replies piece by piece."),
			Setting.of("timeout", Setting.Kind.INTEGER, "120", "Seconds that one attempt may take, 1 to 86400."),
			Setting.of("retries", Setting.Kind.INTEGER, "4", "Attempts after the first if the server is busy or fails, 0 to 100."),
			Setting.of("parallel", Setting.Kind.INTEGER, "4", "Requests under way at once, 1 to 1000."),
			Setting.of("per-minute", Setting.Kind.INTEGER, "0", "Requests that begin within a minute; 0 for any number."),
			Setting.of("cache", Setting.Kind.PATH, "", "Folder of kept replies; empty takes lorgnette/replies in the user's cache folder."),
			Setting.of(CountsSpending.LEDGER, Setting.Kind.PATH, "",
					"File with tokens and cost of each request; empty takes ledger.jsonl beside the kept replies."),
			Setting.of("price-in", Setting.Kind.DECIMAL, "0", "Price of a million tokens read."),
			Setting.of("price-out", Setting.Kind.DECIMAL, "0", "Price of a million tokens written."));

	/** The shared settings and those of one engine, its own after the first three. */
	static List<Setting> with(Setting... own) {
		List<Setting> settings = new ArrayList<>(COMMON);
		settings.addAll(3, List.of(own));
		return List.copyOf(settings);
	}

	static Setting longest(int characters) {
		return Setting.of(LONGEST, Setting.Kind.INTEGER, Integer.toString(characters),
				"Longer documents are sent in pieces of so many characters at most, 100 to 1000000.");
	}

	static Setting maskWith() {
		return Setting.of(MASK_WITH, Setting.Kind.TEXT, "",
				"Id of a local engine whose entities are hidden from the endpoint as PERSON_1 and the like; empty hides nothing.");
	}

	/** @throws IllegalArgumentException if a setting is out of its range */
	static LlmSettings of(Settings settings) {
		double temperature = settings.decimal("temperature");
		if (!(temperature == -1 || temperature >= 0 && temperature <= 2)) {
			throw misfit("temperature", "0 to 2, or -1", settings);
		}
		Sampling sampling = new Sampling(temperature < 0 ? OptionalDouble.empty() : OptionalDouble.of(temperature),
				optional(settings, "seed", 0),
				optional(settings, "max-tokens", 1), settings.bool("logprobs"));
		boolean split = settings.asMap().containsKey(LONGEST);
		HttpChatClient.Options http = new HttpChatClient.Options(Duration.ofSeconds(within(settings, "timeout", 1, 86_400)),
				within(settings, "retries", 0, 100), settings.bool("stream"), HttpChatClient.Options.MOST_BYTES);
		Path cache = settings.text("cache").isBlank() ? InstalledModels.cacheFolder().resolve("replies") : settings.path("cache");
		Path ledger = settings.text(CountsSpending.LEDGER).isBlank() ? cache.resolve("ledger.jsonl") : settings.path(CountsSpending.LEDGER);
		Constraint constraint = Arrays.stream(Constraint.values()).filter(each -> each.id().equals(settings.text("constrain"))).findFirst()
				.orElseThrow();
		return new LlmSettings(sampling, within(settings, "repeat", 0, 1_000_000),
				Optional.of(settings.text("language")).filter(language -> !language.equals(AUTO)),
				split ? within(settings, LONGEST, 100, 1_000_000) : 0, constraint, within(settings, "shots", 0, 100), http,
				within(settings, "parallel", 1, 1000), within(settings, "per-minute", 0, 1_000_000), cache, ledger,
				new Prices(price(settings, "price-in"), price(settings, "price-out")));
	}

	private static OptionalInt optional(Settings settings, String name, int least) {
		return settings.text(name).equals(SERVER) ? OptionalInt.empty() : OptionalInt.of(within(settings, name, least, 999_999_999));
	}

	private static double price(Settings settings, String name) {
		if (!(settings.decimal(name) >= 0)) {
			throw misfit(name, "0 or more", settings);
		}
		return settings.decimal(name);
	}

	static int within(Settings settings, String name, int least, int most) {
		int value = settings.integer(name);
		if (value < least || value > most) {
			throw misfit(name, least + " to " + most, settings);
		}
		return value;
	}

	private static IllegalArgumentException misfit(String name, String expected, Settings settings) {
		return new IllegalArgumentException("setting '" + name + "': expected " + expected + ", got " + settings.text(name));
	}

	/** By which examples are drawn. */
	long seed() {
		return sampling.seed().orElse(17);
	}

	/** The language of the prompt for a document. */
	String language(Optional<String> document) {
		return language.orElseGet(() -> document.filter(tag -> tag.matches("(?i)fr([-_].*)?")).isPresent() ? "fr" : "en");
	}
}
