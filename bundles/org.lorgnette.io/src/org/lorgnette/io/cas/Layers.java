package org.lorgnette.io.cas;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The names that DKPro Core, WebAnno and INCEpTION give to layers and features, and those that the model gives them. */
public final class Layers {

	private static final String DKPRO = "de.tudarmstadt.ukp.dkpro.core.api.";
	public static final String SENTENCE = DKPRO + "segmentation.type.Sentence";
	public static final String TOKEN = DKPRO + "segmentation.type.Token";
	public static final String NAMED_ENTITY = DKPRO + "ner.type.NamedEntity";
	public static final String POS = DKPRO + "lexmorph.type.pos.POS";
	public static final String DEPENDENCY = DKPRO + "syntax.type.dependency.Dependency";
	static final String METADATA = DKPRO + "metadata.type.DocumentMetaData";
	static final String DOCUMENT_ANNOTATION = "uima.tcas.DocumentAnnotation";
	static final String ANNOTATION = "uima.tcas.Annotation";
	/** What relations, events and equivalences of other formats become. */
	static final String RELATION = "webanno.custom.Relation";
	static final String EVENT = "webanno.custom.Event";
	static final String EVENT_LINK = "webanno.custom.EventArgumentsLink";
	static final String COREFERENCE_LINK = DKPRO + "coref.type.CoreferenceLink";
	static final String COREFERENCE_CHAIN = DKPRO + "coref.type.CoreferenceChain";

	public static final String VALUE = "value";
	public static final String GOVERNOR = "Governor";
	public static final String DEPENDENT = "Dependent";
	public static final String SOURCE = "source";
	public static final String TARGET = "target";
	public static final String ROLE = "role";
	public static final String FIRST = "first";
	public static final String NEXT = "next";
	public static final String REFERENCE_TYPE = "referenceType";
	public static final String REFERENCE_RELATION = "referenceRelation";
	static final String ARGUMENTS = "arguments";
	static final String TRIGGER = "trigger";
	static final String SYMMETRIC = "symmetric";

	/**
	 * Attribute of entities, relations and events: the layer's full name, and after a bar the feature that the type stands for. It
	 * is absent from named entities whose type is their {@code value}, and from the relations of other formats.
	 */
	public static final String LAYER_ATTRIBUTE = "layer";
	/** Attributes of events that are slot features: the feature, and the type of its links. */
	static final String SLOT_ATTRIBUTE = "slot";
	static final String LINK_TYPE_ATTRIBUTE = "linkType";

	/** Layers that describe tokens, by the feature of a token that refers to them. */
	static final Map<String, String> TOKEN_LAYERS = Map.of("pos", POS, "lemma", DKPRO + "segmentation.type.Lemma", "stem",
			DKPRO + "segmentation.type.Stem", "morph", DKPRO + "lexmorph.type.morph.MorphologicalFeatures");

	private static final List<String> MAIN_FEATURES = List.of(VALUE, "PosValue", "DependencyType", REFERENCE_TYPE, "category");
	private static final Pattern IDENTIFIER = Pattern.compile("[A-Za-z][A-Za-z0-9_]*");
	private static final Pattern TYPE_NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_]*(?:\\.[A-Za-z][A-Za-z0-9_]*)*+");

	private Layers() {
	}

	/** The name without its package. */
	public static String shortName(String type) {
		return type.substring(type.lastIndexOf('.') + 1);
	}

	static boolean isToken(String type) {
		return type.equals(TOKEN);
	}

	static boolean isTokenLayer(String type) {
		return TOKEN_LAYERS.containsValue(type);
	}

	/** Parts of speech have a type for each coarse class, of which files say no more than the coarse value does. */
	static String effective(String type) {
		return type.startsWith(POS + "_") ? POS : type;
	}

	/** Bookkeeping of DKPro about the document, which no annotation layer shows. */
	static boolean isBookkeeping(String type) {
		return type.startsWith(DKPRO + "metadata.type.") || type.equals(DOCUMENT_ANNOTATION);
	}

	static boolean isTypeName(String name) {
		return TYPE_NAME.matcher(name).matches();
	}

	static boolean isIdentifier(String name) {
		return IDENTIFIER.matcher(name).matches();
	}

	/** The position of a feature in the order in which features are tried for the one that gives the type. */
	static int rank(String feature) {
		int index = MAIN_FEATURES.indexOf(feature);
		return index < 0 ? MAIN_FEATURES.size() : index;
	}

	/** The layer of a chain's links, by the naming rule that WebAnno keeps to. */
	public static String chainOf(String linkType) {
		return (linkType.endsWith("Link") ? linkType.substring(0, linkType.length() - 4) : linkType) + "Chain";
	}
}
