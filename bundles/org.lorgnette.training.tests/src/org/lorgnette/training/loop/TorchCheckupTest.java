package org.lorgnette.training.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lorgnette.engine.Checkup.Finding;
import org.lorgnette.engine.Checkup.State;
import org.lorgnette.engine.ModelStore;
import org.lorgnette.engine.djl.runtime.GpuParts;
import org.lorgnette.engine.djl.runtime.Gpus;
import org.lorgnette.engine.djl.runtime.Probe;

class TorchCheckupTest {

	private static final Gpus ONE = new Gpus(Optional.of("570.1"), List.of("NVIDIA H200, 143771 MiB"));

	@TempDir
	Path folder;

	private final Map<String, String> environment = new HashMap<>();

	private Finding gpu(int count, Gpus gpus, Locale locale) {
		Probe.Outcome outcome = new Probe.Outcome(Map.of("version", "2.7.1", "library", folder.toString(), "gpus", String.valueOf(count)),
				Optional.empty(), Optional.empty());
		List<Finding> findings = new TorchCheckup(() -> outcome, () -> gpus, name -> Optional.ofNullable(environment.get(name)))
				.examine(ModelStore.EMPTY, locale);
		assertEquals(List.of("pytorch", "pytorch-gpu"), findings.stream().map(Finding::id).toList());
		assertEquals(Files.exists(folder.resolve(System.mapLibraryName("torch_cuda"))) ? "cuda" : "cpu",
				findings.getFirst().details().get("flavour"));
		return findings.getLast();
	}

	private void library(String name) throws IOException {
		Files.createFile(folder.resolve(System.mapLibraryName(name)));
	}

	@Test
	void thatOfThisMachineStarts() {
		List<Finding> findings = new TorchCheckup().examine(ModelStore.EMPTY, Locale.ENGLISH);
		assertEquals(State.READY, findings.getFirst().state(), findings.toString());
		assertTrue(((String) findings.getFirst().details().get("version")).startsWith("2.7.1"), findings.toString());
		assertEquals(Torch.engine().getGpuCount(), findings.getLast().details().get("devices"));
	}

	@Test
	void whatIsMissingForGpusIsNamed() throws IOException {
		assertEquals("no: this machine shows no GPU", gpu(0, new Gpus(Optional.empty(), List.of()), Locale.ENGLISH).text());
		Finding build = gpu(0, ONE, Locale.ENGLISH);
		assertEquals("no: the PyTorch here is the build for processors", build.text());
		assertTrue(build.remedy().orElseThrow().contains("(cu128)") && build.remedy().orElseThrow().contains("PYTORCH_LIBRARY_PATH"));
		environment.put("PYTORCH_LIBRARY_PATH", folder.toString());
		assertEquals("no: there is no libtorch in " + folder + " (PYTORCH_LIBRARY_PATH)", gpu(0, ONE, Locale.ENGLISH).text());
		library("torch");
		assertTrue(gpu(0, ONE, Locale.FRENCH).text().contains("sans libtorch_cuda"));
		library("torch_cuda");
		assertEquals("no: PyTorch for GPUs is there, but sees none (driver 570.1)", gpu(0, ONE, Locale.ENGLISH).text());
		Gpus unreachable = new Gpus(Optional.of("570.1"), ONE.names(),
				new GpuParts(true, List.of("0000:01:00.0"), List.of("/dev/nvidia0"), Optional.empty()));
		assertTrue(gpu(0, unreachable, Locale.ENGLISH).text().contains("libcuda.so.1 is not"));
		environment.put("CUDA_VISIBLE_DEVICES", "-1");
		assertEquals("no: CUDA_VISIBLE_DEVICES is '-1', and PyTorch sees none", gpu(0, ONE, Locale.ENGLISH).text());
		assertEquals(State.READY, gpu(2, ONE, Locale.ENGLISH).state());
		assertEquals("1 GPUs: NVIDIA H200, 143771 MiB", gpu(1, ONE, Locale.ENGLISH).text());
	}

	@Test
	void aLibraryThatKillsIsBroken() {
		TorchCheckup checkup = new TorchCheckup(
				() -> new Probe.Outcome(Map.of(), Optional.of("the process that loads it ended with status 139"), Optional.empty()), () -> ONE,
				name -> Optional.ofNullable(environment.get(name)));
		Finding bundled = checkup.examine(ModelStore.EMPTY, Locale.ENGLISH).getFirst();
		assertEquals(State.BROKEN, bundled.state());
		assertTrue(bundled.remedy().orElseThrow().contains("DJL_CACHE_DIR"), bundled.toString());
		environment.put("PYTORCH_LIBRARY_PATH", "/opt/libtorch");
		assertTrue(checkup.examine(ModelStore.EMPTY, Locale.ENGLISH).getFirst().remedy().orElseThrow()
				.startsWith("PYTORCH_LIBRARY_PATH names /opt/libtorch; unset it"));
	}
}
