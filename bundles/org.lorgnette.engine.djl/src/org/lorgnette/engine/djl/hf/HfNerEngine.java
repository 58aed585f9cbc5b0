package org.lorgnette.engine.djl.hf;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Stream;

import org.lorgnette.engine.Analysis;
import org.lorgnette.engine.Cancellation;
import org.lorgnette.engine.EngineDescriptor;
import org.lorgnette.engine.EngineException;
import org.lorgnette.engine.EngineUnavailableException;
import org.lorgnette.engine.Family;
import org.lorgnette.engine.Setting;
import org.lorgnette.engine.Settings;
import org.lorgnette.engine.djl.base.NeuralEngine;
import org.lorgnette.engine.djl.base.NeuralSettings;
import org.lorgnette.engine.djl.decode.ChainDecoder;
import org.lorgnette.engine.djl.decode.ChainWeights;
import org.lorgnette.engine.djl.explain.Excerpt;
import org.lorgnette.engine.djl.runtime.FloatTensor;
import org.lorgnette.engine.djl.text.DocumentWords;
import org.lorgnette.engine.djl.text.PlainTokenizer;
import org.lorgnette.engine.explain.AttentionMaps;
import org.lorgnette.engine.explain.Decision;
import org.lorgnette.engine.explain.ShowsAttention;
import org.lorgnette.engine.explain.ShowsPieces;
import org.lorgnette.engine.explain.TokenPieces;
import org.lorgnette.model.Document;
import org.lorgnette.model.Entity;
import org.lorgnette.model.Prediction;
import org.lorgnette.model.Span;
import org.lorgnette.model.Task;
import org.lorgnette.model.Value;
import org.lorgnette.model.tagging.TagScheme;

/**
 * Named entities by a token classifier of the Hugging Face tools. Labels of words are decoded under the scheme that their
 * prefixes show; an entity's score is the probability, among all legal sequences, that exactly these words are an entity of
 * exactly this type.
 */
public final class HfNerEngine extends NeuralEngine implements ShowsAttention, ShowsPieces {

	private static final String HEAD = "TokenClassification";
	private static final String AUTO = "auto";
	private static final String TEXT = "text";
	private static final String WORDS = "words";

	private static final Setting SCHEME = Setting.choice("scheme", AUTO,
			Stream.concat(Stream.of(AUTO), Arrays.stream(TagScheme.values()).map(TagScheme::id)).toList(),
			"Scheme of the labels; auto finds it by their prefixes, B and I as iob2; set iob1 for models that begin entities with I.");
	private static final Setting OUTSIDE = Setting.of(TagLabels.OUTSIDE_SETTING, Setting.Kind.TEXT, "",
			"Label of words outside entities, such as LABEL_0; empty to find it by its name.");
	private static final Setting ALIGNMENT = Setting.choice("alignment", PieceAlignment.FIRST.id(),
			Arrays.stream(PieceAlignment.values()).map(PieceAlignment::id).toList(),
			"Pieces that decide on a word: the first, any (the one that is surest), or the average of all.");
	private static final Setting INPUT = Setting.choice("input", TEXT, List.of(TEXT, WORDS),
			"Whether sentences are split into pieces as text, or word by word as in training on tokenised corpora.");

	public static final EngineDescriptor DESCRIPTOR = new EngineDescriptor("hf-ner", Family.NEURAL, Set.of(Task.NER), Set.of(),
			Stream.concat(Stream.of(HfSettings.MODEL, HfSettings.FILE, SCHEME, OUTSIDE, ALIGNMENT, INPUT, HfSettings.MAX_LENGTH,
					NeuralSettings.MIN_SCORE), HfSettings.COMMON.stream()).toList(),
			"Named entities by a token classifier exported with the Hugging Face tools.", List.of(), List.of());

	private final HfModel model;
	private final HfTagging.Method method;
	private final double minScore;
	private final PlainTokenizer tokenizer = PlainTokenizer.forLanguages(List.of());

	private HfNerEngine(Settings settings, HfModel model, HfTagging.Method method) {
		super(DESCRIPTOR, settings);
		this.model = model;
		this.method = method;
		this.minScore = NeuralSettings.minScore(settings);
	}

