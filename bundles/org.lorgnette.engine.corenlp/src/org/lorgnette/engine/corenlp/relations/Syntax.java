package org.lorgnette.engine.corenlp.relations;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.function.Predicate;

import edu.stanford.nlp.ling.CoreAnnotations;
import edu.stanford.nlp.ling.CoreLabel;
import edu.stanford.nlp.parser.nndep.DependencyParser;
import edu.stanford.nlp.pipeline.Annotation;
import edu.stanford.nlp.process.Morphology;
import edu.stanford.nlp.semgraph.SemanticGraph;
import edu.stanford.nlp.semgraph.SemanticGraphFactory;
import edu.stanford.nlp.tagger.maxent.MaxentTagger;
import edu.stanford.nlp.trees.GrammaticalStructure;
import org.lorgnette.engine.EngineUnavailableException;
import org.lorgnette.engine.ModelStore;
import org.lorgnette.engine.corenlp.base.ModelJar;
import org.lorgnette.engine.corenlp.base.Quiet;
import org.lorgnette.engine.corenlp.base.SharedModels;
import org.lorgnette.engine.corenlp.base.SharedModels.Lease;

/** Part-of-speech tags, lemmas (English only) and basic Universal Dependencies of a sentence. Safe for several threads. */
final class Syntax {

	private final MaxentTagger tagger;
	private final DependencyParser parser;
	private final boolean lemmas;

	private Syntax(MaxentTagger tagger, DependencyParser parser, boolean lemmas) {
		this.tagger = tagger;
		this.parser = parser;
		this.lemmas = lemmas;
	}

	static Lease<Syntax> english(ModelStore models) throws EngineUnavailableException {
		return load(ModelJar.find(models, ModelJar.ENGLISH), "pos-tagger/english-left3words-distsim.tagger",
				"parser/nndep/english_UD.gz", true);
	}

	static Lease<Syntax> french(ModelStore models) throws EngineUnavailableException {
		return load(ModelJar.find(models, ModelJar.FRENCH), "pos-tagger/french-ud.tagger", "parser/nndep/UD_French.gz", false);
	}

	private static Lease<Syntax> load(ModelJar jar, String tagger, String parser, boolean lemmas) throws EngineUnavailableException {
		Quiet.please();
		return SharedModels.acquire("syntax " + jar.key(), () -> {
			try (InputStream serialized = jar.open(tagger)) {
				return new Syntax(new MaxentTagger(serialized), DependencyParser.loadFromModelFile(jar.url(parser)), lemmas);
			} catch (IOException | RuntimeException e) {
				throw jar.unusable(tagger + " and " + parser, e);
			}
		});
	}

	/** Adds tags and lemmas to the tokens, which must be numbered from 1, and returns their dependencies. */
	SemanticGraph parse(List<CoreLabel> sentence) {
		tagger.tagCoreLabels(sentence);
		Morphology morphology = new Morphology();
		for (CoreLabel label : sentence) {
			label.setLemma(lemmas ? morphology.lemma(label.word(), label.tag()) : label.word());
		}
		Annotation annotation = new Annotation("");
		annotation.set(CoreAnnotations.TokensAnnotation.class, sentence);
		GrammaticalStructure structure = parser.predict(annotation);
		return SemanticGraphFactory.makeFromTree(structure, SemanticGraphFactory.Mode.BASIC, GrammaticalStructure.Extras.NONE,
				(Predicate<edu.stanford.nlp.trees.TypedDependency>) null);
	}
}
