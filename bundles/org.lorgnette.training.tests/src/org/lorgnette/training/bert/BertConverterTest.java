package org.lorgnette.training.bert;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lorgnette.engine.Cancellation;
import org.lorgnette.engine.ModelConverter.Converted;
import org.lorgnette.engine.Settings;
import org.lorgnette.engine.djl.hf.HfNerEngine;
import org.lorgnette.model.Document;
import org.lorgnette.testing.SlowTransformer;
import org.lorgnette.testing.SlowTransformer.Head;

class BertConverterTest {

	private static final List<String> WORDS = List.of("a", "b", "Paris", "c", "d");

	@TempDir
	Path place;

	private Path folder;
	private SlowTransformer network;

	@BeforeEach
	void write() throws IOException {
		folder = place.resolve("checkpoint");
		network = Checkpoints.network("bert", Head.TOKENS, 2, false, 8);
		Checkpoints.write(folder, network, "BF16", Function.identity());
		Checkpoints.round(network, "BF16");
		tokenizer(5);
	}

	private void tokenizer(int last) throws IOException {
		Files.writeString(folder.resolve("tokenizer.json"), """
				{"version":"1.0","added_tokens":[],"normalizer":null,"pre_tokenizer":{"type":"Whitespace"},"post_processor":null,
				"decoder":null,
				"model":{"type":"WordLevel","unk_token":"[UNK]","vocab":{"[UNK]":0,"a":1,"b":2,"Paris":3,"c":4,"d":LAST}}}"""
				.replace("LAST", String.valueOf(last)));
	}

	private Converted convert(String name, String precision) throws Exception {
		return new BertConverter().convert(folder, Files.createDirectory(place.resolve(name)), precision, Cancellation.NONE);
	}

	/** What the slow reference network says of the words. */
	private List<String> expected() {
		double[][] logits = network.logits(new long[] {1, 2, 3, 4, 5}, new long[5]);
		List<String> expected = new ArrayList<>();
		StringBuilder entity = new StringBuilder();
		for (int i = 0; i <= WORDS.size(); i++) {
			if (i < WORDS.size() && logits[i][1] > logits[i][0]) {
				entity.append(entity.isEmpty() ? "" : " ").append(WORDS.get(i));
			} else if (!entity.isEmpty()) {
				expected.add(entity.toString());
				entity.setLength(0);
			}
		}
		return expected;
	}

	@Test
	void theEngineFindsInTheResultWhatTheCheckpointMeans() throws Exception {
		assertFalse(expected().isEmpty());
		Files.writeString(folder.resolve("README.md"), "card");
		for (String precision : new BertConverter().precisions()) {
			Converted converted = convert(precision, precision);
			assertEquals("hf-ner", converted.engine());
			assertEquals(precision.equals("int8") ? "model_quantized.onnx" : "model.onnx", converted.network());
			assertTrue(converted.notes().getFirst().startsWith("weights of the type BF16"), converted.toString());
			assertEquals("card", Files.readString(place.resolve(precision).resolve("README.md")));
			Map<String, String> model = Map.of("model", place.resolve(precision).toString());
			try (HfNerEngine engine = HfNerEngine.open(Settings.of(HfNerEngine.DESCRIPTOR.settings(), model))) {
				String text = String.join(" ", WORDS);
				assertEquals(expected(), engine.analyze(Document.builder("d", text).build(), Cancellation.NONE).entities().stream()
						.map(one -> one.span().of(text)).toList(), precision);
			}
		}
	}

	@Test
	void questionsAndTextsHaveEnginesOfTheirOwn() throws Exception {
		Checkpoints.write(folder, Checkpoints.network("distilbert", Head.TEXTS, 3, false, 4));
		assertEquals("hf-relations", convert("texts", "fp32").engine());
		Checkpoints.write(folder, Checkpoints.network("camembert", Head.SPANS, 2, false, 4));
		assertEquals("hf-qa", convert("spans", "fp32").engine());
	}

	@Test
	void whatDoesNotFitIsRefused() throws Exception {
		tokenizer(400);
		String misfit = assertThrows(IOException.class, () -> convert("misfit", "fp32")).getMessage();
		assertTrue(misfit.contains(folder.resolve("tokenizer.json").toString()) && !misfit.contains(place.resolve("misfit").toString()), misfit);
		Files.delete(folder.resolve("tokenizer.json"));
		assertTrue(assertThrows(IOException.class, () -> convert("none", "fp32")).getMessage().contains("there is no tokenizer.json"));
		tokenizer(5);
		Files.delete(folder.resolve("model.safetensors"));
		assertTrue(assertThrows(IOException.class, () -> convert("weightless", "int8")).getMessage().contains("model.safetensors"));
		assertTrue(new BertConverter().recognises(folder));
		assertFalse(new BertConverter().recognises(place));
	}
}
