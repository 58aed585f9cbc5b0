package org.lorgnette.training.subword;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;

import org.lorgnette.engine.djl.generation.TextPieces;
import org.lorgnette.engine.language.ByteLevel;

import com.google.gson.stream.JsonWriter;

/**
 * Learns pieces of texts by byte-pair encoding of their bytes, so that any text can be cut up and put together again (Radford et al. 2019).
 * Texts are cut into words first, each with the space before it; each byte is written as one visible character. Mutable, for one thread.
 */
public final class ByteSubwords {

	private final Map<String, Long> counts = new HashMap<>();

	public void read(String text) {
		Matcher word = ByteLevel.WORD.matcher(text);
		while (word.find()) {
			counts.merge(word.group(), 1L, Long::sum);
		}
	}

	/**
	 * The pieces, as a {@code tokenizer.json} for {@link TextPieces}.
	 *
	 * @param size how many there are at most, the 256 bytes and the end of texts included
	 */
	public String learn(int size) {
		Map<String, Long> bytes = new HashMap<>();
		counts.forEach((word, count) -> bytes.merge(bytes(word), count, Long::sum));
		Set<String> all = new TreeSet<>(ByteLevel.SHOWN);
		// The trainer's mark for what is unknown, of which there is nothing among bytes, becomes the end of texts.
		SubwordVocabulary learned = new SubwordTrainer(size, 0, "", all).train(bytes);
		List<String> subwords = new ArrayList<>(learned.subwords());
		subwords.set(0, TextPieces.END);
		return json(subwords, learned.merges());
	}

	private static String bytes(String word) {
		StringBuilder shown = new StringBuilder();
		for (byte value : word.getBytes(StandardCharsets.UTF_8)) {
			shown.append(ByteLevel.SHOWN.get(value & 0xFF));
		}
		return shown.toString();
	}

	private static String json(List<String> subwords, List<SubwordVocabulary.Merge> merges) {
		StringWriter text = new StringWriter();
		try (JsonWriter json = new JsonWriter(text)) {
			json.setIndent(" ");
			json.setSerializeNulls(true);
			json.beginObject().name("version").value("1.0").name("truncation").nullValue().name("padding").nullValue();
			json.name("added_tokens").beginArray().beginObject().name("id").value(0).name("content").value(TextPieces.END);
			for (String flag : List.of("single_word", "lstrip", "rstrip", "normalized")) {
				json.name(flag).value(false);
			}
			json.name("special").value(true).endObject().endArray().name("normalizer").nullValue();
			for (String level : List.of("pre_tokenizer", "decoder")) {
				json.name(level).beginObject().name("type").value("ByteLevel").name("add_prefix_space").value(false);
				json.name("trim_offsets").value(false).name("use_regex").value(true).endObject();
			}
			json.name("post_processor").nullValue();
			json.name("model").beginObject().name("type").value("BPE").name("dropout").nullValue().name("unk_token").nullValue()
					.name("continuing_subword_prefix").nullValue().name("end_of_word_suffix").nullValue().name("fuse_unk").value(false)
					.name("byte_fallback").value(false).name("vocab").beginObject();
			for (int i = 0; i < subwords.size(); i++) {
				json.name(subwords.get(i)).value(i);
			}
			json.endObject().name("merges").beginArray();
			for (SubwordVocabulary.Merge merge : merges) {
				json.beginArray().value(merge.left()).value(merge.right()).endArray();
			}
			json.endArray().endObject().endObject();
		} catch (IOException e) {
			throw new IllegalStateException("writing to memory cannot fail", e);
		}
		return text.toString();
	}
}
