package org.lorgnette.engine.djl.writing;

import java.util.List;

import org.lorgnette.engine.Setting;
import org.lorgnette.engine.Setting.Kind;
import org.lorgnette.engine.Settings;
import org.lorgnette.engine.djl.base.NeuralSettings;
import org.lorgnette.engine.djl.generation.Sampling;

/**
 * How tokens are chosen.
 *
 * @param width of the beam, 1 for none; without sampling
 * @param sampling {@link Sampling#GREEDY} for none
 * @param constrained whether only what parses and stands in the source may be written
 */
public record Decoding(int width, Sampling sampling, long seed, boolean constrained) {

	private static final String GREEDY = "greedy";
	private static final String BEAM = "beam";
	private static final String SAMPLE = "sample";
	private static final Setting METHOD = Setting.choice("decoding", GREEDY, List.of(GREEDY, BEAM, SAMPLE),
			"How tokens are chosen: always the likeliest, by a beam of likely ways to go on, or by chance.");
	private static final Setting WIDTH = Setting.of("beam", Kind.INTEGER, "4", "Ways to go on that a beam keeps, 1 to 64.");
	private static final Setting TEMPERATURE = Setting.of("temperature", Kind.DECIMAL, "1",
			"Below 1 sampling is surer, above more adventurous; above 0.");
	private static final Setting TOP_K = Setting.of("top-k", Kind.INTEGER, "0", "Sampling chooses among so many likeliest tokens; 0 for all.");
	private static final Setting TOP_P = Setting.of("top-p", Kind.DECIMAL, "1",
			"Sampling chooses among the likeliest tokens that have this probability together, above 0 to 1.");
	private static final Setting SEED = Setting.of("seed", Kind.INTEGER, "17", "The seed of chance in sampling.");
	private static final Setting CONSTRAINED = Setting.of("constrained", Kind.BOOLEAN, "true",
			"Whether only what parses and stands in the text may be written; else all may, and what was written is looked for in the text.");

	static final List<Setting> SETTINGS = List.of(METHOD, WIDTH, TEMPERATURE, TOP_K, TOP_P, SEED, CONSTRAINED);

	/** The likeliest token each time. */
	public static Decoding greedy(boolean constrained) {
		return new Decoding(1, Sampling.GREEDY, 0, constrained);
	}

	/** @throws IllegalArgumentException if a number is out of range */
	public static Decoding of(Settings settings) {
		String method = settings.text(METHOD.name());
		int width = NeuralSettings.within(settings, WIDTH, 1, 64);
		double temperature = settings.decimal(TEMPERATURE.name());
		if (!(temperature > 0)) {
			throw new IllegalArgumentException("setting '" + TEMPERATURE.name() + "': expected above 0, got " + temperature);
		}
		Sampling sampling = new Sampling(temperature, settings.integer(TOP_K.name()), settings.decimal(TOP_P.name()));
		return new Decoding(method.equals(BEAM) ? width : 1, method.equals(SAMPLE) ? sampling : Sampling.GREEDY,
				settings.integer(SEED.name()), settings.bool(CONSTRAINED.name()));
	}

	/** The same; where one way would be found, and all ways are known to parse, a beam finds so many. */
	Decoding wanting(int ways) {
		return isChance() || !constrained || width > 1 ? this : new Decoding(ways, sampling, seed, constrained);
	}

	boolean isChance() {
		return sampling.temperature() > 0;
	}
}
