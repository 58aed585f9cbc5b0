package org.lorgnette.engine.djl.hf;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

/** Tokenizer files built as those of real models are, with small vocabularies. */
final class TinyTokenizers {

	/** A {@code tokenizer.json} and the ids of its pieces. */
	record Built(String json, Map<String, Integer> ids) {

		long id(String piece) {
			return ids.get(piece);
		}

		int size() {
			return ids.size();
		}
	}

	private TinyTokenizers() {
	}

	private static JsonObject parse(String json) {
		return JsonParser.parseString(json.replace('\'', '"')).getAsJsonObject();
	}

	private static JsonObject added(int id, String piece) {
		JsonObject token = parse("{'id':" + id
				+ ",'single_word':false,'lstrip':false,'rstrip':false,'normalized':false,'special':true}");
		token.addProperty("content", piece);
		return token;
	}

	private static JsonObject file(List<String> special, Map<String, Integer> ids) {
		JsonObject file = parse("{'version':'1.0','truncation':{'direction':'Right','max_length':8,'strategy':'LongestFirst',"
				+ "'stride':0},"
				+ "'padding':{'strategy':{'Fixed':12},'direction':'Right','pad_to_multiple_of':null,'pad_id':0,'pad_type_id':0,"
				+ "'pad_token':'[PAD]'}}");
		JsonArray tokens = new JsonArray();
		special.forEach(piece -> tokens.add(added(ids.get(piece), piece)));
		file.add("added_tokens", tokens);
		return file;
	}

	private static Map<String, Integer> number(List<String> pieces) {
		Map<String, Integer> ids = new LinkedHashMap<>();
		pieces.forEach(piece -> ids.putIfAbsent(piece, ids.size()));
		return ids;
	}

	private static JsonObject vocabulary(Map<String, Integer> ids) {
		JsonObject vocabulary = new JsonObject();
		ids.forEach(vocabulary::addProperty);
		return vocabulary;
	}

	/**
	 * As bert-base-uncased and bert-base-cased have it; single letters and digits are pieces, as word begins and as continuations.
	 */
	static Built wordPiece(boolean lower, String... words) {
		List<String> special = List.of("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]");
		List<String> pieces = new ArrayList<>(special);
		String letters = "abcdefghijklmnopqrstuvwxyz0123456789" + (lower ? "" : "ABCDEFGHIJKLMNOPQRSTUVWXYZ");
		letters.chars().forEach(c -> pieces.addAll(List.of(String.valueOf((char) c), "##" + (char) c)));
		".,;:!?()'\"-\u2019\u00AB\u00BB<>/".chars().forEach(c -> pieces.add(String.valueOf((char) c)));
		pieces.addAll(List.of(words));
		Map<String, Integer> ids = number(pieces);
		JsonObject file = file(special, ids);
		file.add("normalizer", parse("{'type':'BertNormalizer','clean_text':true,'handle_chinese_chars':true,'strip_accents':null,"
				+ "'lowercase':" + lower + "}"));
		file.add("pre_tokenizer", parse("{'type':'BertPreTokenizer'}"));
		file.add("post_processor", parse("{'type':'TemplateProcessing','single':[{'SpecialToken':{'id':'[CLS]','type_id':0}},"
				+ "{'Sequence':{'id':'A','type_id':0}},{'SpecialToken':{'id':'[SEP]','type_id':0}}],"
				+ "'pair':[{'SpecialToken':{'id':'[CLS]','type_id':0}},{'Sequence':{'id':'A','type_id':0}},"
				+ "{'SpecialToken':{'id':'[SEP]','type_id':0}},{'Sequence':{'id':'B','type_id':1}},"
				+ "{'SpecialToken':{'id':'[SEP]','type_id':1}}],'special_tokens':{"
				+ "'[CLS]':{'id':'[CLS]','ids':[2],'tokens':['[CLS]']},'[SEP]':{'id':'[SEP]','ids':[3],'tokens':['[SEP]']}}}"));
		file.add("decoder", parse("{'type':'WordPiece','prefix':'##','cleanup':true}"));
		JsonObject model = parse("{'type':'WordPiece','unk_token':'[UNK]','continuing_subword_prefix':'##',"
				+ "'max_input_chars_per_word':100}");
		model.add("vocab", vocabulary(ids));
		file.add("model", model);
		return new Built(file.toString(), ids);
	}

