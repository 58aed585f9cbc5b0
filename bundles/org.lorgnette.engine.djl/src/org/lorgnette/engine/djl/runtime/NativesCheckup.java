package org.lorgnette.engine.djl.runtime;

import java.util.ArrayList;
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
	private static final String ENGINES = "onnxruntime-gpu";
	private static final String PROVIDERS = "providers";
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
		List<Finding> findings = new ArrayList<>();
		findings.add(onnxRuntime(texts));
		if (findings.getFirst().state() == State.READY) {
			findings.add(engines(texts, (List<?>) findings.getFirst().details().get(PROVIDERS)));
		}
		findings.add(tokenizers(texts));
		findings.add(gpu(texts));
		return findings;
	}

	/** Engines run on the processor whatever there is; so that nobody waits for a GPU to be used, this says so, and what is missing. */
	private static Finding engines(CheckupTexts texts, List<?> providers) {
		String why = providers.contains(PROVIDER_OF_GPUS) ? "onnxruntime-gpu.unused" : "onnxruntime-gpu.build";
		return texts.absent(ENGINES, texts.get(why), texts.get("onnxruntime-gpu.remedy"), Map.of(PROVIDERS, providers));
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
		details.put(PROVIDERS, providers);
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

	/** Each thing that is missing by what rests on it: the card, the driver, its device files, its library. */
	private Finding gpu(CheckupTexts texts) {
		Gpus seen = gpus.get();
		GpuParts parts = seen.parts();
		Map<String, Object> details = new LinkedHashMap<>();
		seen.driver().ifPresent(driver -> details.put("driver", driver));
		details.put("devices", seen.names());
		if (parts.looked()) {
			details.put("cards", parts.cards());
			details.put("deviceFiles", parts.devices());
			parts.library().ifPresent(library -> details.put("libcuda", library));
		}
		String driver = seen.driver().orElse("?");
		if (seen.names().isEmpty() && seen.driver().isEmpty()) {
			return parts.cards().isEmpty() ? texts.absent(GPU, texts.get("gpu.driver"), texts.get("gpu.driver.remedy"), details)
					: texts.absent(GPU, texts.get("gpu.card", CheckupTexts.listed(parts.cards())), texts.get("gpu.card.remedy"), details);
		}
		if (seen.names().isEmpty() && parts.looked() && parts.devices().isEmpty()) {
			return texts.absent(GPU, texts.get("gpu.devices", driver), texts.get("gpu.devices.remedy"), details);
		}
		if (seen.lacksLibrary()) {
			return texts.absent(GPU, texts.get("gpu.library", driver, GpuParts.LIBRARY), texts.get("gpu.library.remedy"), details);
		}
		return seen.names().isEmpty() ? texts.absent(GPU, texts.get("gpu.none", driver), texts.get("gpu.none.remedy"), details)
				: texts.ready(GPU, texts.get("gpu.seen", String.join("; ", seen.names()), driver), details);
	}
}
