package org.lorgnette.engine.corenlp.pipeline;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

import edu.stanford.nlp.naturalli.NaturalLogicAnnotator;
import edu.stanford.nlp.naturalli.OpenIE;
import edu.stanford.nlp.pipeline.Annotator;
import edu.stanford.nlp.pipeline.CorefAnnotator;
import edu.stanford.nlp.pipeline.CorefMentionAnnotator;
import edu.stanford.nlp.pipeline.DependencyParseAnnotator;
import edu.stanford.nlp.pipeline.KBPAnnotator;
import edu.stanford.nlp.pipeline.MorphaAnnotator;
import edu.stanford.nlp.pipeline.NERCombinerAnnotator;
import edu.stanford.nlp.pipeline.POSTaggerAnnotator;
import edu.stanford.nlp.tagger.maxent.MaxentTagger;
import org.lorgnette.engine.EngineUnavailableException;
import org.lorgnette.engine.ModelStore;
import org.lorgnette.engine.corenlp.base.ModelJar;
import org.lorgnette.engine.corenlp.base.Quiet;
import org.lorgnette.engine.corenlp.base.SharedModels;
import org.lorgnette.engine.corenlp.base.SharedModels.Lease;

/** Loads the annotators of English pipelines, to be run one after the other. */
final class Pipelines {

	/** What comes after part-of-speech tags and lemmas. */
	enum Kind {
		NER, NER_WITH_FINE_TYPES, OPEN_IE, KBP, KBP_WITH_COREFERENCE
	}

	private final ModelJar jar;
	/** Complete before the first step is loaded. */
	private final Properties options = new Properties();
	private final List<Callable<Annotator>> steps = new ArrayList<>();

	private Pipelines(ModelJar jar) {
		this.jar = jar;
	}

	static Lease<List<Annotator>> acquire(Kind kind, ModelStore models) throws EngineUnavailableException {
		Quiet.please();
		ModelJar jar = ModelJar.find(models, ModelJar.ENGLISH);
		return SharedModels.acquire("pipeline " + kind + " " + jar.key(), () -> {
			try {
				return new Pipelines(jar).load(kind);
			} catch (IOException | RuntimeException e) {
				throw jar.unusable("the models for " + kind, e);
			}
		});
	}

	private List<Annotator> load(Kind kind) throws IOException {
		steps.add(() -> {
			try (InputStream tagger = jar.open("pos-tagger/english-left3words-distsim.tagger")) {
				return new POSTaggerAnnotator(new MaxentTagger(tagger));
			}
		});
		steps.add(() -> new MorphaAnnotator(false));
		if (kind != Kind.OPEN_IE) {
			addNer(kind != Kind.NER);
		}
		if (kind != Kind.NER && kind != Kind.NER_WITH_FINE_TYPES) {
			steps.add(() -> new DependencyParseAnnotator(with("model", "parser/nndep/english_UD.gz")));
		}
		if (kind == Kind.OPEN_IE) {
			addOpenIe();
		}
		if (kind == Kind.KBP_WITH_COREFERENCE) {
			addCoreference();
		}
		if (kind != Kind.KBP && kind != Kind.KBP_WITH_COREFERENCE) {
			return loadSteps();
		}
		Path rules = Files.createTempDirectory("lorgnette-kbp");
		try {
			addKbp(rules);
			return loadSteps();
		} finally {
			delete(rules);
		}
	}

