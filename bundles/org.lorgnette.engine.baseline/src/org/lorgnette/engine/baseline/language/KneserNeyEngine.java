package org.lorgnette.engine.baseline.language;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

import org.lorgnette.engine.Cancellation;
import org.lorgnette.engine.EngineDescriptor;
import org.lorgnette.engine.EngineException;
import org.lorgnette.engine.EngineUnavailableException;
import org.lorgnette.engine.Family;
import org.lorgnette.engine.Setting;
import org.lorgnette.engine.Settings;
import org.lorgnette.engine.language.LanguageEngine;
import org.lorgnette.engine.language.NextPiece;
import org.lorgnette.engine.language.Outlook;
import org.lorgnette.engine.language.ReadPiece;
import org.lorgnette.engine.language.WritingOptions;
import org.lorgnette.engine.language.WrittenText;

/** Reads and writes by counts of n-grams, see {@link NGrams}. */
public final class KneserNeyEngine implements LanguageEngine {

	static final String MODEL = "model";

	private static final String REMEDY = "name the file that the trainer kneser-ney wrote by the setting 'model'";

	public static final EngineDescriptor DESCRIPTOR = new EngineDescriptor("kneser-ney", Family.STATISTICAL, Set.of(), Set.of(),
			List.of(Setting.of(MODEL, Setting.Kind.PATH, "", "The file that the trainer kneser-ney wrote.")),
			"A language model that counts n-grams of bytes or byte pairs, under modified Kneser-Ney smoothing.", List.of(),
			List.of());

	private final Settings settings;
	private volatile Optional<KneserNeyFile> model;

	private KneserNeyEngine(Settings settings, KneserNeyFile model) {
		this.settings = settings;
		this.model = Optional.of(model);
	}

	/** @throws EngineUnavailableException if the setting {@code model} names no model of n-grams */
	public static KneserNeyEngine open(Settings settings) throws EngineUnavailableException {
		if (settings.text(MODEL).isBlank()) {
			throw new EngineUnavailableException("engine '" + DESCRIPTOR.id() + "' needs a model", REMEDY);
		}
		if (!Files.isRegularFile(settings.path(MODEL))) {
			throw new EngineUnavailableException("engine '" + DESCRIPTOR.id() + "' cannot read its model: there is no file "
					+ settings.text(MODEL),
					REMEDY);
		}
		try {
			return new KneserNeyEngine(settings, KneserNeyFile.read(settings.path(MODEL)));
		} catch (IOException e) {
			String why = e.getMessage().contains(settings.text(MODEL)) ? e.getMessage() : settings.text(MODEL) + ": "
					+ e.getMessage();
			throw new EngineUnavailableException("engine '" + DESCRIPTOR.id() + "' cannot read its model: " + why, REMEDY, e);
		}
	}

	@Override
	public EngineDescriptor descriptor() {
		return DESCRIPTOR;
	}

	@Override
	public Settings settings() {
		return settings;
	}

	private KneserNeyFile model() {
		return model.orElseThrow(() -> new IllegalStateException("engine '" + DESCRIPTOR.id() + "' is closed"));
	}

	@Override
	public List<ReadPiece> read(String text, int alternatives, Cancellation cancellation) throws EngineException {
		BytePairs pairs = model().pairs();
		NGrams.State state = model().grams().begin();
		List<ReadPiece> read = new ArrayList<>();
		cancellation.check();
		pairs.cut(text, word -> {
			for (BytePairs.Piece piece : word) {
				cancellation.check();
				Outlook outlook = state.outlook();
				read.add(new ReadPiece(piece.span(), pairs.piece(piece.id()).length, outlook.logProbability(piece.id()),
						outlook.rank(piece.id()),
						outlook.entropy(), outlook.variance(), next(pairs, outlook, alternatives)));
				state.read(piece.id());
			}
		});
		cancellation.check();
		return read;
	}

	private static List<NextPiece> next(BytePairs pairs, Outlook outlook, int count) {
		return Arrays.stream(outlook.likeliest(count))
				.mapToObj(id -> new NextPiece(pairs.text(new int[] {id}), Math.exp(outlook.logProbability(id)))).toList();
	}

	private static NGrams.State prompt(KneserNeyFile model, String text, Cancellation cancellation) {
		NGrams.State state = model.grams().begin();
		model.pairs().ids(text, word -> {
			cancellation.check();
			for (int id : word) {
				state.read(id);
			}
		});
		cancellation.check();
		return state;
	}

	@Override
	public List<NextPiece> next(String text, int count, Cancellation cancellation) throws EngineException {
		KneserNeyFile now = model();
		return next(now.pairs(), prompt(now, text, cancellation).outlook(), count);
	}

	@Override
	public WrittenText write(String text, WritingOptions options, Cancellation cancellation) throws EngineException {
		KneserNeyFile now = model();
		NGrams.State state = prompt(now, text, cancellation);
		Random random = new Random(options.seed());
		int[] written = new int[options.pieces()];
		for (int count = 0; count < written.length; count++) {
			cancellation.check();
			int id = state.outlook().draw(options, random.nextDouble());
			if (id == now.pairs().end()) {
				return new WrittenText(now.pairs().text(Arrays.copyOf(written, count)), count, true);
			}
			written[count] = id;
			state.read(id);
		}
		return new WrittenText(now.pairs().text(written), written.length, false);
	}

	@Override
	public void close() {
		model = Optional.empty();
	}
}
