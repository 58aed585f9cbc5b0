package org.lorgnette.training.export;

import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;

import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lorgnette.training.nn.Dense;
import org.lorgnette.training.nn.Net;
import org.lorgnette.training.nn.Ops;

import ai.djl.ndarray.types.DataType;
import ai.djl.nn.Parameter;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;

class OnnxExporterTest {

	@TempDir
	Path folder;

	/** Two maps, of which one is used twice, and a tap that nothing else needs. */
	private static final class Two extends Net {
		private final Dense first = child("first", new Dense(3, 3));
		private final Dense second = child("second", new Dense(3, 2));

		@Override
		public <T> List<T> apply(Ops<T> ops, List<T> inputs) {
			T once = first.apply(ops, inputs.getFirst());
			ops.tap("aside", ops.tanh(once));
			T twice = ops.tap("twice", first.apply(ops, once));
			return List.of(twice, second.apply(ops, twice));
		}
	}

	private static Two two() {
		Two net = new Two();
		net.initialize(OpsNet.MANAGER, DataType.FLOAT32);
		return net;
	}

	private static OnnxExporter exporter(Net net) {
		return new OnnxExporter(net, Precision.FP32).inputs(TensorSpec.floats("x", "batch", "3"));
	}

	private static GraphProto graph(byte[] model) throws IOException {
		return ModelProto.parseFrom(model).getGraph();
	}

	@Test
	void writesEachParameterOnceUnderItsPath() throws Exception {
		ModelProto model = ModelProto.parseFrom(exporter(two()).outputs("a", "b").toBytes());
		List<String> names = model.getGraph().getInitializerList().stream().map(TensorProto::getName).toList();
		Assertions.assertEquals(List.of("01first_weight.transposed", "01first_bias", "02second_weight.transposed",
				"02second_bias"), names);
		Assertions.assertEquals(1, model.getOpsetImportCount());
		Assertions.assertEquals(20, model.getOpsetImport(0).getVersion());
		Assertions.assertEquals("batch", model.getGraph().getInput(0).getType().getTensorType().getShape().getDim(0).getDimParam());
		Assertions.assertEquals(3, model.getGraph().getInput(0).getType().getTensorType().getShape().getDim(1).getDimValue());
	}

	@Test
	void publishesOnlyTheTapsAskedFor() throws Exception {
		GraphProto none = graph(exporter(two()).outputs("a", "b").toBytes());
		Assertions.assertTrue(none.getNodeList().stream().map(NodeProto::getOpType).noneMatch("Tanh"::equals));
		GraphProto tapped = graph(exporter(two()).outputs("a", "b").taps("aside", "twice").toBytes());
		Assertions.assertEquals(List.of("a", "b", "aside", "twice"),
				tapped.getOutputList().stream().map(ValueInfoProto::getName).toList());
		Assertions.assertTrue(tapped.getNodeList().stream().map(NodeProto::getOpType).anyMatch("Tanh"::equals));
		String told = Assertions.assertThrows(IllegalArgumentException.class,
				() -> exporter(two()).outputs("a", "b").taps("attention.9").toBytes()).getMessage();
		Assertions.assertTrue(told.contains("attention.9") && told.contains("aside, twice"), told);
	}

	static <T> List<T> twins(OpsNet net, Ops<T> ops, T x, T y, T ids) {
		return List.of(ops.add(ops.softmax(ops.affine(x, 2, 2), -1), ops.softmax(ops.affine(x, 2, 2), -1)), x, ops.parameter(net.bias));
	}

	@Test
	void computesTheSameOnceAndKeepsConstantsOnce() throws Exception {
		GraphProto graph = graph(new OpsNet(OnnxExporterTest::twins).export(Precision.FP32, 3));
		Assertions.assertEquals(List.of("Mul", "Add", "Softmax", "Add", "Identity", "Identity", "Identity"),
				graph.getNodeList().stream().map(NodeProto::getOpType).toList());
		Assertions.assertEquals(2, graph.getInitializerCount(), "one constant and the bias");
		Assertions.assertEquals(graph.getNodeCount(),
				new HashSet<>(graph.getNodeList().stream().map(node -> node.getOutput(0)).toList()).size());
	}

