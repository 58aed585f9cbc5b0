package org.lorgnette.training.bert;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.lorgnette.engine.training.ComputeDevice;
import org.lorgnette.training.export.OnnxExporter;
import org.lorgnette.training.export.Precision;
import org.lorgnette.training.export.TensorSpec;
import org.lorgnette.training.loop.Torch;

import ai.djl.ndarray.NDManager;

/** Writes checkpoints as ONNX, so that engines over exported folders can serve them. */
public final class BertExport {

	private static final String FULL = "model.onnx";
	private static final String SMALL = "model_quantized.onnx";

	private BertExport() {
	}

	/**
	 * Writes the network of a folder with {@code config.json} and {@code model.safetensors} into the same folder, as
	 * {@code model.onnx} or, in 8 bits, as {@code model_quantized.onnx}.
	 *
	 * @param attention
	 *            whether the weights of attention are outputs as well, as {@code attention.LAYER}
	 * @return the file written
	 * @throws IOException
	 *             as {@link BertWeights#load}, or if the file cannot be written; an earlier one is then kept
	 */
	public static Path write(Path folder, Precision precision, boolean attention) throws IOException {
		return write(folder, folder, precision, attention);
	}

	/** As {@link #write(Path, Precision, boolean)}, into another folder that exists. */
	static Path write(Path folder, Path target, Precision precision, boolean attention) throws IOException {
		try (NDManager manager = Torch.manager(ComputeDevice.CPU)) {
			BertModel model = BertWeights.load(folder, manager);
			Path file = target.resolve(precision == Precision.INT8 ? SMALL : FULL);
			exporter(model, precision, attention).write(file);
			return file;
		}
	}

	/** An exporter of a model, with inputs and outputs declared by the names that the Hugging Face tools give them. */
	public static OnnxExporter exporter(BertModel model, Precision precision, boolean attention) {
		List<TensorSpec> inputs = new ArrayList<>();
		inputs.add(TensorSpec.integers("input_ids", "batch_size", "sequence_length"));
		inputs.add(TensorSpec.integers("attention_mask", "batch_size", "sequence_length"));
		if (model.encoder().takesTypes()) {
			inputs.add(TensorSpec.integers("token_type_ids", "batch_size", "sequence_length"));
		}
		OnnxExporter exporter = new OnnxExporter(model, precision).inputs(inputs.toArray(TensorSpec[]::new)).outputs(model.head()
				.outputs());
		for (int layer = 0; attention && layer < model.config().layers(); layer++) {
			exporter.taps("attention." + layer);
		}
		return exporter;
	}
}
