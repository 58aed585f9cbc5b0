package org.lorgnette.engine.djl.runtime;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lorgnette.engine.Cancellation;
import org.lorgnette.engine.EngineException;
import org.lorgnette.engine.EngineUnavailableException;
import org.lorgnette.engine.djl.TinyOnnx;

class OnnxModelTest {

	@TempDir
	Path folder;

	/** doubled = 2 x, negated = -x, over x [N, 3]. */
	private Path doubling(boolean narrow) throws IOException {
		TinyOnnx onnx = new TinyOnnx();
		String x = narrow ? onnx.ints("x", "N", 3) : onnx.longs("x", "N", 3);
		String floats = onnx.node("Cast", List.of(x), "to", 1);
		onnx.output("doubled", onnx.node("Add", List.of(floats, floats)), "N", 3);
		onnx.output("negated", onnx.node("Neg", List.of(floats)), "N", 3);
		return Files.write(folder.resolve("doubling.onnx"), onnx.bytes());
	}

	/** Takes seconds on one core: a chain of products of large matrices. */
	private OnnxModel slow() throws IOException, EngineUnavailableException {
		TinyOnnx onnx = new TinyOnnx();
		String x = onnx.floats("x", 700, 700);
		String product = x;
		for (int i = 0; i < 2500; i++) {
			product = onnx.node("MatMul", List.of(product, x));
		}
		onnx.output("product", product, 700, 700);
		return OnnxModel.load(Files.write(folder.resolve("slow.onnx"), onnx.bytes()), 1);
	}

	private static Map<String, FloatTensor> run(OnnxModel model, Set<String> outputs, long... values) throws EngineException {
		try (OnnxCall call = model.call()) {
			call.longs("x", values.length / 3, 3).put(values);
			return call.run(outputs, Cancellation.NONE);
		}
	}

	@Test
	void givesTheOutputsAskedForAndNoOthers() throws Exception {
		for (boolean narrow : new boolean[] {false, true}) {
			try (OnnxModel model = OnnxModel.load(doubling(narrow), 1)) {
				Map<String, FloatTensor> outputs = run(model, Set.of("doubled"), 1, 2, 3, 4, 5, 6);
				assertEquals(Set.of("doubled"), outputs.keySet());
				assertArrayEquals(new float[] {2, 4, 6, 8, 10, 12}, outputs.get("doubled").require("doubled", 2, 3));
				assertArrayEquals(new float[] {-7, -8, -9}, run(model, Set.of("negated", "doubled"), 7, 8, 9).get("negated").values());
				assertEquals(TensorType.floats(TensorType.ANY, 3), model.outputs().get("negated"));
			}
		}
	}

	@Test
	void whatDoesNotFitIsNamed() throws Exception {
		try (OnnxModel model = OnnxModel.load(doubling(false), 1)) {
			String output = assertThrows(EngineException.class, () -> run(model, Set.of("tripled"), 1, 2, 3)).getMessage();
			assertTrue(output.contains("doubling.onnx has no output 'tripled'; its outputs are: doubled, negated"), output);
			String shape = assertThrows(EngineException.class, () -> {
				try (OnnxCall call = model.call()) {
					call.longs("x", 1, 4).put(new long[4]);
					call.run(Set.of("doubled"), Cancellation.NONE);
				}
			}).getMessage();
			assertTrue(shape.contains("doubling.onnx failed on inputs of the shapes x int64 [1, 4]"), shape);
			String name = assertThrows(EngineException.class, () -> {
				try (OnnxCall call = model.call()) {
					call.longs("y", 1, 3).put(new long[3]);
					call.run(Set.of("doubled"), Cancellation.NONE);
				}
			}).getMessage();
			assertTrue(name.contains("y"), name);
			String input = assertThrows(EngineUnavailableException.class,
					() -> model.requireInput("words", TensorType.integers(TensorType.ANY, TensorType.ANY, 8))).getMessage();
			assertTrue(input.endsWith("expected an input 'words' of int64 [?, ?, 8]; its inputs are: x int64 [?, 3]"), input);
			assertThrows(EngineUnavailableException.class, () -> model.requireOutput("doubled", TensorType.floats(TensorType.ANY, 4)));
			assertThrows(EngineUnavailableException.class, () -> model.requireInput("x", TensorType.floats(TensorType.ANY, 3)));
			model.requireInput("x", TensorType.integers(TensorType.ANY, TensorType.ANY));
			FloatTensor outputs = run(model, Set.of("doubled"), 1, 2, 3).get("doubled");
			assertThrows(EngineException.class, () -> outputs.require("doubled", 3, 1));
		}
		FloatTensor damaged = new FloatTensor(new float[] {0, Float.NaN, 1, Float.POSITIVE_INFINITY}, new long[] {4});
		damaged.requireFinite("x", 2, 3);
		assertThrows(EngineException.class, () -> damaged.requireFinite("x", 0, 2));
		assertThrows(EngineException.class, () -> damaged.requireFinite("x", 2, 4));
	}

