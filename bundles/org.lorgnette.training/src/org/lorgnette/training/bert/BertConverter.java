package org.lorgnette.training.bert;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

import org.lorgnette.engine.Cancellation;
import org.lorgnette.engine.EngineUnavailableException;
import org.lorgnette.engine.ModelConverter;
import org.lorgnette.engine.Settings;
import org.lorgnette.engine.djl.hf.HfNerEngine;
import org.lorgnette.engine.djl.hf.HfQaEngine;
import org.lorgnette.engine.djl.hf.HfRelationEngine;
import org.lorgnette.engine.djl.runtime.OnnxModel;
import org.lorgnette.training.export.Precision;
import org.lorgnette.training.loop.Torch;
import org.lorgnette.training.weights.SafetensorsFile;
import org.lorgnette.training.weights.TensorType;

/**
 * Turns a checkpoint of BERT or a relative with a head, as the Hugging Face tools save it, into a folder with an ONNX network, and
 * makes sure that the engine for it can load that.
 */
public final class BertConverter implements ModelConverter {

	private static final String TOKENIZER = "tokenizer.json";
	/** What belongs to a model beside its weights; only the first two are needed. */
	private static final List<String> COMPANIONS = List.of(BertConfig.FILE, TOKENIZER, "tokenizer_config.json", "special_tokens_map.json",
			"added_tokens.json", "vocab.txt", "vocab.json", "merges.txt", "sentencepiece.bpe.model", "spiece.model", "README.md", "LICENSE",
			"LICENSE.txt", "NOTICE");

	@Override
	public String id() {
		return "bert";
	}

	@Override
	public String description() {
		return "BERT, DistilBERT, RoBERTa, CamemBERT and XLM-RoBERTa with a head, from model.safetensors, for hf-ner, hf-qa and "
				+ "hf-relations.";
	}

	@Override
	public boolean recognises(Path folder) {
		return Files.isRegularFile(folder.resolve(BertConfig.FILE));
	}

	@Override
	public List<String> precisions() {
		return Stream.of(Precision.FP32, Precision.INT8).map(precision -> precision.name().toLowerCase(Locale.ROOT)).toList();
	}

	@Override
	public Converted convert(Path folder, Path target, String precision, Cancellation cancellation)
			throws IOException, EngineUnavailableException {
		BertConfig config = BertConfig.read(folder);
		if (!Files.isRegularFile(folder.resolve(TOKENIZER))) {
			throw new IOException(folder + ": there is no " + TOKENIZER + "; write it with the fast tokenizer of the Hugging Face tools: "
					+ "AutoTokenizer.from_pretrained(MODEL, use_fast=True).save_pretrained(FOLDER)");
		}
		cancellation.check();
		Torch.requireEngine();
		Precision wanted = Precision.valueOf(precision.toUpperCase(Locale.ROOT));
		Path network = BertExport.write(folder, target, wanted, true);
		for (String name : COMPANIONS) {
			cancellation.check();
			if (Files.isRegularFile(folder.resolve(name))) {
				Files.copy(folder.resolve(name), target.resolve(name));
			}
		}
		// A checkpoint without a head was refused with its weights.
		BertHead head = config.head().orElseThrow();
		tryOut(folder, target, network, head);
		return new Converted(network.getFileName().toString(), engine(head), notes(folder, wanted));
	}

	private static String engine(BertHead head) {
		return switch (head) {
			case TOKENS -> HfNerEngine.DESCRIPTOR.id();
			case SPANS -> HfQaEngine.DESCRIPTOR.id();
			case TEXTS -> HfRelationEngine.DESCRIPTOR.id();
		};
	}

	/** Loads what was written; a tokenizer that does not fit the network, or labels that make no sense, show only here. */
	private static void tryOut(Path folder, Path target, Path network, BertHead head) throws IOException, EngineUnavailableException {
		Map<String, String> model = Map.of("model", target.toString());
		try {
			switch (head) {
				case TOKENS -> HfNerEngine.open(Settings.of(HfNerEngine.DESCRIPTOR.settings(), model)).close();
				case SPANS -> HfQaEngine.open(Settings.of(HfQaEngine.DESCRIPTOR.settings(), model)).close();
				// What its labels mean is for its user to say.
				case TEXTS -> OnnxModel.load(network, 1).close();
			}
		} catch (EngineUnavailableException e) {
			throw new IOException(said(e.getMessage(), folder, target) + "; " + said(e.remedy(), folder, target), e);
		}
	}

	/** Users know the folder that they named. */
	private static String said(String message, Path folder, Path target) {
		return message.replace(target.toString(), folder.toString());
	}

	private static List<String> notes(Path folder, Precision precision) throws IOException {
		List<String> notes = new ArrayList<>();
		try (SafetensorsFile file = SafetensorsFile.open(folder.resolve(BertWeights.FILE))) {
			List<String> half = file.tensors().values().stream().map(tensor -> tensor.type())
					.filter(type -> type == TensorType.BF16 || type == TensorType.F16).distinct().map(TensorType::name).toList();
			if (!half.isEmpty()) {
				notes.add("weights of the type " + String.join(" and ", half) + " were widened to 32 bits");
			}
		}
		if (precision == Precision.INT8) {
			notes.add("a network in 8 bits runs on ONNX Runtime only, and scores differ a little from those in fp32");
		}
		return notes;
	}
}
