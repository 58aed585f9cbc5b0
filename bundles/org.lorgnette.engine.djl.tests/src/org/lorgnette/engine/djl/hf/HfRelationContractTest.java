package org.lorgnette.engine.djl.hf;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.lorgnette.engine.EngineProvider;
import org.lorgnette.model.Document;
import org.lorgnette.model.Entity;
import org.lorgnette.model.Span;
import org.lorgnette.testing.EngineContractTest;
import org.lorgnette.testing.SlowTransformer;
import org.lorgnette.testing.SlowTransformer.Head;

class HfRelationContractTest extends EngineContractTest {

	private static final Pattern NAMES = Pattern.compile("Agnes|London|Paul|Bristol", Pattern.CASE_INSENSITIVE);

	@TempDir
	static Path folder;

	@BeforeAll
	static void writeModel() {
		TinyTokenizers.Built tokenizer = TinyTokenizers.unigram("\u2581Agnes", "\u2581lives", "\u2581in", "\u2581London", "\u2581Paul",
				"\u2581and");
		List<String> labels = List.of("Other", "Live_In(e1,e2)", "Live_In(e2,e1)", "Born_In(e1,e2)", "Born_In(e2,e1)");
		SlowTransformer network = TinyFolders.network("camembert", Head.TEXTS, tokenizer.size(), labels.size(), 9);
		// Rather a relation than none.
		network.weight("head.bias").values()[0] = -20;
		TinyFolders.write(folder, network, tokenizer, labels);
	}

	@Override
	protected EngineProvider provider() {
		return new HfProvider();
	}

	@Override
	protected String engineId() {
		return "hf-relations";
	}

	@Override
	protected Map<String, String> settings() {
		return Map.of("model", folder.toString(), "pair", "{head} ({head-type}), {tail}", "max-distance", "60", "batch", "4096");
	}

	@Override
	protected Document prepare(Document document) {
		List<Entity> entities = new ArrayList<>();
		Matcher names = NAMES.matcher(document.text());
		while (names.find()) {
			entities.add(new Entity("T" + entities.size(), "NAME", new Span(names.start(), names.end())));
		}
		return document.toBuilder().entities(entities).build();
	}

	@Override
	protected int largeLength() {
		return 200_000;
	}

	@Override
	protected String sampleText() {
		return "Agnes lives in London. Paul was born in Bristol, and there Agnes met him.";
	}
}
