package org.lorgnette.engine.djl.generation;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.Set;

import org.lorgnette.engine.Cancellation;
import org.lorgnette.engine.EngineDescriptor;
import org.lorgnette.engine.EngineException;
import org.lorgnette.engine.EngineUnavailableException;
import org.lorgnette.engine.Family;
import org.lorgnette.engine.ModelStore;
import org.lorgnette.engine.Setting;
import org.lorgnette.engine.Settings;
import org.lorgnette.engine.djl.base.NativeEngine;
import org.lorgnette.engine.djl.base.NeuralSettings;
import org.lorgnette.engine.djl.folder.Precision;
import org.lorgnette.engine.language.LanguageEngine;
import org.lorgnette.engine.language.NextPiece;
import org.lorgnette.engine.language.Outlook;
import org.lorgnette.engine.language.ReadPiece;
import org.lorgnette.engine.language.WritingOptions;
import org.lorgnette.engine.language.WrittenText;

/**
 * Reads and writes by a decoder over byte pairs. Of a text longer than its context each piece is told from the latter half of the
 * context at least, see {@link LanguageModel.State}.
 */
public final class NeuralLanguageEngine extends NativeEngine implements LanguageEngine {

	public static final String ENGLISH_MODEL = "language-en";
	public static final String FRENCH_MODEL = "language-fr";

	private static final List<Setting> COMMON = List.of(Precision.SETTING, NeuralSettings.THREADS);

	public static final EngineDescriptor ENGLISH = new EngineDescriptor("language-en", Family.NEURAL, Set.of(), Set.of("en"),
			COMMON,
			"A small English language model: how likely each piece of a text is, and how it may go on.", List.of(),
			List.of(ENGLISH_MODEL));

	public static final EngineDescriptor FRENCH = new EngineDescriptor("language-fr", Family.NEURAL, Set.of(), Set.of("fr"),
			COMMON,
			"A small French language model: how likely each piece of a text is, and how it may go on.", List.of(),
			List.of(FRENCH_MODEL));

	public static final EngineDescriptor OWN = new EngineDescriptor("language", Family.NEURAL, Set.of(), Set.of(),
			List.of(NeuralSettings.MODEL, Precision.SETTING, NeuralSettings.THREADS), "A language model of one's own.", List.of(),
			List.of());

	/** Pieces that go through the network together. */
	private static final int AT_ONCE = 128;

	private final LanguageModel model;

	private NeuralLanguageEngine(EngineDescriptor descriptor, Settings settings, Path folder) throws EngineUnavailableException {
		super(descriptor, settings);
		model = LanguageModel.load(folder, Precision.of(settings.text(Precision.SETTING.name())),
				NeuralSettings.within(settings, NeuralSettings.THREADS, 1, 64));
	}

	/** @throws EngineUnavailableException if the shipped model is not here or cannot be loaded */
	public static NeuralLanguageEngine openShipped(EngineDescriptor descriptor, Settings settings, ModelStore models)
			throws EngineUnavailableException {
		return new NeuralLanguageEngine(descriptor, settings,
				NeuralSettings.shippedPath(descriptor, descriptor.models().getFirst(), models));
	}

	/** @throws EngineUnavailableException if the setting {@code model} names no folder of a language model */
	public static NeuralLanguageEngine openOwn(Settings settings) throws EngineUnavailableException {
		return new NeuralLanguageEngine(OWN, settings, NeuralSettings.ownPath(OWN, settings));
	}

	@Override
	public List<ReadPiece> read(String text, int alternatives, Cancellation cancellation) throws EngineException {
		return work("a text of " + text.length() + " characters", cancellation, either -> {
			List<ReadPiece> read = new ArrayList<>();
			LanguageModel.State state = model.begin();
			float[] before = state.read(new int[] {model.pieces().end()}, either).getFirst();
			for (Iterator<List<TextPieces.Piece>> parts = model.pieces().parts(text); parts.hasNext();) {
				either.check();
				List<TextPieces.Piece> part = parts.next();
				for (int begin = 0; begin < part.size(); begin += AT_ONCE) {
					List<TextPieces.Piece> now = part.subList(begin, Math.min(part.size(), begin + AT_ONCE));
					List<float[]> after = state.read(now.stream().mapToInt(TextPieces.Piece::id).toArray(), either);
					for (int i = 0; i < now.size(); i++) {
						read.add(read(now.get(i), Outlook.ofLogits(before), alternatives));
						before = after.get(i);
					}
				}
			}
			return read;
		});
	}

	private ReadPiece read(TextPieces.Piece piece, Outlook outlook, int alternatives) {
		return new ReadPiece(piece.span(), model.pieces().bytes(piece.id()), outlook.logProbability(piece.id()),
				outlook.rank(piece.id()),
				outlook.entropy(), outlook.variance(), next(outlook, alternatives));
	}

	private List<NextPiece> next(Outlook outlook, int count) {
		return Arrays.stream(outlook.likeliest(count))
				.mapToObj(id -> new NextPiece(model.pieces().text(new int[] {id}), Math.exp(outlook.logProbability(id))))
				.toList();
	}

	@Override
	public List<NextPiece> next(String text, int count, Cancellation cancellation) throws EngineException {
		return work("a text of " + text.length() + " characters", cancellation,
				either -> next(Outlook.ofLogits(prompt(text, model.begin(), either)), count));
	}

	@Override
	public WrittenText write(String text, WritingOptions options, Cancellation cancellation) throws EngineException {
		return work("a text of " + text.length() + " characters", cancellation, either -> {
			LanguageModel.State state = model.begin();
			Random random = new Random(options.seed());
			int[] written = new int[options.pieces()];
			float[] before = prompt(text, state, either);
			for (int count = 0; count < written.length; count++) {
				int id = Outlook.ofLogits(before).draw(options, random.nextDouble());
				if (id == model.pieces().end()) {
					return new WrittenText(model.pieces().text(Arrays.copyOf(written, count)), count, true);
				}
				written[count] = id;
				if (count + 1 < written.length) {
					before = state.read(new int[] {id}, either).getFirst();
				}
			}
			return new WrittenText(model.pieces().text(written), written.length, false);
		});
	}

	/** Reads what still counts of a text, and gives the logits of what comes after it. */
	private float[] prompt(String text, LanguageModel.State state, Cancellation cancellation) throws EngineException {
		int[] ids = new int[1 + AT_ONCE];
		int length = 1;
		ids[0] = model.pieces().end();
		for (Iterator<List<TextPieces.Piece>> parts = model.pieces().parts(text); parts.hasNext();) {
			cancellation.check();
			for (TextPieces.Piece piece : parts.next()) {
				ids = length == ids.length ? Arrays.copyOf(ids, 2 * length) : ids;
				ids[length++] = piece.id();
			}
		}
		float[] after = {};
		for (int begin = model.folder().shape().window(length); begin < length; begin += AT_ONCE) {
			after = state.read(Arrays.copyOfRange(ids, begin, Math.min(length, begin + AT_ONCE)), cancellation).getLast();
		}
		return after;
	}

	@Override
	protected void release() {
		model.close();
	}
}