	/** At once, as far as the processors go: gazetteers, classifiers and parsers take seconds each. */
	private List<Annotator> loadSteps() throws IOException {
		List<Annotator> annotators = new ArrayList<>();
		try (ExecutorService loaders = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors())) {
			for (Future<Annotator> loaded : loaders.invokeAll(steps)) {
				annotators.add(loaded.get());
			}
			return List.copyOf(annotators);
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
			throw new InterruptedIOException("interrupted while loading");
		} catch (ExecutionException e) {
			switch (e.getCause()) {
				case IOException unreadable -> throw unreadable;
				case Error error -> throw error;
				default -> throw new IllegalStateException(e.getCause().toString(), e.getCause());
			}
		}
	}

	private void set(String option, String entry) {
		options.setProperty(option, jar.url(entry));
	}

	private Properties with(String option, String entry) {
		Properties own = new Properties();
		own.setProperty(option, jar.url(entry));
		return own;
	}

	/**
	 * The default combination. Holidays whose date must be computed (Easter) are left out: they need a calendar library that finds
	 * its data by class path only.
	 */
	private void addNer(boolean fineTypes) {
		options.setProperty("ner.model", jar.url("ner/english.all.3class.distsim.crf.ser.gz") + ","
				+ jar.url("ner/english.muc.7class.distsim.crf.ser.gz") + "," + jar.url("ner/english.conll.4class.distsim.crf.ser.gz"));
		options.setProperty("ner.applyFineGrained", Boolean.toString(fineTypes));
		options.setProperty("ner.fine.regexner.mapping", "ignorecase=true,validpospattern=(NN|JJ|ADD).*,"
				+ jar.url("kbp/english/gazetteers/regexner_caseless.tab") + ";" + jar.url("kbp/english/gazetteers/regexner_cased.tab"));
		options.setProperty("ner.fine.regexner.noDefaultOverwriteLabels", "CITY");
		options.setProperty("sutime.rules", jar.url("sutime/defs.sutime.txt") + "," + jar.url("sutime/english.sutime.txt"));
		options.setProperty("sutime.binders", "0");
		options.setProperty("maxAdditionalKnownLCWords", "0");
		options.setProperty("ner.maxAdditionalKnownLCWords", "0");
		steps.add(() -> new NERCombinerAnnotator(options));
	}

	private void addOpenIe() {
		set("openie.splitter.model", "naturalli/clauseSearcherModel.ser.gz");
		set("openie.affinity_models", "naturalli/affinities");
		steps.add(() -> new NaturalLogicAnnotator(options));
		steps.add(() -> new OpenIE(options));
	}

	private void addCoreference() {
		options.setProperty("coref.algorithm", "neural");
		options.setProperty("coref.md.type", "dependency");
		options.setProperty("coref.useConstituencyParse", "false");
		set("coref.md.model", "coref/md-model-dep.ser.gz");
		set("coref.neural.modelPath", "coref/neural/english-model-default.ser.gz");
		set("coref.neural.embeddingsPath", "coref/neural/english-embeddings.ser.gz");
		set("coref.animate", "dcoref/animate.unigrams.txt");
		set("coref.inanimate", "dcoref/inanimate.unigrams.txt");
		set("coref.demonym", "dcoref/demonyms.txt");
		set("coref.states", "dcoref/state-abbreviations.txt");
		set("coref.countries", "dcoref/countries");
		set("coref.states.provinces", "dcoref/statesandprovinces");
		set("coref.big.gender.number", "dcoref/gender.data.gz");
		set("coref.signatures", "dcoref/ne.signatures.txt");
		options.setProperty("coref.dictlist", jar.url("dcoref/coref.dict1.tsv") + "," + jar.url("dcoref/coref.dict2.tsv") + ","
				+ jar.url("dcoref/coref.dict3.tsv") + "," + jar.url("dcoref/coref.dict4.tsv"));
		set("coref.dictpmi", "dcoref/coref.dict1.tsv");
		steps.add(() -> new CorefMentionAnnotator(options));
		steps.add(() -> new CorefAnnotator(options));
	}

	/** The extractor asks which rule files exist, which it can only of files, not of addresses inside a jar. */
	private void addKbp(Path folder) throws IOException {
		jar.extract("kbp/english/semgrex", folder.resolve("semgrex"));
		jar.extract("kbp/english/tokensregex", folder.resolve("tokensregex"));
		set("kbp.model", "kbp/english/tac-re-lr.ser.gz");
		options.setProperty("kbp.semgrex", folder.resolve("semgrex").toString());
		options.setProperty("kbp.tokensregex", folder.resolve("tokensregex").toString());
		steps.add(() -> new KBPAnnotator("kbp", options));
	}

	private static void delete(Path folder) throws IOException {
		try (Stream<Path> files = Files.walk(folder)) {
			for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
				Files.delete(file);
			}
		}
	}
}
