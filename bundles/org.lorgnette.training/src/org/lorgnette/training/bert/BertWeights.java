package org.lorgnette.training.bert;

import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

import org.lorgnette.training.weights.NetParameters;
import org.lorgnette.training.weights.SafetensorsFile;
import org.lorgnette.training.weights.TensorEntry;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.nn.Parameter;
import ai.djl.training.initializer.Initializer;

/**
 * Weights of Hugging Face checkpoints, from {@code model.safetensors}. Half precision, bfloat16 included, is widened to floats
 * here, not by native code.
 */
public final class BertWeights {

	static final String FILE = "model.safetensors";
	private static final List<String> PREFIXES = List.of("bert.", "distilbert.", "roberta.", "camembert.", "xlm_roberta.", "model.",
			"");
	private static final String TABLE = "embeddings.word_embeddings.weight";
	private static final int NAMED_AT_MOST = 10;

	/** Buffers, and heads that were of use in pre-training only. */
	private static final Pattern OF_NO_USE = Pattern
			.compile("(.*\\.)?(embeddings\\.(position_ids|token_type_ids)|pooler\\.dense\\.(weight|bias))|cls\\..*|lm_head\\..*"
					+ "|vocab_(transform|layer_norm|projector)\\..*");

	private BertWeights() {
	}

	/**
	 * A model with the head that the checkpoint has.
	 *
	 * @param manager
	 *            in which its weights are made
	 * @throws IOException
	 *             if a file is missing or damaged, if the checkpoint has no head, or if its weights are not those of its
	 * configuration or             not finite, naming the file and the tensor
	 */
	public static BertModel load(Path folder, NDManager manager) throws IOException {
		BertConfig config = BertConfig.read(folder);
		BertHead head = config.head().orElseThrow(() -> new IOException(folder.resolve(BertConfig.FILE)
				+ ": the checkpoint is an encoder without a head ('architectures'); train one on it first"));
		BertModel model = new BertModel(config, head, config.labels());
		try (SafetensorsFile file = open(folder)) {
			String prefix = prefix(folder, file);
			set(folder.resolve(FILE), file, model.named(prefix), true, manager);
		}
		return model;
	}

	/** As {@link #load}, of the encoder alone, of a checkpoint with or without a head. */
	public static BertEncoder loadEncoder(Path folder, NDManager manager) throws IOException {
		BertEncoder encoder = new BertEncoder(BertConfig.read(folder));
		try (SafetensorsFile file = open(folder)) {
			set(folder.resolve(FILE), file, encoder.named(prefix(folder, file)), false, manager);
		}
		return encoder;
	}

	/** Gives a new model, such as one that is to be trained, the weights of an encoder; its head is left as it is. */
	public static void loadEncoder(BertModel model, Path folder, NDManager manager) throws IOException {
		try (SafetensorsFile file = open(folder)) {
			set(folder.resolve(FILE), file, model.encoder().named(prefix(folder, file)), false, manager);
		}
	}

	private static SafetensorsFile open(Path folder) throws IOException {
		Path file = folder.resolve(FILE);
		if (Files.isRegularFile(file)) {
			return SafetensorsFile.open(file);
		}
		if (Files.isRegularFile(folder.resolve(FILE + ".index.json"))) {
			throw new IOException(folder + ": the weights lie in several files; save them in one, with max_shard_size='100GB'");
		}
		boolean pickled = Files.isRegularFile(folder.resolve("pytorch_model.bin"));
		String remedy = pickled ? ", only pytorch_model.bin, which may run code when it is read; save the model anew with "
				+ "save_pretrained(FOLDER, safe_serialization=True)" : "; name a folder with a checkpoint of the Hugging Face tools";
		throw new IOException(folder + ": there is no " + FILE + remedy);
	}

	private static String prefix(Path folder, SafetensorsFile file) throws IOException {
		Optional<String> prefix = PREFIXES.stream().filter(known -> file.tensors().containsKey(known + TABLE)).findFirst();
		return prefix.orElseThrow(() -> new IOException(folder.resolve(FILE) + ": has no tensor '..." + TABLE
				+ "' of an encoder; its tensors are " + listed(List.copyOf(file.names()))));
	}

	private static void set(Path path, SafetensorsFile file, Map<String, Parameter> named, boolean all, NDManager manager)
			throws IOException {
		List<String> problems = new ArrayList<>();
		List<String> used = new ArrayList<>();
		List<String> missing = new ArrayList<>();
		List<String> shapes = new ArrayList<>();
		named.forEach((name, parameter) -> {
			Optional<TensorEntry> tensor = find(file, name);
			tensor.ifPresentOrElse(found -> {
				used.add(found.name());
				if (!found.shape().equals(Arrays.stream(parameter.getShape().getShape()).boxed().toList())) {
					shapes.add(found.name() + " " + found.shape() + " instead of " + parameter.getShape());
				}
			}, () -> missing.add(name));
		});
		List<String> surplus = file.names().stream().filter(name -> !used.contains(name) && !OF_NO_USE.matcher(name).matches())
				.toList();
		tell(problems, "missing: ", missing);
		tell(problems, "of another shape: ", shapes);
		tell(problems, "unknown: ", all ? surplus : List.of());
		if (!problems.isEmpty()) {
			throw new IOException(path + ": these are not the weights of the network that " + BertConfig.FILE + " describes; "
					+ String.join("; ", problems));
		}
		for (Map.Entry<String, Parameter> entry : named.entrySet()) {
			String tensor = find(file, entry.getKey()).orElseThrow().name();
			float[] values = file.floats(tensor);
			NetParameters.requireFinite(path.toString(), tensor, values);
			set(entry.getValue(), values, manager);
		}
	}

	private static void set(Parameter parameter, float[] values, NDManager manager) {
		if (!parameter.isInitialized()) {
			// Drawing random numbers first would take seconds, for nothing.
			parameter.setInitializer(Initializer.ZEROS);
			parameter.initialize(manager, DataType.FLOAT32);
		}
		parameter.getArray().set(FloatBuffer.wrap(values));
	}

	/** Normalisations are named as in TensorFlow in early checkpoints. */
	private static Optional<TensorEntry> find(SafetensorsFile file, String name) {
		String early = name.replace("LayerNorm.weight", "LayerNorm.gamma").replace("LayerNorm.bias", "LayerNorm.beta");
		return Optional.ofNullable(file.tensors().getOrDefault(name, file.tensors().get(early)));
	}

	private static void tell(List<String> problems, String what, List<String> names) {
		if (!names.isEmpty()) {
			problems.add(what + listed(names));
		}
	}

	private static String listed(List<String> names) {
		int left = names.size() - NAMED_AT_MOST;
		return String.join(", ", names.subList(0, Math.min(NAMED_AT_MOST, names.size()))) + (left > 0 ? " and " + left + " more" : "");
	}
}
