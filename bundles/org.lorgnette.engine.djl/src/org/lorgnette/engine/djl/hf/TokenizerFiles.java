package org.lorgnette.engine.djl.hf;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import org.lorgnette.engine.EngineUnavailableException;

/**
 * The files of a tokenizer: {@code tokenizer.json}, and what {@code tokenizer_config.json} and {@code special_tokens_map.json}
 * say beside it. Where the former differs from the others, these win, as they do when transformers loads a fast tokenizer.
 */
final class TokenizerFiles {

	static final String FILE = "tokenizer.json";

	private final HfJson main;
	private final HfJson config;
	private final HfJson special;
	private final Map<String, Integer> ids = new HashMap<>();
	private final Map<Long, String> texts = new HashMap<>();
	private int largest = -1;
	private int unknown = -1;

	private TokenizerFiles(HfJson main, HfJson config, HfJson special) {
		this.main = main;
		this.config = config;
		this.special = special;
	}

	/** @throws EngineUnavailableException if a file is no JSON or has no vocabulary */
	static TokenizerFiles read(Path folder) throws EngineUnavailableException {
		Path file = folder.resolve(FILE);
		if (!Files.isRegularFile(file)) {
			throw new EngineUnavailableException(folder + ": there is no " + FILE, "write it with the fast tokenizer of the Hugging Face "
					+ "tools: AutoTokenizer.from_pretrained(MODEL, use_fast=True).save_pretrained(FOLDER)");
		}
		TokenizerFiles files = new TokenizerFiles(HfJson.read(file), HfJson.readIfThere(folder.resolve("tokenizer_config.json")),
				HfJson.readIfThere(folder.resolve("special_tokens_map.json")));
		files.readVocabulary();
		return files;
	}

	private void readVocabulary() throws EngineUnavailableException {
		JsonObject model = main.object("model").orElseThrow(() -> main.misfit("has no 'model'; expected a tokenizer"));
		JsonElement vocabulary = model.get("vocab");
		if (vocabulary != null && vocabulary.isJsonObject()) {
			for (Map.Entry<String, JsonElement> entry : vocabulary.getAsJsonObject().entrySet()) {
				add(entry.getKey(), entry.getValue());
			}
		} else if (vocabulary != null && vocabulary.isJsonArray()) {
			int id = 0;
			for (JsonElement entry : vocabulary.getAsJsonArray()) {
				JsonElement piece = entry.isJsonArray() && !entry.getAsJsonArray().isEmpty() ? entry.getAsJsonArray().get(0) : entry;
				if (!piece.isJsonPrimitive()) {
					throw main.misfit("'model.vocab' has " + HfJson.shown(entry) + " as entry " + id + "; expected a piece and its score");
				}
				ids.putIfAbsent(piece.getAsString(), id);
				largest = Math.max(largest, id++);
			}
		} else {
			throw main.misfit("has no 'model.vocab'; expected the vocabulary of a tokenizer");
		}
		JsonElement added = main.json().get("added_tokens");
		if (added != null && added.isJsonArray()) {
			for (JsonElement token : added.getAsJsonArray()) {
				if (token.isJsonObject() && token.getAsJsonObject().has("content") && token.getAsJsonObject().has("id")) {
					add(token.getAsJsonObject().get("content").getAsString(), token.getAsJsonObject().get("id"));
				}
			}
		}
		if (largest < 0) {
			throw main.misfit("its vocabulary is empty");
		}
		unknown = readUnknown(model);
	}

	private void add(String piece, JsonElement id) throws EngineUnavailableException {
		if (!id.isJsonPrimitive() || !id.getAsString().matches("\\d{1,9}")) {
			throw main.misfit("the piece '" + piece + "' has the id " + HfJson.shown(id) + "; expected a whole number, 0 or more");
		}
		ids.put(piece, id.getAsInt());
		largest = Math.max(largest, id.getAsInt());
	}

	Path file() {
		return main.file();
	}

	EngineUnavailableException misfit(String what) {
		return main.misfit(what);
	}

	int largestId() {
		return largest;
	}

	OptionalInt id(String piece) {
		Integer id = ids.get(piece);
		return id == null ? OptionalInt.empty() : OptionalInt.of(id);
	}

