package org.lorgnette.engine.corenlp.pipeline;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Properties;
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
	private final Properties options = new Properties();

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
		List<Annotator> annotators = new ArrayList<>();
		try (InputStream tagger = jar.open("pos-tagger/english-left3words-distsim.tagger")) {
			annotators.add(new POSTaggerAnnotator(new MaxentTagger(tagger)));
		}
		annotators.add(new MorphaAnnotator(false));
		if (kind != Kind.OPEN_IE) {
			annotators.add(ner(kind != Kind.NER));
		}
		if (kind != Kind.NER && kind != Kind.NER_WITH_FINE_TYPES) {
			annotators.add(new DependencyParseAnnotator(with("model", "parser/nndep/english_UD.gz")));
		}
		switch (kind) {
			case OPEN_IE -> addOpenIe(annotators);
			case KBP -> addKbp(annotators);
			case KBP_WITH_COREFERENCE -> {
				addCoreference(annotators);
				addKbp(annotators);
			}
			default -> {
			}
		}
		return List.copyOf(annotators);
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
	private Annotator ner(boolean fineTypes) throws IOException {
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
		return new NERCombinerAnnotator(options);
	}

	private void addOpenIe(List<Annotator> annotators) {
		set("openie.splitter.model", "naturalli/clauseSearcherModel.ser.gz");
		set("openie.affinity_models", "naturalli/affinities");
		annotators.add(new NaturalLogicAnnotator(options));
		annotators.add(new OpenIE(options));
	}

	private void addCoreference(List<Annotator> annotators) {
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
		annotators.add(new CorefMentionAnnotator(options));
		annotators.add(new CorefAnnotator(options));
	}

	/** The extractor asks which rule files exist, which it can only of files, not of addresses inside a jar. */
	private void addKbp(List<Annotator> annotators) throws IOException {
		Path folder = Files.createTempDirectory("lorgnette-kbp");
		try {
			jar.extract("kbp/english/semgrex", folder.resolve("semgrex"));
			jar.extract("kbp/english/tokensregex", folder.resolve("tokensregex"));
			set("kbp.model", "kbp/english/tac-re-lr.ser.gz");
			options.setProperty("kbp.semgrex", folder.resolve("semgrex").toString());
			options.setProperty("kbp.tokensregex", folder.resolve("tokensregex").toString());
			annotators.add(new KBPAnnotator("kbp", options));
		} finally {
			delete(folder);
		}
	}

	private static void delete(Path folder) throws IOException {
		try (Stream<Path> files = Files.walk(folder)) {
			for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
				Files.delete(file);
			}
		}
	}
}
