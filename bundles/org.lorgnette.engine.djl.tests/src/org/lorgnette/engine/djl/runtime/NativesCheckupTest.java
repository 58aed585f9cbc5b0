package org.lorgnette.engine.djl.runtime;

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
import java.util.function.Function;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lorgnette.engine.Checkup.Finding;
import org.lorgnette.engine.Checkup.State;
import org.lorgnette.engine.ModelStore;

class NativesCheckupTest {

	private static final Gpus NONE = new Gpus(Optional.empty(), List.of());

	@TempDir
	Path root;

	private final Map<String, String> environment = new HashMap<>();

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
		assertEquals("1, the build for GPUs (execution providers: CUDAExecutionProvider, CPUExecutionProvider)",
				without.get("onnxruntime").text());
		assertEquals("no: ONNX Runtime could, but the engines compute on the processor", without.get("onnxruntime-gpu").text());
		Finding processors = examine(new NativesCheckup((main, library) -> new Probe.Outcome(
				Map.of("version", "1", "providers", "CPUExecutionProvider"), Optional.empty(), Optional.empty()), () -> NONE), Locale.FRENCH)
				.get("onnxruntime-gpu");
		assertEquals(State.ABSENT, processors.state());
		assertTrue(processors.text().contains("sans CUDAExecutionProvider"), processors.text());
	}

	private static Finding gpu(Optional<String> driver, List<String> rows, GpuParts parts, Locale locale) {
		Probe.Outcome works = new Probe.Outcome(Map.of("version", "1", "providers", "CPUExecutionProvider"), Optional.empty(),
				Optional.empty());
		return examine(new NativesCheckup((main, library) -> works, () -> Gpus.of(driver, rows, parts)), locale).get("gpu");
	}

	private void file(String name, String text) throws IOException {
		Path file = root.resolve(name);
		Files.createDirectories(file.getParent());
		Files.writeString(file, text);
	}

	private GpuParts parts() {
		return GpuParts.of(root, name -> Optional.ofNullable(environment.get(name)));
	}

	/** A machine that gets one thing after the other. */
	@Test
	void theFirstThingThatIsMissingIsNamed() throws IOException {
		file("sys/bus/pci/devices/0000:00:02.0/vendor", "0x8086\n");
		file("sys/bus/pci/devices/0000:00:02.0/class", "0x030000\n");
		file("sys/bus/pci/devices/0000:01:00.1/vendor", "0x10de\n");
		file("sys/bus/pci/devices/0000:01:00.1/class", "0x040300\n");
		file("dev/nvidiactl", "");
		assertEquals(new GpuParts(true, List.of(), List.of(), Optional.empty()), parts());
		assertTrue(gpu(Optional.empty(), List.of(), parts(), Locale.ENGLISH).text().contains("no NVIDIA driver"));
		file("sys/bus/pci/devices/0000:01:00.0/vendor", "0x10de\n");
		file("sys/bus/pci/devices/0000:01:00.0/class", "0x030200\n");
		Finding card = gpu(Optional.empty(), List.of(), parts(), Locale.ENGLISH);
		assertTrue(card.text().startsWith("none; a card of NVIDIA is there (PCI 0000:01:00.0), but no driver"), card.text());
		Optional<String> driver = Optional.of("570.1");
		Finding devices = gpu(driver, List.of(), parts(), Locale.ENGLISH);
		assertTrue(devices.text().contains("no device file /dev/nvidia0") && devices.remedy().orElseThrow().contains("--gpus all"),
				devices.toString());
		file("dev/nvidia0", "");
		file("dev/nvidia1", "");
		for (List<String> rows : List.of(List.<String>of(), List.of("NVIDIA H200, 143771 MiB, 570.1"))) {
			Finding library = gpu(driver, rows, parts(), Locale.FRENCH);
			assertEquals(State.ABSENT, library.state());
			assertTrue(library.text().contains("sa bibliothèque libcuda.so.1"), library.text());
			assertEquals(List.of("/dev/nvidia0", "/dev/nvidia1"), library.details().get("deviceFiles"));
		}
		file("opt/driver/libcuda.so.1", "");
		environment.put("LD_LIBRARY_PATH", "/no/such:" + root.resolve("opt/driver"));
		assertEquals(Optional.of(root.resolve("opt/driver/libcuda.so.1").toString()), parts().library());
		environment.clear();
		file("usr/lib/x86_64-linux-gnu/libcuda.so.1", "");
		assertTrue(gpu(driver, List.of(), parts(), Locale.ENGLISH).text().contains("nvidia-smi names no GPU"));
		Finding seen = gpu(driver, List.of("NVIDIA H200, 143771 MiB, 570.1"), parts(), Locale.ENGLISH);
		assertEquals(State.READY, seen.state());
		assertEquals(root.resolve("usr/lib/x86_64-linux-gnu/libcuda.so.1").toString(), seen.details().get("libcuda"));
		assertEquals(List.of("0000:01:00.0"), seen.details().get("cards"));
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
