package org.lorgnette.engine.djl.ner;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.lorgnette.engine.Analysis;
import org.lorgnette.engine.BareWork;
import org.lorgnette.engine.Cancellation;
import org.lorgnette.engine.EngineDescriptor;
import org.lorgnette.engine.EngineException;
import org.lorgnette.engine.EngineUnavailableException;
import org.lorgnette.engine.Family;
import org.lorgnette.engine.ModelStore;
import org.lorgnette.engine.Setting;
import org.lorgnette.engine.Settings;
import org.lorgnette.engine.ShowsBareWork;
import org.lorgnette.engine.djl.base.NeuralEngine;
import org.lorgnette.engine.djl.base.NeuralSettings;
import org.lorgnette.engine.djl.explain.AttentionOutputs;
import org.lorgnette.engine.djl.explain.Excerpt;
import org.lorgnette.engine.djl.explain.ShownPieces;
import org.lorgnette.engine.djl.explain.SideBySide;
import org.lorgnette.engine.djl.explain.WordNeighbours;
import org.lorgnette.engine.djl.folder.ModelFolder;
import org.lorgnette.engine.djl.text.DocumentWords;
import org.lorgnette.engine.djl.text.PlainTokenizer;
import org.lorgnette.engine.explain.AnalyzesBatches;
import org.lorgnette.engine.explain.AttentionMaps;
import org.lorgnette.engine.explain.Decision;
import org.lorgnette.engine.explain.Neighbour;
import org.lorgnette.engine.explain.ShowsAttention;
import org.lorgnette.engine.explain.ShowsNeighbours;
import org.lorgnette.engine.explain.ShowsPieces;
import org.lorgnette.engine.explain.TokenPieces;
import org.lorgnette.model.Document;
import org.lorgnette.model.Entity;
import org.lorgnette.model.Prediction;
import org.lorgnette.model.Span;
import org.lorgnette.model.Task;
import org.lorgnette.model.Value;

/**
 * Named entities by a network over words and a chain over their tags. An entity's score is the probability that exactly these
 * words are an entity of exactly this type.
 */
