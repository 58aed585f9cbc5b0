package org.lorgnette.engine.djl.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.lorgnette.engine.Checkup.Finding;
import org.lorgnette.engine.Checkup.State;
import org.lorgnette.engine.ModelStore;

class NativesCheckupTest {

	private static final Gpus NONE = new Gpus(Optional.empty(), List.of());

	private static Map<String, Finding> examine(NativesCheckup checkup, Locale locale) {
		return checkup.examine(ModelStore.EMPTY, locale).stream().collect(Collectors.toMap(Finding::id, Function.identity()));
	}

	/** Both are on this machine, or no test of a network runs. */
	@Test
	void theLibrariesOfThisMachineStart() {
		Map<String, Finding> found = examine(new NativesCheckup(), Locale.ENGLISH);
		assertEquals(State.READY, found.get("onnxruntime").state(), found.toString());
		assertEquals("1.29.0", found.get("onnxruntime").details().get("version"));
		assertTrue(((List<?>) found.get("onnxruntime").details().get("providers")).contains("CPUExecutionProvider"));
		assertEquals(State.READY, found.get("tokenizers").state(), found.toString());
		assertEquals("0.21.0-0.35.1", found.get("tokenizers").text());
	}

	@Test
	void aLibraryThatDoesNotStartIsBroken() {
		NativesCheckup checkup = new NativesCheckup((main, library) -> library.equals("tokenizers")
				? new Probe.Outcome(Map.of(), Optional.of("no space"), Optional.of("make room"))
				: Probe.Outcome.failed("the process that loads it ended with status 139"), () -> NONE);
		Map<String, Finding> found = examine(checkup, Locale.FRENCH);
		assertEquals(new Finding("tokenizers", "Bibliothèque de segmentation", State.BROKEN, "no space", Optional.of("make room"), Map.of()),
				found.get("tokenizers"));
		assertEquals(State.BROKEN, found.get("onnxruntime").state());
		assertTrue(found.get("onnxruntime").remedy().orElseThrow().contains("bibliothèques C et C++"), found.toString());
	}

	@Test
	void gpusAreNamedOrWhatIsMissing() {
		Probe.Outcome works = new Probe.Outcome(Map.of("version", "1", "providers", "CUDAExecutionProvider,CPUExecutionProvider"),
				Optional.empty(), Optional.empty());
		Gpus two = Gpus.of(Optional.empty(), List.of("NVIDIA H200, 143771 MiB, 570.86.10", "Quadro P400, 2048 MiB, 570.86.10"));
		Finding seen = examine(new NativesCheckup((main, library) -> works, () -> two), Locale.ENGLISH).get("gpu");
		assertEquals("NVIDIA H200, 143771 MiB; Quadro P400, 2048 MiB (driver 570.86.10)", seen.text());
		assertEquals(State.READY, seen.state());
		Finding hidden = examine(new NativesCheckup((main, library) -> works, () -> Gpus.of(Optional.of("550.1"), List.of("No devices"))),
				Locale.ENGLISH).get("gpu");
		assertEquals("none; NVIDIA's driver 550.1 is loaded, but its program nvidia-smi names no GPU", hidden.text());
		Map<String, Finding> without = examine(new NativesCheckup((main, library) -> works, () -> NONE), Locale.ENGLISH);
		assertEquals(State.ABSENT, without.get("gpu").state());
		assertTrue(without.get("gpu").text().contains("no NVIDIA driver"));
		assertEquals("1, on GPUs too (execution providers: CUDAExecutionProvider, CPUExecutionProvider)",
				without.get("onnxruntime").text());
	}

	@Test
	void driversSayTheirVersion() {
		assertEquals(Optional.of("550.54.15"),
				Gpus.version("NVRM version: NVIDIA UNIX x86_64 Kernel Module  550.54.15  Tue Mar  5 22:23:56 UTC 2024\nGCC version:  gcc 12"));
		assertEquals(Optional.of("570.86.10"), Gpus
				.version("NVRM version: NVIDIA UNIX Open Kernel Module for x86_64  570.86.10  Release Build  (root@host)  Thu Jan 16\n"));
		assertEquals(Optional.empty(), Gpus.version("something else"));
	}
}