	/** The signs that stand for bytes (Radford et al. 2019, bytes_to_unicode). */
	static String[] byteSigns() {
		String[] signs = new String[256];
		int next = 256;
		for (int value = 0; value < 256; value++) {
			boolean printable = value >= '!' && value <= '~' || value >= 0xA1 && value <= 0xAC || value >= 0xAE;
			signs[value] = String.valueOf((char) (printable ? value : next++));
		}
		return signs;
	}

	/** As roberta-base has it; merges are pairs of pieces in the signs for bytes, separated by a space. */
	static Built byteLevel(String... merges) {
		List<String> special = List.of("<s>", "<pad>", "</s>", "<unk>", "<mask>");
		List<String> pieces = new ArrayList<>(special);
		pieces.addAll(List.of(byteSigns()));
		for (String merge : merges) {
			pieces.add(merge.replace(" ", ""));
		}
		Map<String, Integer> ids = number(pieces);
		JsonObject file = file(special, ids);
		file.add("normalizer", com.google.gson.JsonNull.INSTANCE);
		file.add("pre_tokenizer", parse("{'type':'ByteLevel','add_prefix_space':false,'trim_offsets':true,'use_regex':true}"));
		file.add("post_processor", parse("{'type':'RobertaProcessing','sep':['</s>',2],'cls':['<s>',0],'trim_offsets':true,"
				+ "'add_prefix_space':false}"));
		file.add("decoder", parse("{'type':'ByteLevel','add_prefix_space':true,'trim_offsets':true,'use_regex':true}"));
		JsonObject model = parse("{'type':'BPE','dropout':null,'unk_token':null,'continuing_subword_prefix':'','end_of_word_suffix':'',"
				+ "'fuse_unk':false}");
		model.add("vocab", vocabulary(ids));
		JsonArray list = new JsonArray();
		List.of(merges).forEach(list::add);
		model.add("merges", list);
		file.add("model", model);
		return new Built(file.toString(), ids);
	}

	/** As camembert-base has it, with NFKC instead of a compiled map of characters; pieces have equal scores per letter and more. */
	static Built unigram(String... words) {
		List<String> special = List.of("<s>", "<pad>", "</s>", "<unk>", "<mask>");
		List<String> pieces = new ArrayList<>(special);
		pieces.add("\u2581");
		"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789\u00E9\u00E8\u00E0\u00E7\u00EA.,;:!?'\u2019-()<>/".chars()
				.forEach(c -> pieces.add(String.valueOf((char) c)));
		pieces.addAll(List.of(words));
		Map<String, Integer> ids = number(pieces);
		JsonObject file = file(special, ids);
		file.add("normalizer", parse("{'type':'Sequence','normalizers':[{'type':'NFKC'},"
				+ "{'type':'Replace','pattern':{'Regex':' {2,}'},'content':' '}]}"));
		file.add("pre_tokenizer", parse("{'type':'Metaspace','replacement':'\u2581','prepend_scheme':'always','split':true}"));
		file.add("post_processor", parse("{'type':'TemplateProcessing','single':[{'SpecialToken':{'id':'<s>','type_id':0}},"
				+ "{'Sequence':{'id':'A','type_id':0}},{'SpecialToken':{'id':'</s>','type_id':0}}],"
				+ "'pair':[{'SpecialToken':{'id':'<s>','type_id':0}},{'Sequence':{'id':'A','type_id':0}},"
				+ "{'SpecialToken':{'id':'</s>','type_id':0}},{'SpecialToken':{'id':'</s>','type_id':0}},"
				+ "{'Sequence':{'id':'B','type_id':0}},{'SpecialToken':{'id':'</s>','type_id':0}}],'special_tokens':{"
				+ "'<s>':{'id':'<s>','ids':[0],'tokens':['<s>']},'</s>':{'id':'</s>','ids':[2],'tokens':['</s>']}}}"));
		file.add("decoder", parse("{'type':'Metaspace','replacement':'\u2581','prepend_scheme':'always','split':true}"));
		JsonObject model = parse("{'type':'Unigram','unk_id':3,'byte_fallback':false}");
		JsonArray vocabulary = new JsonArray();
		for (String piece : ids.keySet()) {
			JsonArray entry = new JsonArray();
			entry.add(piece);
			entry.add(special.contains(piece) ? 0.0 : -4.0);
			vocabulary.add(entry);
		}
		model.add("vocab", vocabulary);
		file.add("model", model);
		return new Built(file.toString(), ids);
	}
}