public final class NerEngine extends NeuralEngine implements ShowsAttention, ShowsPieces, ShowsNeighbours,
		AnalyzesBatches, ShowsBareWork {

	public static final String ENGLISH_MODEL = "ner-en";
	public static final String FRENCH_MODEL = "ner-fr";

	private static final List<String> ENGLISH_TYPES = List.of("PERSON", "LOCATION", "ORGANIZATION", "MISC");
	private static final List<String> FRENCH_TYPES = List.of("PERSON", "LOCATION", "ORGANIZATION", "DATE", "TIME", "EVENT", "PRODUCT");

	public static final EngineDescriptor ENGLISH = new EngineDescriptor("neural-ner-en", Family.NEURAL, Set.of(Task.NER),
			Set.of("en"), NeuralSettings.COMMON, "Named entities in English by a small neural network and a chain over BIOES tags.",
			ENGLISH_TYPES, List.of(ENGLISH_MODEL));

	public static final EngineDescriptor FRENCH = new EngineDescriptor("neural-ner-fr", Family.NEURAL, Set.of(Task.NER),
			Set.of("fr"), NeuralSettings.COMMON, "Named entities in French by a small neural network and a chain over BIOES tags.",
			FRENCH_TYPES, List.of(FRENCH_MODEL));

	public static final EngineDescriptor OWN = new EngineDescriptor("neural-ner", Family.NEURAL, Set.of(Task.NER), Set.of(),
			Stream.concat(Stream.<Setting>of(NeuralSettings.MODEL), NeuralSettings.COMMON.stream()).toList(),
			"Named entities by a neural network of one's own.", List.of(), List.of());

	private static final int DOCUMENTS_AT_ONCE = 32;

	private final TaggingModel model;
	private final PlainTokenizer tokenizer;
	private final int batch;
	private final double minScore;
	private final boolean isExact;
	private final int threads;
	private final WordNeighbours neighbours;

	private NerEngine(EngineDescriptor descriptor, Settings settings, ModelFolder folder) throws EngineUnavailableException {
		super(descriptor, settings);
		batch = NeuralSettings.batch(settings);
		minScore = NeuralSettings.minScore(settings);
		tokenizer = PlainTokenizer.forLanguages(folder.languages());
		isExact = NeuralSettings.isExact(settings);
		threads = NeuralSettings.documentsSideBySide(settings);
		model = TaggingModel.of(NeuralSettings.load(folder, Task.NER, settings));
		neighbours = new WordNeighbours(model.model(), WordNeighbours.Inputs.NONE);
	}

	/** @throws EngineUnavailableException if the shipped model is not here or cannot be loaded */
	public static NerEngine openEnglish(Settings settings, ModelStore models) throws EngineUnavailableException {
		return new NerEngine(ENGLISH, settings, NeuralSettings.shipped(ENGLISH, ENGLISH_MODEL, models));
	}

	/** As {@link #openEnglish}. */
	public static NerEngine openFrench(Settings settings, ModelStore models) throws EngineUnavailableException {
		return new NerEngine(FRENCH, settings, NeuralSettings.shipped(FRENCH, FRENCH_MODEL, models));
	}

	/** @throws EngineUnavailableException if the setting {@code model} names no folder of a tagger */
	public static NerEngine openOwn(Settings settings) throws EngineUnavailableException {
		return new NerEngine(OWN, settings, NeuralSettings.own(OWN, settings));
	}

	/** The folder of the model that is used. */
	public ModelFolder folder() {
		return model.model().folder();
	}

	/** The file of the network that is used. */
	public Path network() {
		return model.model().network().file();
	}

	@Override
	protected Analysis predict(Document document, Cancellation cancellation) throws EngineException {
		return predict(List.of(document), cancellation).getFirst();
	}

	private List<Analysis> predict(List<Document> documents, Cancellation cancellation) throws EngineException {
		List<DocumentWords> words = new ArrayList<>(documents.size());
		for (Document document : documents) {
			words.add(words(document, cancellation));
		}
		List<List<SentenceTagger.Found>> found = new SentenceTagger(model, words, batch, cancellation).tag();
		List<Analysis> analyses = new ArrayList<>(documents.size());
		for (int i = 0; i < documents.size(); i++) {
			neighbours.see(words.get(i));
			analyses.add(analysis(words.get(i), found.get(i)));
		}
		return analyses;
	}

	private DocumentWords words(Document document, Cancellation cancellation) {
		PlainTokenizer.Tokenized tokenized = tokenizer.tokenize(document, cancellation);
		return DocumentWords.of(tokenized.document(), tokenized.sentences());
	}

	private Analysis analysis(DocumentWords words, List<SentenceTagger.Found> found) {
		List<Prediction<? extends Value>> predictions = new ArrayList<>();
		for (SentenceTagger.Found each : found) {
			if (each.score() >= minScore) {
				Entity entity = new Entity("e" + (predictions.size() + 1), each.type(), words.span(each.begin(), each.end()));
				predictions.add(new Prediction<>(entity, OptionalDouble.of(each.score()), descriptor().id(), List.of()));
			}
		}
		return new Analysis(words.document(), predictions);
	}

	@Override
	public int batchSize() {
		return DOCUMENTS_AT_ONCE;
	}

	/**
	 * Several documents share batches in full precision. In 8 bits a batch has one range of numbers, by which each of its sentences
	 * is rounded: there every document has its own batches, so that it gives what it gives alone.
	 */
	@Override
	public List<Analysis> analyzeAll(List<Document> documents, Cancellation cancellation) throws EngineException {
		if (!isExact) {
			return SideBySide.of(documents, threads, cancellation, this::analyze);
		}
		int share = Math.max(1, Math.ceilDiv(documents.size(), threads));
		List<List<Document>> shares = IntStream.range(0, Math.ceilDiv(documents.size(), share))
				.mapToObj(i -> documents.subList(i * share, Math.min(documents.size(), (i + 1) * share))).toList();
		return SideBySide.of(shares, threads, cancellation, this::analyzeTogether).stream().flatMap(List::stream).toList();
	}

	private List<Analysis> analyzeTogether(List<Document> documents, Cancellation cancellation) throws EngineException {
		String about = "documents " + documents.getFirst().id() + " to " + documents.getLast().id();
		return work(about, cancellation, either -> predict(documents, either));
	}

	@Override
	public BareWork prepare(List<Document> documents, Cancellation cancellation) throws EngineException {
		return work(documents.size() + " documents", cancellation, either -> {
			List<DocumentWords> words = new ArrayList<>(documents.size());
			for (Document document : documents) {
				words.add(words(document, either));
			}
			return new BareTagging(model.model(), words, batch, settings().integer(NeuralSettings.THREADS.name()));
		});
	}

	@Override
	public AttentionMaps attention(Document document, Decision decision, Cancellation cancellation) throws EngineException {
		return work("document " + document.id(), cancellation, either -> {
			List<String> names = AttentionOutputs.require(model.model().network());
			Excerpt seen = seen(words(document, either), decision);
			try (TaggingModel.Batch inputs = model.new Batch(1, seen.length())) {
				seen.forms().forEach(inputs::add);
				inputs.endItem();
				return AttentionOutputs.maps(names, inputs.show(names, either), seen.units());
			}
		});
	}

	/**
	 * The words among which a decision is made, tokenised as for {@link #analyze}: its sentence, or of one that is too long the
	 * window from which its first word is taken.
	 *
	 * @throws EngineException
	 *             if there is no word at its place
	 */
	public Excerpt excerpt(Document document, Decision decision, Cancellation cancellation) throws EngineException {
		return work("document " + document.id(), cancellation, either -> seen(words(document, either), decision));
	}

	private Excerpt seen(DocumentWords words, Decision decision) throws EngineException {
		Span place = decision.places().stream().reduce(Span::cover)
				.orElseThrow(() -> new EngineException("the decision has no place in the text, but an entity has one: " + decision));
		Excerpt sentence = Excerpt.sentence(words, place)
				.orElseThrow(() -> new EngineException("there is no word at " + place.begin() + ".." + place.end()));
		int first = sentence.begin() - sentence.from();
		Windows.Piece piece = new Windows(folder().window()).of(0, sentence.length()).stream()
				.filter(each -> each.from() <= first && first < each.to()).findFirst().orElseThrow();
		return sentence.within(sentence.from() + piece.begin(), sentence.from() + piece.end());
	}

	@Override
	public List<TokenPieces> pieces(Document document, Cancellation cancellation) throws EngineException {
		return work("document " + document.id(), cancellation,
				either -> ShownPieces.of(words(document, either), model.model().words(), either));
	}

	@Override
	public List<Neighbour> neighbours(String word, int count, Cancellation cancellation) throws EngineException {
		return work("the word " + word, cancellation, either -> neighbours.nearest(word, count, either));
	}

	@Override
	public OptionalDouble similarity(String one, String other) throws EngineException {
		return work("the words " + one + " and " + other, Cancellation.NONE, either -> neighbours.similarity(one, other));
	}

	@Override
	protected void release() {
		model.close();
	}
}