	/** A piece as the vocabulary has it; its number in brackets if it has none. */
	String text(long id) {
		return texts().getOrDefault(id, "[" + id + "]");
	}

	private synchronized Map<Long, String> texts() {
		if (texts.isEmpty()) {
			ids.forEach((piece, id) -> texts.merge((long) id, piece, (one, other) -> one.compareTo(other) < 0 ? one : other));
		}
		return texts;
	}

	/** Whether a piece stands for what the vocabulary lacks. */
	boolean isUnknown(long id) {
		return id == unknown;
	}

	private int readUnknown(JsonObject model) {
		JsonElement number = model.get("unk_id");
		JsonElement piece = model.get("unk_token");
		return number != null && number.isJsonPrimitive() && number.getAsString().matches("\\d{1,9}") ? number.getAsInt()
				: piece != null && piece.isJsonPrimitive() ? id(piece.getAsString()).orElse(-1) : special("unk_token").orElse(-1);
	}

	/** The id of a special piece by its role, such as {@code cls_token}, if a file names it and it is in the vocabulary. */
	OptionalInt special(String role) {
		for (HfJson file : new HfJson[] {config, special}) {
			JsonElement value = file.json().get(role);
			if (value != null && value.isJsonObject()) {
				value = value.getAsJsonObject().get("content");
			}
			if (value != null && value.isJsonPrimitive()) {
				return id(value.getAsString());
			}
		}
		return OptionalInt.empty();
	}

	/** The id of padding: that of the padding piece, or of the padding that the tokenizer itself would do. */
	OptionalInt padding() throws EngineUnavailableException {
		OptionalInt named = special("pad_token");
		if (named.isPresent()) {
			return named;
		}
		Optional<JsonElement> own = main.object("padding").map(padding -> padding.get("pad_id"));
		return own.isPresent() && own.get().isJsonPrimitive() && own.get().getAsString().matches("\\d{1,9}")
				? OptionalInt.of(own.get().getAsInt()) : OptionalInt.empty();
	}

	/** How many pieces a text may have, special ones included; empty if neither the files nor the tokenizer limit it. */
	OptionalLong longest() throws EngineUnavailableException {
		OptionalLong said = config.whole("model_max_length");
		return said.isPresent() && said.getAsLong() > 0 && said.getAsLong() < Integer.MAX_VALUE ? said : OptionalLong.empty();
	}

	/** Whether sequences are padded at the left; such models take the question behind the passage. */
	boolean padsLeft() throws EngineUnavailableException {
		return config.text("padding_side").filter("left"::equals).isPresent();
	}

	/**
	 * The tokenizer as it is to be used: it neither cuts nor pads, which windows do.
	 *
	 * @param words
	 *            whether it is given single words, of which each then begins as one after a space
	 */
	String json(boolean words) throws EngineUnavailableException {
		JsonObject json = main.json().deepCopy();
		json.remove("truncation");
		json.remove("padding");
		if (isA(json.get("normalizer"), "BertNormalizer")) {
			JsonObject normalizer = json.getAsJsonObject("normalizer");
			config.bool("do_lower_case").ifPresent(value -> normalizer.addProperty("lowercase", value));
			config.bool("strip_accents").ifPresent(value -> normalizer.addProperty("strip_accents", value));
			config.bool("tokenize_chinese_chars").ifPresent(value -> normalizer.addProperty("handle_chinese_chars", value));
		}
		JsonElement splitter = json.get("pre_tokenizer");
		if (isA(splitter, "ByteLevel")) {
			config.bool("add_prefix_space").ifPresent(value -> splitter.getAsJsonObject().addProperty("add_prefix_space", value));
		}
		if (words) {
			spaceBeforeWords(splitter);
		}
		return json.toString();
	}

	private static void spaceBeforeWords(JsonElement splitter) {
		if (isA(splitter, "ByteLevel")) {
			splitter.getAsJsonObject().addProperty("add_prefix_space", true);
		} else if (isA(splitter, "Sequence") && splitter.getAsJsonObject().get("pretokenizers") instanceof JsonArray parts) {
			parts.forEach(TokenizerFiles::spaceBeforeWords);
		}
	}

	private static boolean isA(JsonElement part, String type) {
		return part instanceof JsonObject object && object.get("type") != null && object.get("type").isJsonPrimitive()
				&& object.get("type").getAsString().equals(type);
	}
}
