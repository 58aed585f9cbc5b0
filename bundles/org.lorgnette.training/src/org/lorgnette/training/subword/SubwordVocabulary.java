package org.lorgnette.training.subword;

import java.io.IOException;
import java.io.StringWriter;
import java.util.List;

import com.google.gson.stream.JsonWriter;

/** Subwords, numbered in their order, and the merges that make them, in the order in which they apply. */
public record SubwordVocabulary(List<String> subwords, List<Merge> merges) {

	/** What stands for a character that is not in the vocabulary; its id is 0. */
	public static final String UNKNOWN = "[UNK]";

	/** What subwords that do not begin a word begin with. */
	public static final String INSIDE = "##";

	/** Two neighbouring subwords that become one. */
	public record Merge(String left, String right) {
	}

	public SubwordVocabulary {
		subwords = List.copyOf(subwords);
		merges = List.copyOf(merges);
	}

	/** As a {@code tokenizer.json} of the Hugging Face tokenizers, for one word at a time. */
	public String toJson() {
		StringWriter text = new StringWriter();
		try (JsonWriter json = new JsonWriter(text)) {
			json.setIndent(" ");
			json.setSerializeNulls(true);
			json.beginObject().name("version").value("1.0");
			for (String none : List.of("truncation", "padding")) {
				json.name(none).nullValue();
			}
			json.name("added_tokens").beginArray().endArray();
			for (String none : List.of("normalizer", "pre_tokenizer", "post_processor", "decoder")) {
				json.name(none).nullValue();
			}
			json.name("model").beginObject().name("type").value("BPE").name("dropout").nullValue().name("unk_token").value(UNKNOWN)
					.name("continuing_subword_prefix").value(INSIDE).name("end_of_word_suffix").nullValue().name("fuse_unk").value(false)
					.name("byte_fallback").value(false).name("vocab").beginObject();
			for (int i = 0; i < subwords.size(); i++) {
				json.name(subwords.get(i)).value(i);
			}
			json.endObject().name("merges").beginArray();
			for (Merge merge : merges) {
				json.beginArray().value(merge.left()).value(merge.right()).endArray();
			}
			json.endArray().endObject().endObject();
		} catch (IOException e) {
			throw new IllegalStateException("writing to memory cannot fail", e);
		}
		return text.toString();
	}
}
