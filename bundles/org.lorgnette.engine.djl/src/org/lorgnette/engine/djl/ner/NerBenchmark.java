package org.lorgnette.engine.djl.ner;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;

import org.lorgnette.engine.Benchmark;
import org.lorgnette.engine.Cancellation;
import org.lorgnette.engine.EngineException;
import org.lorgnette.engine.ModelStore;
import org.lorgnette.engine.Settings;
import org.lorgnette.engine.djl.base.NeuralSettings;
import org.lorgnette.engine.djl.folder.LoadedModel;
import org.lorgnette.engine.djl.runtime.OnnxCall;
import org.lorgnette.engine.djl.text.DocumentWords;
import org.lorgnette.engine.djl.text.PlainTokenizer;
import org.lorgnette.model.Document;
import org.lorgnette.model.Task;

/**
 * Measures the English tagger on one thread over the same text: its network alone in a bare session of ONNX Runtime, over batches
 * that are made beforehand; the same batches through this program's runtime; and the whole engine, from plain text to entities.
 */
public final class NerBenchmark implements Benchmark {

	private static final int SENTENCES = 1500;
	private static final double WARM_UP_SECONDS = 2;
	private static final List<String> VOCABULARY = List.of("the", "of", "mayor", "met", "Paris", "London", "near", "said", "that",
			"sales", "rose", "by", "four", "per", "cent", "Anna", "Smith", "Acme", "in", "1999", "board", "plant", ",", "new", "never",
			"we", "saw");
	private static final List<String> SYLLABLES = List.of("ba", "den", "fi", "gor", "hal", "ki", "lan", "mer", "no", "pel", "ris",
			"sen");

	/** What one alternative finds, as one number that tells others apart. */
	@FunctionalInterface
	private interface Work {
		int run() throws EngineException;
	}

	@Override
	public String id() {
		return "neural-ner";
	}

	@Override
	public String description() {
		return "The neural tagger for English: a bare session of ONNX Runtime against this program's runtime and its whole engine.";
	}

	@Override
	public List<Measurement> run(ModelStore models, int rounds, Cancellation cancellation) throws EngineException {
		Document document = document();
		Settings settings = Settings.of(NerEngine.ENGLISH.settings(), Map.of());
		Map<String, List<Double>> seconds = new LinkedHashMap<>();
		long words;
		PlainTokenizer.Tokenized tokenized = PlainTokenizer.forLanguages(List.of("en")).tokenize(document, cancellation);
		DocumentWords sentences = DocumentWords.of(tokenized.document(), tokenized.sentences());
		try (LoadedModel model = NeuralSettings.load(NeuralSettings.shipped(NerEngine.ENGLISH, NerEngine.ENGLISH_MODEL, models),
				Task.NER, settings);
				BareTagging bare = new BareTagging(model, List.of(sentences), NeuralSettings.batch(settings), 1);
				NerEngine engine = NerEngine.openEnglish(settings, models)) {
			words = bare.words();
			Map<String, Work> alternatives = new LinkedHashMap<>();
			alternatives.put("bare session", () -> bare.sum(cancellation));
			alternatives.put("runtime", () -> runtime(model, bare.inputs(), cancellation));
			alternatives.put("neural-ner-en", () -> engine.analyze(document, cancellation).entities().hashCode());
			Map<String, Integer> expected = new LinkedHashMap<>();
			for (Map.Entry<String, Work> alternative : alternatives.entrySet()) {
				expected.put(alternative.getKey(), alternative.getValue().run());
			}
			expected.put("runtime", expected.get("bare session"));
			for (Map.Entry<String, Work> alternative : alternatives.entrySet()) {
				for (double warm = 0; warm < WARM_UP_SECONDS;) {
					warm += time(alternative, expected);
				}
			}
			for (int round = 0; round < rounds; round++) {
				for (Map.Entry<String, Work> alternative : alternatives.entrySet()) {
					seconds.computeIfAbsent(alternative.getKey(), name -> new ArrayList<>()).add(time(alternative, expected));
				}
			}
		}
		return seconds.entrySet().stream().map(each -> new Measurement(each.getKey(), words, "tokens", each.getValue())).toList();
	}

	private static double time(Map.Entry<String, Work> alternative, Map<String, Integer> expected) throws EngineException {
		long start = System.nanoTime();
		int found = alternative.getValue().run();
		double seconds = (System.nanoTime() - start) / 1e9;
		if (found != expected.get(alternative.getKey())) {
			throw new EngineException("the " + alternative.getKey() + " does not give the output that is expected of it");
		}
		return seconds;
	}

	private static int runtime(LoadedModel model, List<BareTagging.Input> inputs, Cancellation cancellation) throws EngineException {
		int hash = 0;
		for (BareTagging.Input input : inputs) {
			try (OnnxCall call = model.network().call()) {
				call.longs(BareTagging.WORDS, input.shape()).put(input.ids().duplicate());
				float[] emissions = call.run(Set.of(BareTagging.EMISSIONS), cancellation).get(BareTagging.EMISSIONS).values();
				hash = 31 * hash + Float.hashCode(emissions[emissions.length - 1]);
			}
		}
		return hash;
	}

	/** Always the same text, with enough different words that no cache decides. */
	private static Document document() {
		SplittableRandom random = new SplittableRandom(11);
		StringBuilder text = new StringBuilder();
		for (int sentence = 0; sentence < SENTENCES; sentence++) {
			for (int word = 4 + random.nextInt(36); word > 0; word--) {
				text.append(random.nextInt(6) > 0 ? VOCABULARY.get(random.nextInt(VOCABULARY.size())) : name(random)).append(' ');
			}
			text.append(".\n\n");
		}
		return Document.builder("benchmark", text.toString()).build();
	}

	private static String name(SplittableRandom random) {
		return "B" + SYLLABLES.get(random.nextInt(SYLLABLES.size())) + SYLLABLES.get(random.nextInt(SYLLABLES.size()))
				+ SYLLABLES.get(random.nextInt(SYLLABLES.size()));
	}
}