	@Test
	void filesThatAreNoNetworksAreRefused() throws IOException {
		byte[] good = Files.readAllBytes(doubling(false));
		List<byte[]> bad = List.of(new byte[0], "no network".getBytes(java.nio.charset.StandardCharsets.UTF_8),
				java.util.Arrays.copyOf(good, good.length / 2), new byte[100_000]);
		for (byte[] bytes : bad) {
			Path file = Files.write(folder.resolve("bad.onnx"), bytes);
			EngineUnavailableException refusal = assertThrows(EngineUnavailableException.class, () -> OnnxModel.load(file, 1));
			assertTrue(refusal.getMessage().contains("bad.onnx"), refusal.getMessage());
			assertFalse(refusal.remedy().isBlank());
		}
		assertThrows(EngineUnavailableException.class, () -> OnnxModel.load(folder.resolve("absent.onnx"), 1));
		assertThrows(EngineUnavailableException.class, () -> OnnxModel.load(folder, 1));
	}

	@Test
	void inputsLeftOverFromOtherCallsDoNotShow() throws Exception {
		try (OnnxModel model = OnnxModel.load(doubling(false), 1)) {
			run(model, Set.of("doubled"), new long[3000]);
			for (int i = 1; i < 50; i++) {
				assertArrayEquals(new float[] {2 * i, 4, 6}, run(model, Set.of("doubled"), i, 2, 3).get("doubled").values());
			}
		}
	}

	@Test
	void severalThreadsRunAtOnce() throws Exception {
		ExecutorService threads = Executors.newFixedThreadPool(4);
		try (OnnxModel model = OnnxModel.load(doubling(false), 1)) {
			List<Future<Boolean>> results = java.util.stream.IntStream.range(0, 4).mapToObj(thread -> threads.submit(() -> {
				for (int i = 0; i < 500; i++) {
					if (run(model, Set.of("doubled"), i, thread, 3).get("doubled").values()[0] != 2 * i) {
						return false;
					}
				}
				return true;
			})).toList();
			for (Future<Boolean> result : results) {
				assertTrue(result.get());
			}
		} finally {
			threads.shutdown();
		}
	}

	@Test
	@SuppressWarnings("try")
	void aRunningNetworkStopsWhenCancelledAndWhenClosed() throws Exception {
		ExecutorService thread = Executors.newSingleThreadExecutor();
		try (OnnxModel model = slow()) {
			AtomicBoolean cancelled = new AtomicBoolean();
			Future<?> run = thread.submit(() -> product(model, cancelled::get));
			Thread.sleep(300);
			assertFalse(run.isDone(), "the network is too fast for this test");
			cancelled.set(true);
			ExecutionException stopped = assertThrows(ExecutionException.class, () -> run.get(5, TimeUnit.SECONDS));
			assertEquals(CancellationException.class, stopped.getCause().getClass());

			Future<?> other = thread.submit(() -> product(model, Cancellation.NONE));
			Thread.sleep(300);
			assertFalse(other.isDone());
			model.close();
			ExecutionException closed = assertThrows(ExecutionException.class, () -> other.get(5, TimeUnit.SECONDS));
			assertEquals(IllegalStateException.class, closed.getCause().getClass());
			assertThrows(IllegalStateException.class, () -> product(model, Cancellation.NONE));
			model.close();
		} finally {
			thread.shutdown();
		}
	}

	private static Void product(OnnxModel model, Cancellation cancellation) throws EngineException {
		try (OnnxCall call = model.call()) {
			call.floats("x", 700, 700).put(new float[700 * 700]);
			call.run(Set.of("product"), cancellation);
			return null;
		}
	}

	@Test
	void aThreadWithAnotherLoaderCanStartNatives() throws Exception {
		Thread.currentThread().setContextClassLoader(ClassLoader.getPlatformClassLoader());
		try (OnnxModel model = OnnxModel.load(doubling(false), 1)) {
			assertEquals(2, run(model, Set.of("doubled"), 1, 2, 3).get("doubled").values()[0]);
			Natives.requireTokenizers();
			assertEquals(ClassLoader.getPlatformClassLoader(), Thread.currentThread().getContextClassLoader());
		} finally {
			Thread.currentThread().setContextClassLoader(OnnxModelTest.class.getClassLoader());
		}
	}

	@Test
	void theRemedyFitsTheMachine() throws IOException {
		String known = "linux x86_64";
		assertTrue(Natives.remedy("X", "macos x86_64", folder, "-Dx=DIR").startsWith("neural engines do not run on macos x86_64"));
		assertTrue(Natives.remedy("X", known, folder, "-Dx=DIR").contains("noexec"));
		Path file = Files.createFile(folder.resolve("file"));
		String unwritable = Natives.remedy("X", known, file.resolve("inside"), "-Dx=DIR");
		assertTrue(unwritable.contains("cannot be written to") && unwritable.contains("LORGNETTE_OPTS=-Dx=DIR"), unwritable);
		assertTrue(Set.of("linux x86_64", "linux aarch64", "macos aarch64", "windows x86_64").contains(Natives.platform())
				|| Natives.remedy("X", Natives.platform(), folder, "").contains(Natives.platform()));
	}
}
