package org.lorgnette.training.loop;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.lorgnette.engine.Checkup;
import org.lorgnette.engine.ModelStore;
import org.lorgnette.engine.djl.runtime.CheckupTexts;
import org.lorgnette.engine.djl.runtime.Gpus;
import org.lorgnette.engine.djl.runtime.Probe;

/** Whether PyTorch starts on this machine and on which devices it computes, or exactly what it lacks for GPUs. */
public final class TorchCheckup implements Checkup {

	private static final String TORCH = "pytorch";
	private static final String GPU = "pytorch-gpu";
	/** The build for GPUs that the bridge of DJL was made for. */
	private static final String FLAVOUR = "cu128";
	private static final String BRIDGE = "jnilib/linux-x86_64/" + FLAVOUR + "/libdjl_torch.so";

	private final Supplier<Probe.Outcome> probe;
	private final Supplier<Gpus> gpus;
	private final Function<String, Optional<String>> environment;

	public TorchCheckup() {
		this(() -> Probe.run(TorchProbe.class), Gpus::seen,
				name -> Optional.ofNullable(System.getenv(name)).or(() -> Optional.ofNullable(System.getProperty(name))));
	}

	TorchCheckup(Supplier<Probe.Outcome> probe, Supplier<Gpus> gpus, Function<String, Optional<String>> environment) {
		this.probe = probe;
		this.gpus = gpus;
		this.environment = environment;
	}

	@Override
	public List<Finding> examine(ModelStore models, Locale locale) {
		CheckupTexts texts = new CheckupTexts(TorchCheckup.class, locale);
		Probe.Outcome outcome = probe.get();
		if (outcome.failure().isPresent()) {
			// What it was told to load may well be why.
			Optional<String> told = environment.apply("PYTORCH_LIBRARY_PATH").map(path -> texts.get("pytorch.remedy.path", path));
			return List.of(texts.broken(TORCH, outcome.failure().get(), told.or(outcome::remedy)));
		}
		Map<String, String> values = outcome.values();
		Path library = Path.of(values.get(TorchProbe.LIBRARY));
		boolean cuda = isThere(library, "torch_cuda");
		Map<String, Object> details = new LinkedHashMap<>();
		details.put("version", values.get(TorchProbe.VERSION));
		details.put("flavour", cuda ? "cuda" : "cpu");
		details.put("library", library.toString());
		String text = texts.get(cuda ? "pytorch.cuda" : "pytorch.cpu", values.get(TorchProbe.VERSION), library);
		return List.of(texts.ready(TORCH, text, details), gpu(texts, Integer.parseInt(values.get(TorchProbe.GPUS)), cuda));
	}

	private Finding gpu(CheckupTexts texts, int count, boolean cuda) {
		Map<String, Object> details = Map.of("devices", count);
		Gpus seen = gpus.get();
		if (count > 0) {
			return texts.ready(GPU, texts.get("gpu.ready", count, String.join("; ", seen.names())), details);
		}
		if (seen.names().isEmpty()) {
			return texts.absent(GPU, texts.get("gpu.nothing"), texts.get("gpu.nothing.remedy"), details);
		}
		Optional<String> path = environment.apply("PYTORCH_LIBRARY_PATH");
		if (!cuda && path.isEmpty()) {
			return texts.absent(GPU, texts.get("gpu.build"), texts.get("gpu.build.remedy", FLAVOUR), details);
		}
		if (!cuda) {
			boolean library = folders(path.get()).anyMatch(folder -> isThere(folder, "torch"));
			return texts.absent(GPU, texts.get(library ? "gpu.path.cpu" : "gpu.path.empty", path.get()),
					texts.get("gpu.build.remedy", FLAVOUR), details);
		}
		if (TorchCheckup.class.getClassLoader().getResource(BRIDGE) == null && hasBridges()) {
			return texts.absent(GPU, texts.get("gpu.bridge", BRIDGE), texts.get("gpu.bridge.remedy"), details);
		}
		if (seen.lacksLibrary()) {
			return texts.absent(GPU, texts.get("gpu.library", seen.driver().orElse("?")), texts.get("gpu.library.remedy"), details);
		}
		Optional<String> visible = environment.apply("CUDA_VISIBLE_DEVICES");
		if (visible.isPresent()) {
			return texts.absent(GPU, texts.get("gpu.hidden", visible.get()), texts.get("gpu.hidden.remedy"), details);
		}
		return texts.absent(GPU, texts.get("gpu.driver", seen.driver().orElse("?")), texts.get("gpu.driver.remedy", FLAVOUR), details);
	}

	/** Under OSGi, resources of the bundle of bridges cannot be seen from here. */
	private static boolean hasBridges() {
		return TorchCheckup.class.getClassLoader().getResource("jnilib/pytorch.properties") != null;
	}

	/** As DJL reads the variable: folders, or files in them. */
	private static Stream<Path> folders(String path) {
		return Stream.of(path.split(File.pathSeparator)).map(Path::of)
				.map(place -> Files.isRegularFile(place) && place.getParent() != null ? place.getParent() : place);
	}

	private static boolean isThere(Path folder, String library) {
		return Files.isRegularFile(folder.resolve(System.mapLibraryName(library)));
	}
}
