package org.lorgnette.training.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

import org.junit.jupiter.api.Test;
import org.lorgnette.engine.Cancellation;
import org.lorgnette.engine.EngineException;
import org.lorgnette.engine.Setting;
import org.lorgnette.engine.Settings;
import org.lorgnette.engine.training.ComputeDevice;
import org.lorgnette.engine.training.TrainedEngine;
import org.lorgnette.engine.training.TrainingData;
import org.lorgnette.engine.training.TrainingListener;
import org.lorgnette.engine.training.TrainingSession;
import org.lorgnette.model.Task;
import org.lorgnette.training.nn.Computing;
import org.lorgnette.training.nn.Computing.Attending;

class NetworkTrainerTest {

	private static final class Failing extends NetworkTrainer {

		private final Throwable failure;

		Failing(Throwable failure) {
			this.failure = failure;
		}

		@Override
		public String id() {
			return "failing";
		}

		@Override
		public String description() {
			return "Fails.";
		}

		@Override
		public Optional<Task> task() {
			return Optional.empty();
		}

		@Override
		public List<Setting> settings() {
			return LearningSettings.declared(3, 0.01, 3000);
		}

		@Override
		protected void make(TrainingData data, Settings settings, TrainingSession session) {
			if (failure instanceof Error error) {
				throw error;
			}
			throw (RuntimeException) failure;
		}

		@Override
		public Optional<TrainedEngine> engine(Path model, Settings settings) {
			return Optional.empty();
		}
	}

	private static void train(Throwable failure, ComputeDevice device) throws Exception {
		Failing trainer = new Failing(failure);
		trainer.train(TrainingData.of(java.util.stream.Stream::empty), Settings.of(trainer.settings(), Map.of()),
				new TrainingSession(Path.of("model"), Path.of("checkpoints"), false, 1, device, OptionalInt.empty(), TrainingListener.NONE,
						Cancellation.NONE));
	}

	@Test
	void shortageOnAGpuSaysWhatToDo() {
		RuntimeException told = new ai.djl.engine.EngineException("CUDA out of memory. Tried to allocate 20.00 GiB. GPU 0 has a total "
				+ "capacity of 15.70 GiB of which 3.10 GiB is free.\nException raised from malloc at CUDACachingAllocator.cpp:1179");
		EngineException failed = assertThrows(EngineException.class, () -> train(told, ComputeDevice.gpu(0)));
		assertTrue(failed.getMessage().startsWith("failing: the GPU has too little memory (CUDA out of memory. Tried to allocate 20.00 GiB."),
				failed.getMessage());
		assertTrue(failed.getMessage().endsWith("make the setting 'batch-words' smaller than 3000; or train on the processor with "
				+ "'device: cpu' (this was gpu:0)"), failed.getMessage());
		assertSame(told, failed.getCause());
	}

	@Test
	void shortageOnTheProcessorSaysSo() {
		EngineException failed = assertThrows(EngineException.class, () -> train(new ai.djl.engine.EngineException(
				"[enforce fail at alloc_cpu.cpp:118] err == 0. DefaultCPUAllocator: can't allocate memory: you tried to allocate 800000 bytes."),
				ComputeDevice.CPU));
		assertTrue(failed.getMessage().contains("there is too little memory") && failed.getMessage().endsWith("close other programs"),
				failed.getMessage());
		EngineException java = assertThrows(EngineException.class, () -> train(new OutOfMemoryError("Java heap space"), ComputeDevice.CPU));
		assertTrue(java.getMessage().contains("-Xmx"), java.getMessage());
	}

	/** A real failure of PyTorch, for which no memory is really asked. */
	@Test
	void whatPyTorchItselfSaysIsKnown() {
		RuntimeException told = assertThrows(RuntimeException.class, () -> {
			try (ai.djl.ndarray.NDManager manager = Torch.manager(ComputeDevice.CPU)) {
				manager.zeros(new ai.djl.ndarray.types.Shape(1L << 30, 1L << 20));
			}
		});
		EngineException failed = assertThrows(EngineException.class, () -> train(told, ComputeDevice.CPU));
		assertTrue(failed.getMessage().contains("there is too little memory"), failed.getMessage());
	}

	@Test
	void otherFailuresStayWhatTheyAre() {
		RuntimeException other = new IllegalStateException("the shapes [3] and [4] do not fit");
		assertSame(other, assertThrows(IllegalStateException.class, () -> train(other, ComputeDevice.gpu(1))));
	}

	@Test
	void settingsSayHowToCompute() {
		List<Setting> declared = LearningSettings.declared(3, 0.01, 3000);
		assertEquals(new Computing(Attending.AUTO, false), LearningSettings.computing(Settings.of(declared, Map.of())));
		assertEquals(new Computing(Attending.FUSED, true),
				LearningSettings.computing(Settings.of(declared, Map.of("attention", "fused", "precision", "bf16"))));
		assertEquals(new Computing(Attending.EXPLICIT, false),
				LearningSettings.plan(Settings.of(declared, Map.of("attention", "explicit")), 10, 1).computing());
		assertThrows(IllegalArgumentException.class, () -> Settings.of(declared, Map.of("precision", "fp8")));
	}
}
