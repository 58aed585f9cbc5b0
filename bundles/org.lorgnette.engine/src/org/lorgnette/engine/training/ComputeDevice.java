package org.lorgnette.engine.training;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where numbers are computed, written {@code auto}, {@code cpu}, {@code gpu} or {@code gpu:1}.
 *
 * @param index of a graphics processor, from 0; 0 for the others
 */
public record ComputeDevice(Kind kind, int index) {

	/** Whatever is best here. */
	public static final ComputeDevice AUTO = new ComputeDevice(Kind.AUTO, 0);
	public static final ComputeDevice CPU = new ComputeDevice(Kind.CPU, 0);

	private static final Pattern TEXT = Pattern.compile("(auto|cpu|gpu)|gpu:(\\d{1,3})");

	public enum Kind {
		AUTO, CPU, GPU
	}

	public static ComputeDevice gpu(int index) {
		return new ComputeDevice(Kind.GPU, index);
	}

	/** Empty if the text names no device. */
	public static Optional<ComputeDevice> of(String text) {
		Matcher matcher = TEXT.matcher(text);
		if (!matcher.matches()) {
			return Optional.empty();
		}
		if (matcher.group(2) != null) {
			return Optional.of(gpu(Integer.parseInt(matcher.group(2))));
		}
		return Optional.of(switch (text) {
			case "auto" -> AUTO;
			case "cpu" -> CPU;
			default -> gpu(0);
		});
	}

	@Override
	public String toString() {
		return switch (kind) {
			case AUTO -> "auto";
			case CPU -> "cpu";
			case GPU -> "gpu:" + index;
		};
	}
}
