package org.lorgnette.engine.corenlp.ner;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.zip.GZIPInputStream;

import org.lorgnette.engine.Cancellation;
import org.lorgnette.engine.EngineDescriptor;
import org.lorgnette.engine.EngineUnavailableException;
import org.lorgnette.engine.Family;
import org.lorgnette.engine.ModelStore;
import org.lorgnette.engine.Setting;
import org.lorgnette.engine.Settings;
import org.lorgnette.engine.corenlp.base.CoreNlpEngine;
import org.lorgnette.engine.corenlp.base.EntityCollector;
import org.lorgnette.engine.corenlp.base.ModelJar;
import org.lorgnette.engine.corenlp.base.SharedModels;
import org.lorgnette.engine.corenlp.base.SharedModels.Lease;
import org.lorgnette.engine.corenlp.base.TokenizedDocument;
import org.lorgnette.engine.corenlp.base.Tokenization;
import org.lorgnette.model.Prediction;
import org.lorgnette.model.Sentence;
import org.lorgnette.model.Task;
import org.lorgnette.model.Value;

/** One CRF over words, nothing else: no numbers, times or rules. */
public final class CrfEngine extends CoreNlpEngine {

	private static final Setting SCORES = Setting.of("scores", Setting.Kind.BOOLEAN, "true",
			"Whether each entity carries the probability of its tags.");

	private static final Map<String, String> ENGLISH_MODELS = Map.of("conll-4", "ner/english.conll.4class.distsim.crf.ser.gz",
			"muc-7", "ner/english.muc.7class.distsim.crf.ser.gz", "all-3", "ner/english.all.3class.distsim.crf.ser.gz");

	private static final String FRENCH_MODEL = "ner/french-wikiner-4class.crf.ser.gz";

	public static final EngineDescriptor ENGLISH = new EngineDescriptor("corenlp-crf", Family.STATISTICAL, Set.of(Task.NER),
			Set.of("en"), List.of(Setting.choice("model", "conll-4", List.of("conll-4", "muc-7", "all-3"),
					"CRF and its types: conll-4 has PERSON, LOCATION, ORGANIZATION, MISC; muc-7 has DATE, TIME, MONEY, PERCENT "
							+ "instead of MISC; all-3 has the first three, from more training data."),
					SCORES),
			"Named entities in English by one conditional random field of CoreNLP, without any rules.",
			List.of("PERSON", "LOCATION", "ORGANIZATION", "MISC"),
			List.of(ModelJar.ENGLISH));

	public static final EngineDescriptor FRENCH = new EngineDescriptor("corenlp-crf-fr", Family.STATISTICAL, Set.of(Task.NER),
			Set.of("fr"), List.of(SCORES),
			"Named entities in French by CoreNLP's conditional random field trained on WikiNER.",
			List.of("PER", "LOC", "ORG", "MISC"), List.of(ModelJar.FRENCH));

	public static final EngineDescriptor OWN = new EngineDescriptor("corenlp-crf-own", Family.STATISTICAL, Set.of(Task.NER), Set.of(),
			List.of(Setting.of("model", Setting.Kind.PATH, "", "Serialized CRF, as training writes it."),
					Setting.choice("tokenizer", "english", List.of("english", "french"), "Tokenizer for texts without tokens."), SCORES),
			"Named entities by a conditional random field of one's own.", List.of(), List.of());

	private final Lease<CrfTagger> tagger;
	private final boolean scores;

	private CrfEngine(EngineDescriptor descriptor, Settings settings, Tokenization tokenization, Lease<CrfTagger> tagger) {
		super(descriptor, settings, tokenization);
		this.tagger = tagger;
		this.scores = settings.bool(SCORES.name());
	}

	public static CrfEngine openEnglish(Settings settings, ModelStore models) throws EngineUnavailableException {
		return new CrfEngine(ENGLISH, settings, Tokenization.english(), englishTagger(settings.text("model"), models));
	}

	public static CrfEngine openFrench(Settings settings, ModelStore models) throws EngineUnavailableException {
		return new CrfEngine(FRENCH, settings, Tokenization.french(), frenchTagger(models));
	}

	/** @throws EngineUnavailableException if the setting {@code model} names no readable CRF */
	public static CrfEngine openOwn(Settings settings) throws EngineUnavailableException {
		Tokenization tokenization = settings.text("tokenizer").equals("french") ? Tokenization.french() : Tokenization.english();
		if (settings.text("model").isBlank()) {
			throw new EngineUnavailableException("engine '" + OWN.id() + "' needs a model",
					"name the CRF file that training wrote by the setting 'model'");
		}
		return new CrfEngine(OWN, settings, tokenization, fileTagger(settings.path("model").toAbsolutePath()));
	}

	/** @param model one of the choices of the setting {@code model} */
	public static Lease<CrfTagger> englishTagger(String model, ModelStore models) throws EngineUnavailableException {
		return jarTagger(ModelJar.find(models, ModelJar.ENGLISH), ENGLISH_MODELS.get(model));
	}

	public static Lease<CrfTagger> frenchTagger(ModelStore models) throws EngineUnavailableException {
		return jarTagger(ModelJar.find(models, ModelJar.FRENCH), FRENCH_MODEL);
	}

	private static Lease<CrfTagger> jarTagger(ModelJar jar, String entry) throws EngineUnavailableException {
		return SharedModels.acquire("crf " + jar.key() + " " + entry, () -> {
			try (InputStream serialized = jar.open(entry)) {
				return CrfTagger.load(serialized);
			} catch (IOException e) {
				throw jar.unusable(entry, e);
			}
		});
	}

	private static Lease<CrfTagger> fileTagger(Path file) throws EngineUnavailableException {
		try {
			String version = Files.getLastModifiedTime(file) + " " + Files.size(file);
			return SharedModels.acquire("crf " + file + " " + version, () -> load(file));
		} catch (IOException e) {
			throw unusable(file, e);
		}
	}

	private static CrfTagger load(Path file) throws EngineUnavailableException {
		try (InputStream packed = Files.newInputStream(file); InputStream serialized = new GZIPInputStream(packed, 1 << 16)) {
			return CrfTagger.load(serialized);
		} catch (IOException e) {
			throw unusable(file, e);
		}
	}

	private static EngineUnavailableException unusable(Path file, IOException cause) {
		return new EngineUnavailableException("cannot load the CRF " + file + ": " + cause.getMessage(),
				"name a CRF file (gzip) that training wrote by the setting 'model'", cause);
	}

	@Override
	protected List<Prediction<? extends Value>> predict(TokenizedDocument document, Cancellation cancellation) {
		CrfTagger crf = tagger.model();
		EntityCollector entities = new EntityCollector(descriptor().id());
		for (Sentence sentence : document.sentences()) {
			cancellation.check();
			for (CrfTagger.ScoredChunk scored : crf.tag(document.words(sentence), cancellation)) {
				entities.add(scored.chunk().type(), document.span(sentence, scored.chunk().begin(), scored.chunk().end()),
						scores ? OptionalDouble.of(scored.score()) : OptionalDouble.empty(), List.of());
			}
		}
		return entities.predictions();
	}

	@Override
	protected void release() {
		tagger.close();
	}
}
