package org.lorgnette.training.export;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lorgnette.training.loop.Torch;
import org.lorgnette.training.nn.WordEncoder;
import org.lorgnette.training.weights.NetParameters;
import org.lorgnette.training.weights.NetWeights;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.nn.Parameter;

class ExportedWeightsTest {

	@TempDir
	Path folder;

	/** Large enough that tables and linear maps are rounded. */
	@Test
	void givesBackWhatWasExported() throws Exception {
		WordEncoder.Size size = new WordEncoder.Size(300, 66, 2, 3, 80, 1);
		try (NDManager manager = Torch.engine().newBaseManager()) {
			WordEncoder net = new WordEncoder(size, 0);
			net.initialize(manager, DataType.FLOAT32);
			for (Precision precision : Precision.values()) {
				Path file = folder.resolve(precision + ".onnx");
				new OnnxExporter(net, precision).inputs(TensorSpec.integers("words", "batch", "words", "4")).outputs("x").write(file);
				ExportedWeights weights = ExportedWeights.read(file);
				assertEquals(OptionalInt.of(3), weights.heads());
				assertTrue(weights.has("Softmax"));
				assertFalse(weights.has("Tanh"));
				assertEquals(NetParameters.of(net).keySet(), weights.shapes().keySet());
				for (Map.Entry<String, Parameter> parameter : NetParameters.of(net).entrySet()) {
					String name = parameter.getKey();
					assertEquals(Arrays.stream(parameter.getValue().getShape().getShape()).boxed().toList(), weights.shapes().get(name), name);
					float[] trained = NetParameters.values(name, parameter.getValue());
					float[] found = weights.floats(name);
					if (precision == Precision.FP32) {
						assertArrayEquals(trained, found, name);
						continue;
					}
					List<Long> shape = weights.shapes().get(name);
					int columns = shape.getLast().intValue();
					for (int row = 0; row < trained.length / columns; row++) {
						float largest = 0;
						for (int i = row * columns; i < (row + 1) * columns; i++) {
							largest = Math.max(largest, Math.abs(trained[i]));
						}
						for (int i = row * columns; i < (row + 1) * columns; i++) {
							assertEquals(trained[i], found[i], largest / 254 * 1.001f + 1e-9f, name + " " + i);
						}
					}
				}
				WordEncoder again = new WordEncoder(size, 0);
				NetWeights.load(again, weights, manager);
				assertArrayEquals(weights.floats("01embedding_table"), NetParameters.values("table", NetParameters.of(again).get("01embedding_table")));
				IOException other = assertThrows(IOException.class,
						() -> NetWeights.load(new WordEncoder(new WordEncoder.Size(300, 66, 1, 3, 70, 1), 0), weights, manager));
				assertTrue(other.getMessage().contains(file.toString()) && other.getMessage().contains("of another shape"), other.getMessage());
			}
		}
	}

	@Test
	void saysWhatIsNoModel() throws Exception {
		Path file = Files.writeString(folder.resolve("x.onnx"), "not a model, not at all");
		IOException failure = assertThrows(IOException.class, () -> ExportedWeights.read(file));
		assertTrue(failure.getMessage().contains("x.onnx"), failure.getMessage());
	}
}
