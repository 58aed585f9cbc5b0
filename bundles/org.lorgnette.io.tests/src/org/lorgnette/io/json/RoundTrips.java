package org.lorgnette.io.json;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.lorgnette.io.CorpusFormat;
import org.lorgnette.io.CorpusReader;
import org.lorgnette.io.CorpusSource;
import org.lorgnette.io.CorpusTarget;
import org.lorgnette.io.CorpusWriter;
import org.lorgnette.io.FormatOptions;
import org.lorgnette.io.Loss;
import org.lorgnette.io.Problem;
import org.lorgnette.model.Instance;

/** Reads and writes in memory, for tests of formats. */
public final class RoundTrips {

	private RoundTrips() {
	}

	public static CorpusSource source(String text) {
		return CorpusSource.of("test.json", new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
	}

	public static List<Instance> read(CorpusFormat format, CorpusSource source, Map<String, String> options,
			List<Problem> problems) throws IOException {
		List<Instance> instances = new ArrayList<>();
		try (CorpusReader reader = format.reader(source, FormatOptions.of(format.options(), options), problems::add)) {
			for (Optional<Instance> next = reader.next(); next.isPresent(); next = reader.next()) {
				instances.add(next.get());
			}
		}
		return instances;
	}

	public static List<Instance> read(CorpusFormat format, String text) throws IOException {
		return read(format, source(text), Map.of(), new ArrayList<>());
	}

	public static String write(CorpusFormat format, List<? extends Instance> instances, Map<String, String> options,
			List<Loss> losses) throws IOException {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (CorpusWriter writer = format
				.writer(CorpusTarget.of(bytes), FormatOptions.of(format.options(), options), losses::add).orElseThrow()) {
			for (Instance instance : instances) {
				writer.write(instance);
			}
			writer.commit();
		}
		return bytes.toString(StandardCharsets.UTF_8);
	}
}
