package org.lorgnette.training.reading;

import java.util.ArrayList;
import java.util.List;

import org.lorgnette.engine.djl.features.QuestionMatch;
import org.lorgnette.training.nn.AttentionPooling;
import org.lorgnette.training.nn.Dense;
import org.lorgnette.training.nn.EncoderLayer;
import org.lorgnette.training.nn.Fusion;
import org.lorgnette.training.nn.Net;
import org.lorgnette.training.nn.Norm;
import org.lorgnette.training.nn.Ops;
import org.lorgnette.training.nn.WordEncoder;

/**
 * Scores of where an answer begins and ends. One encoder reads question and passage, the passage's word vectors with what of them
 * matches the question added; the passage is told of the question by a {@link Fusion} and read on by further layers. The end
 * knows where the begin probably is.
 * <p>
 * Inputs: question [batch, q, features], passage [batch, p, features], match [batch, p, {@link QuestionMatch#WIDTH}]. Outputs:
 * startLogits and endLogits [batch, p], noneLogit [batch], which stands against the sum of a start and an end. Taps:
 * {@code attention.question.i}, {@code attention.passage.i}, {@code attention.cross.0} (if the fusion attends) and
 * {@code attention.reading.i}.
 */
public final class ReaderNet extends Net {

	/** How many words before an end see where the begin probably is. */
	private static final int START_REACH = 12;
	private static final float PADDING = -1e4f;

	private final float dropout;
	private final WordEncoder encoder;
	private final Dense match;
	private final Fusion fusion;
	private final List<EncoderLayer> layers = new ArrayList<>();
	private final Norm norm;
	private final Dense start;
	private final Dense startHidden;
	private final Dense endHidden;
	private final Dense endSummary;
	private final Dense endNear;
	private final Dense end;
	private final AttentionPooling questionPooling;
	private final Dense noneHidden;
	private final Dense none;

	/** What a batch gives, see {@link ReaderNet}. */
	public record Scores<T>(T starts, T ends, T none) {
	}

	/** @param readingLayers layers behind the fusion */
	public ReaderNet(WordEncoder.Size size, Fusion.Kind kind, int readingLayers, float dropout) {
		int width = size.width();
		this.dropout = dropout;
		encoder = child("encoder", new WordEncoder(size, dropout));
		match = child("match", new Dense(QuestionMatch.WIDTH, width));
		fusion = child("fusion", Fusion.of(kind, width, size.heads(), dropout));
		for (int i = 0; i < readingLayers; i++) {
			layers.add(child("reading" + i, new EncoderLayer(width, size.heads(), size.inner(), PassageReading.REACH, dropout)));
		}
		norm = child("norm", new Norm(width));
		startHidden = child("startHidden", new Dense(width, width));
		start = child("start", new Dense(width, 1));
		endHidden = child("endHidden", new Dense(width, width));
		endSummary = child("endSummary", new Dense(width, width));
		endNear = child("endNear", new Dense(START_REACH, width));
		end = child("end", new Dense(width, 1));
		questionPooling = child("questionPooling", new AttentionPooling(width));
		noneHidden = child("noneHidden", new Dense(4 * width, width));
		none = child("none", new Dense(width, 1));
	}

	public WordEncoder encoder() {
		return encoder;
	}

	/** The taps, for the exporter. */
	static List<String> taps(WordEncoder.Size size, Fusion.Kind kind, int readingLayers) {
		List<String> taps = new ArrayList<>();
		for (String side : List.of("question", "passage")) {
			for (int i = 0; i < size.layers(); i++) {
				taps.add("attention." + side + "." + i);
			}
		}
		if (kind == Fusion.Kind.CROSS_ATTENTION) {
			taps.add("attention.cross.0");
		}
		for (int i = 0; i < readingLayers; i++) {
			taps.add("attention.reading." + i);
		}
		return taps;
	}

	<T> Scores<T> read(Ops<T> ops, T questionIds, T passageIds, T matches) {
		return scores(ops, reading().read(ops, questionIds, passageIds, matches));
	}

	private PassageReading reading() {
		return new PassageReading(encoder, match, fusion, layers, norm, dropout);
	}

	/** What is added to the vectors of a passage's words for how they match the question, [batch, p, width]. */
	public <T> T matched(Ops<T> ops, T matches) {
		return match.apply(ops, matches);
	}

	/**
	 * From word vectors on.
	 *
	 * @param questionVectors [batch, q, width]
	 * @param vectors of the passage, with what {@link #matched} gives, [batch, p, width]
	 */
	public <T> Scores<T> readVectors(Ops<T> ops, T questionVectors, T questionMask, T vectors, T passageMask) {
		return scores(ops, reading().readVectors(ops, questionVectors, questionMask, vectors, passageMask));
	}

	private <T> Scores<T> scores(Ops<T> ops, PassageReading.Read<T> words) {
		T question = words.question();
		T read = words.passage();
		T padding = ops.affine(words.passageMask(), -PADDING, PADDING);
		T starts = ops.reshape(start.apply(ops, ops.gelu(startHidden.apply(ops, read))), 0, 0);
		T begins = ops.softmax(ops.add(starts, padding), -1);
		T summary = AttentionPooling.mean(ops, read, begins);
		T seen = ops.add(ops.add(endHidden.apply(ops, read), endSummary.apply(ops, summary)), endNear.apply(ops, near(ops, begins)));
		T ends = ops.reshape(end.apply(ops, ops.gelu(seen)), 0, 0);
		T asked = questionPooling.pool(ops, question, words.questionMask());
		T most = ops.expand(ops.max(ops.add(read, ops.expand(padding, -1)), 1), 1);
		T pooled = ops.concat(List.of(asked, summary, ops.multiply(asked, summary), most), -1);
		return new Scores<>(starts, ends, ops.reshape(none.apply(ops, ops.gelu(noneHidden.apply(ops, pooled))), 0));
	}

	/** Of each word, how likely the answer begins there, one word before, and so on, [batch, p, START_REACH]. */
	private static <T> T near(Ops<T> ops, T begins) {
		T column = ops.expand(begins, -1);
		List<T> parts = new ArrayList<>();
		for (int offset = 0; offset < START_REACH; offset++) {
			parts.add(offset == 0 ? column : ops.shift(column, 1, offset));
		}
		return ops.concat(parts, -1);
	}

	@Override
	public <T> List<T> apply(Ops<T> ops, List<T> inputs) {
		Scores<T> scores = read(ops, inputs.get(0), inputs.get(1), inputs.get(2));
		return List.of(scores.starts(), scores.ends(), scores.none());
	}
}
