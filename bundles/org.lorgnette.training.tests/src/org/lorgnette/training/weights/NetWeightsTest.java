package org.lorgnette.training.weights;

import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lorgnette.training.nn.Dense;
import org.lorgnette.training.nn.Net;
import org.lorgnette.training.nn.Ops;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.nn.Parameter;

class NetWeightsTest {

	@TempDir
	Path folder;

	private final NDManager manager = NDManager.newBaseManager("PyTorch");

	/** Maps of one width, so that more of them make another network with the same beginning. */
	private static final class Stack extends Net {
		private final Dense first;

		Stack(int width, int maps) {
			first = child("map0", new Dense(width, width));
			for (int i = 1; i < maps; i++) {
				child("map" + i, new Dense(width, width));
			}
		}

		@Override
		public <T> List<T> apply(Ops<T> ops, List<T> inputs) {
			return List.of(first.apply(ops, inputs.getFirst()));
		}
	}

	private Stack stack(int width, int maps) {
		Stack net = new Stack(width, maps);
		net.initialize(manager, DataType.FLOAT32);
		return net;
	}

	private static void requireEqual(Net expected, Net found) {
		NetParameters.of(expected).forEach((name, parameter) -> Assertions.assertArrayEquals(parameter.getArray().toFloatArray(),
				NetParameters.of(found).get(name).getArray().toFloatArray(), name));
	}

	@Test
	void loadsWhatWasSaved() throws IOException {
		Path file = folder.resolve("a.safetensors");
		Stack net = stack(5, 3);
		NetWeights.save(net, file, Map.of("step", "12"));
		Stack initialised = stack(5, 3);
		Assertions.assertEquals(Map.of("step", "12"), NetWeights.load(initialised, file, manager));
		requireEqual(net, initialised);
		Stack fresh = new Stack(5, 3);
		NetWeights.load(fresh, file, manager);
		requireEqual(net, fresh);
		try (SafetensorsFile read = SafetensorsFile.open(file)) {
			Assertions.assertEquals(List.of("01map0_weight", "01map0_bias", "02map1_weight", "02map1_bias", "03map2_weight",
					"03map2_bias"),
					List.copyOf(read.names()));
		}
	}

	/** Weights can be set back while training goes on: gradients are still asked for afterwards. */
	@Test
	void loadsIntoANetworkInTraining() throws IOException {
		Path file = folder.resolve("a.safetensors");
		Stack net = stack(4, 1);
		NetWeights.save(net, file, Map.of());
		Stack training = stack(4, 1);
		NetParameters.of(training).values().forEach(parameter -> parameter.getArray().setRequiresGradient(true));
		NetWeights.load(training, file, manager);
		requireEqual(net, training);
		NetParameters.of(training).values().forEach(parameter -> Assertions.assertTrue(parameter.getArray().hasGradient()));
	}

	@Test
	void namesWhatIsMissingUnknownOrOfAnotherShape() throws IOException {
		Path file = folder.resolve("a.safetensors");
		NetWeights.save(stack(4, 2), file, Map.of());
		tells(new Stack(4, 3), file, "missing: 03map2_weight, 03map2_bias");
		tells(new Stack(4, 1), file, "unknown: 02map1_weight, 02map1_bias");
		tells(new Stack(3, 2), file, "01map0_weight [4, 4] instead of [3, 3]");
		tells(new Stack(4, 12), file, "and 10 more");
	}

	private void tells(Net net, Path file, String part) {
		String told = Assertions.assertThrows(IOException.class, () -> NetWeights.load(net, file, manager)).getMessage();
		Assertions.assertTrue(told.startsWith(file.toString()) && told.contains(part), told);
		NetParameters.of(net).values().forEach(parameter -> Assertions.assertFalse(parameter.isInitialized()));
	}

	@Test
	void refusesValuesThatAreNotFinite() throws IOException {
		Path file = folder.resolve("a.safetensors");
		Stack net = stack(2, 2);
		NetWeights.save(net, file, Map.of());
		byte[] earlier = Files.readAllBytes(file);
		Parameter last = NetParameters.of(net).get("02map1_bias");
		last.getArray().set(FloatBuffer.wrap(new float[] { 0, Float.POSITIVE_INFINITY }));
		String told = Assertions.assertThrows(IOException.class, () -> NetWeights.save(net, file, Map.of())).getMessage();
		Assertions.assertTrue(told.contains("02map1_bias") && told.contains("Infinity") && told.contains("value 1"), told);
		Assertions.assertArrayEquals(earlier, Files.readAllBytes(file));

		byte[] damaged = earlier.clone();
		damaged[damaged.length - 1] = 0x7f;
		damaged[damaged.length - 2] = (byte) 0xc0;
		Files.write(file, damaged);
		Stack loaded = stack(2, 2);
		float[] before = NetParameters.of(loaded).get("01map0_weight").getArray().toFloatArray();
		Assertions.assertThrows(IOException.class, () -> NetWeights.load(loaded, file, manager));
		Assertions.assertArrayEquals(before, NetParameters.of(loaded).get("01map0_weight").getArray().toFloatArray(),
				"nothing is set unless everything fits");
	}

	@Test
	void sharedParametersAreThereOnce() {
		Dense shared = new Dense(2, 2);
		Net net = new Net() {
			{
				child("a", shared);
				child("b", shared);
			}

			@Override
			public <T> List<T> apply(Ops<T> ops, List<T> inputs) {
				return inputs;
			}
		};
		Assertions.assertEquals(List.of("01a_weight", "01a_bias"), List.copyOf(NetParameters.of(net).keySet()));
	}
}
