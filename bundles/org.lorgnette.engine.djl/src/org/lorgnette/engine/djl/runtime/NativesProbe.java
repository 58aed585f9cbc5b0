package org.lorgnette.engine.djl.runtime;

import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;

import ai.djl.huggingface.tokenizers.jni.LibUtils;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtProvider;
import org.lorgnette.engine.EngineUnavailableException;

/** Loads one of the native libraries; the main class of a {@link Probe}. */
final class NativesProbe {

	static final String ONNX_RUNTIME = "onnxruntime";
	static final String TOKENIZERS = "tokenizers";
	static final String VERSION = "version";
	static final String PROVIDERS = "providers";

	private static final String TOKENIZERS_VERSION = "native/lib/tokenizers.properties";

	private NativesProbe() {
	}

	/** @param arguments one of the libraries' names above */
	public static void main(String[] arguments) {
		Probe.report(arguments[0].equals(ONNX_RUNTIME) ? NativesProbe::onnxRuntime : NativesProbe::tokenizers);
		// Threads of native code must not keep the process.
		Runtime.getRuntime().halt(0);
	}

	private static Map<String, String> onnxRuntime() throws EngineUnavailableException {
		OrtEnvironment environment = Natives.onnxRuntime();
		Map<String, String> values = new LinkedHashMap<>();
		values.put(VERSION, environment.getVersion());
		values.put(PROVIDERS, OrtEnvironment.getAvailableProviders().stream().map(OrtProvider::getName).collect(Collectors.joining(",")));
		return values;
	}

	private static Map<String, String> tokenizers() throws EngineUnavailableException {
		Natives.requireTokenizers();
		Properties properties = new Properties();
		try (InputStream in = LibUtils.class.getClassLoader().getResourceAsStream(TOKENIZERS_VERSION)) {
			if (in != null) {
				properties.load(in);
			}
		} catch (IOException e) {
			// It works; which one it is remains open.
			properties.clear();
		}
		return Map.of(VERSION, properties.getProperty(VERSION, "?"));
	}
}