	@Test
	void givesTheSameBytesEachTime() throws Exception {
		Two net = two();
		for (Precision precision : Precision.values()) {
			OnnxExporter exporter = new OnnxExporter(net, precision).inputs(TensorSpec.floats("x", "batch", "3")).outputs("a", "b");
			byte[] bytes = exporter.toBytes();
			Assertions.assertArrayEquals(bytes, exporter.toBytes());
			Path file = folder.resolve("sub/model.onnx");
			exporter.write(file);
			Assertions.assertArrayEquals(bytes, Files.readAllBytes(file));
			try (var files = Files.list(file.getParent())) {
				Assertions.assertEquals(List.of(file), files.toList());
			}
		}
	}

	@Test
	void refusesWeightsThatAreNoNumbersAndKeepsTheEarlierFile() throws Exception {
		Two net = two();
		Path file = Files.writeString(folder.resolve("model.onnx"), "earlier");
		Parameter bias = net.getParameters().get("02second_bias");
		bias.getArray().set(FloatBuffer.wrap(new float[] { 1, Float.NaN }));
		String told = Assertions.assertThrows(IOException.class, () -> exporter(net).outputs("a", "b").write(file)).getMessage();
		Assertions.assertTrue(told.contains("02second_bias") && told.contains("NaN"), told);
		Assertions.assertEquals("earlier", Files.readString(file));
	}

	@Test
	void tellsWhatIsWrong() {
		tells("gives 2 outputs, but 1 are named", exporter(two()).outputs("a"));
		tells("'a'", exporter(two()).outputs("a", "a"));
		tells("'twice'", exporter(two()).outputs("twice", "b").taps("twice"));
		tells("'x'", exporter(two()).outputs("x", "b"));
		tells("'x'", exporter(two()).inputs(TensorSpec.floats("x", "batch")).outputs("a", "b"));
		Assertions.assertThrows(IllegalArgumentException.class, () -> new TensorSpec("x", ElementType.INT8, List.of()));
		Two fresh = new Two();
		String told = Assertions.assertThrows(IllegalStateException.class,
				() -> exporter(fresh).outputs("a", "b").toBytes()).getMessage();
		Assertions.assertTrue(told.contains("01first_weight"), told);
	}

	@Test
	void refusesAParameterOfAnotherNetwork() {
		Dense stranger = new Dense(3, 3);
		Net net = new Net() {
			@Override
			public <T> List<T> apply(Ops<T> ops, List<T> inputs) {
				return List.of(stranger.apply(ops, inputs.getFirst()));
			}
		};
		tells("does not belong", exporter(net).outputs("a"));
	}

	static <T> List<T> tappedTwice(OpsNet net, Ops<T> ops, T x, T y, T ids) {
		return List.of(ops.add(ops.tap("same", x), ops.tap("same", y)));
	}

	static <T> List<T> wrongAxis(OpsNet net, Ops<T> ops, T x, T y, T ids) {
		return List.of(ops.sum(x, 3));
	}

	@Test
	void refusesTwoTapsOfOneNameAndAxesThatAreNotThere() {
		Assertions.assertThrows(IllegalArgumentException.class,
				() -> new OpsNet(OnnxExporterTest::tappedTwice).export(Precision.FP32, 1));
		Assertions.assertThrows(IllegalArgumentException.class,
				() -> new OpsNet(OnnxExporterTest::wrongAxis).export(Precision.FP32, 1));
	}

	private static void tells(String part, OnnxExporter exporter) {
		String told = Assertions.assertThrows(IllegalArgumentException.class, exporter::toBytes).getMessage();
		Assertions.assertTrue(told.contains(part), told);
	}
}