	/**
	 * @throws EngineUnavailableException
	 *             if the setting {@code model} names no folder of a token classifier that can be loaded
	 * @throws IllegalArgumentException
	 *             if a setting is out of its range
	 */
	public static HfNerEngine open(Settings settings) throws EngineUnavailableException {
		NeuralSettings.minScore(settings);
		int batch = HfSettings.batch(settings);
		int threads = HfSettings.threads(settings);
		HfFolder folder = HfSettings.folder(DESCRIPTOR, settings, HEAD);
		TagLabels labels = labels(folder, settings);
		boolean words = settings.text(INPUT.name()).equals(WORDS);
		HfModel model = HfModel.open(folder, words, threads);
		boolean done = false;
		try {
			int special = model.tokenizer().single().size();
			int room = HfSettings.length(settings, model, special, Integer.MAX_VALUE) - special;
			String logits = model.network().output("logits", "", 0);
			require(folder, logits, model.tryOut(List.of(logits)).get(logits), model.tryOutLength(), labels.size());
			ChainDecoder decoder = new ChainDecoder(labels.grammar(), ChainWeights.none(labels.grammar().size()), 1);
			HfNerEngine engine = new HfNerEngine(settings, model, new HfTagging.Method(model, logits, labels, decoder,
					PieceAlignment.of(settings.text(ALIGNMENT.name())), room, batch, words));
			done = true;
			return engine;
		} finally {
			if (!done) {
				model.close();
			}
		}
	}

	private static TagLabels labels(HfFolder folder, Settings settings) throws EngineUnavailableException {
		String scheme = settings.text(SCHEME.name());
		try {
			return TagLabels.of(folder.config().labels(), scheme.equals(AUTO) ? Optional.empty() : TagScheme.of(scheme),
					settings.text(OUTSIDE.name()));
		} catch (IllegalArgumentException e) {
			throw new EngineUnavailableException(folder.path().resolve(HfConfig.FILE) + ": 'id2label': " + e.getMessage(),
					"use a model for named entities, or tell what its labels mean by the settings 'scheme' and 'outside'", e);
		}
	}

	private static void require(HfFolder folder, String output, FloatTensor logits, int pieces, int labels)
			throws EngineUnavailableException {
		if (!Arrays.equals(logits.shape(), new long[] {1, pieces, labels})) {
			throw new EngineUnavailableException(folder.network() + ": the output '" + output + "' has the shape "
					+ Arrays.toString(logits.shape()) + " for " + pieces + " pieces; expected [1, " + pieces + ", " + labels + "], for the "
					+ labels + " labels of " + HfConfig.FILE, "put " + HfConfig.FILE
					+ " and the network of one token classifier into the folder");
		}
	}

	@Override
	protected Analysis predict(Document document, Cancellation cancellation) throws EngineException {
		DocumentWords words = words(document, cancellation);
		List<Prediction<? extends Value>> predictions = new ArrayList<>();
		for (HfTagging.Found found : new HfTagging(method, words, cancellation).tag()) {
			if (found.score() >= minScore) {
				Entity entity = new Entity("e" + (predictions.size() + 1), found.type(), words.span(found.begin(), found.end()));
				predictions.add(new Prediction<>(entity, OptionalDouble.of(found.score()), DESCRIPTOR.id(), List.of()));
			}
		}
		return new Analysis(words.document(), predictions);
	}

	private DocumentWords words(Document document, Cancellation cancellation) {
		PlainTokenizer.Tokenized tokenized = tokenizer.tokenize(document, cancellation);
		return DocumentWords.of(tokenized.document(), tokenized.sentences());
	}

	@Override
	public List<TokenPieces> pieces(Document document, Cancellation cancellation) throws EngineException {
		return work("document " + document.id(), cancellation,
				either -> new HfTagging(method, words(document, either), either).pieces());
	}

	@Override
	public AttentionMaps attention(Document document, Decision decision, Cancellation cancellation) throws EngineException {
		return work("document " + document.id(), cancellation, either -> {
			Span place = decision.places().stream().reduce(Span::cover)
					.orElseThrow(() -> new EngineException("the decision has no place in the text, but an entity has one: " + decision));
			DocumentWords words = words(document, either);
			Excerpt excerpt = Excerpt.sentence(words, place)
					.orElseThrow(() -> new EngineException("there is no word at " + place.begin() + ".." + place.end()));
			return new HfTagging(method, words, either).attention(excerpt.begin());
		});
	}

	@Override
	protected void release() {
		model.close();
	}
}
