package org.lorgnette.engine.djl.runtime;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Supplier;

import org.lorgnette.engine.Checkup;
import org.lorgnette.engine.ModelStore;

/** Whether the native libraries of the neural engines start on this machine, and which GPUs it has. */
public final class NativesCheckup implements Checkup {

	private static final String GPU = "gpu";
	private static final String PROVIDER_OF_GPUS = "CUDAExecutionProvider";

	private final BiFunction<Class<?>, String, Probe.Outcome> probe;
	private final Supplier<Gpus> gpus;

	public NativesCheckup() {
		this((main, argument) -> Probe.run(main, argument), Gpus::seen);
	}

	NativesCheckup(BiFunction<Class<?>, String, Probe.Outcome> probe, Supplier<Gpus> gpus) {
		this.probe = probe;
		this.gpus = gpus;
	}

	@Override
	public List<Finding> examine(ModelStore models, Locale locale) {
		CheckupTexts texts = new CheckupTexts(NativesCheckup.class, locale);
		return List.of(onnxRuntime(texts), tokenizers(texts), gpu(texts));
	}

	private Finding onnxRuntime(CheckupTexts texts) {
		Probe.Outcome outcome = probe.apply(NativesProbe.class, NativesProbe.ONNX_RUNTIME);
		if (outcome.failure().isPresent()) {
			return texts.broken(NativesProbe.ONNX_RUNTIME, outcome.failure().get(), outcome.remedy());
		}
		String version = outcome.values().get(NativesProbe.VERSION);
		List<String> providers = List.of(outcome.values().get(NativesProbe.PROVIDERS).split(","));
		Map<String, Object> details = new LinkedHashMap<>();
		details.put("version", version);
		details.put("providers", providers);
		String kind = providers.contains(PROVIDER_OF_GPUS) ? "onnxruntime.gpu" : "onnxruntime.cpu";
		return texts.ready(NativesProbe.ONNX_RUNTIME, texts.get(kind, version, CheckupTexts.listed(providers)), details);
	}

	private Finding tokenizers(CheckupTexts texts) {
		Probe.Outcome outcome = probe.apply(NativesProbe.class, NativesProbe.TOKENIZERS);
		if (outcome.failure().isPresent()) {
			return texts.broken(NativesProbe.TOKENIZERS, outcome.failure().get(), outcome.remedy());
		}
		String version = outcome.values().get(NativesProbe.VERSION);
		return texts.ready(NativesProbe.TOKENIZERS, version, Map.of("version", version));
	}

	private Finding gpu(CheckupTexts texts) {
		Gpus seen = gpus.get();
		Map<String, Object> details = new LinkedHashMap<>();
		seen.driver().ifPresent(driver -> details.put("driver", driver));
		details.put("devices", seen.names());
		if (!seen.names().isEmpty()) {
			return texts.ready(GPU, texts.get("gpu.seen", String.join("; ", seen.names()), seen.driver().orElse("?")), details);
		}
		return seen.driver().map(driver -> texts.absent(GPU, texts.get("gpu.none", driver), texts.get("gpu.none.remedy"), details))
				.orElseGet(() -> texts.absent(GPU, texts.get("gpu.driver"), texts.get("gpu.driver.remedy"), details));
	}
}
