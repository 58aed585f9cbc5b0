package org.lorgnette.engine.djl.runtime;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.TensorInfo;

/** What an input or output of a network is declared to be; a length that is free is {@link #ANY}. */
public record TensorType(Element element, List<Long> shape) {

	/** A length that may be any. */
	public static final long ANY = -1;

	/** What a tensor holds. Half precision counts as {@link #FLOAT}: it is converted. */
	public enum Element {
		FLOAT, INT64, INT32, OTHER
	}

	public TensorType {
		shape = List.copyOf(shape);
	}

	public static TensorType floats(long... shape) {
		return new TensorType(Element.FLOAT, LongStream.of(shape).boxed().toList());
	}

	/** Integers of 64 bits; a network may declare 32, it gets what it wants. */
	public static TensorType integers(long... shape) {
		return new TensorType(Element.INT64, LongStream.of(shape).boxed().toList());
	}

	static TensorType of(TensorInfo info) {
		Element element = switch (info.type) {
			case FLOAT, FLOAT16, BFLOAT16 -> Element.FLOAT;
			case INT64 -> Element.INT64;
			case INT32 -> Element.INT32;
			default -> Element.OTHER;
		};
		return new TensorType(element, LongStream.of(info.getShape()).map(length -> length < 0 ? ANY : length).boxed().toList());
	}

	static boolean isHalf(OnnxJavaType type) {
		return type == OnnxJavaType.FLOAT16 || type == OnnxJavaType.BFLOAT16;
	}

	/** Whether a declared type can be used as this one: the same element, as many axes, and no two lengths that differ. */
	boolean accepts(TensorType declared) {
		boolean sameElement = declared.element == element || (element == Element.INT64 && declared.element == Element.INT32);
		// A network that declares no shape at all may have any.
		return sameElement && (declared.shape.isEmpty() && !shape.isEmpty() || fits(declared.shape));
	}

	/** Whether this many lengths have these values, where they are not free. */
	private boolean fits(List<Long> lengths) {
		if (lengths.size() != shape.size()) {
			return false;
		}
		for (int i = 0; i < shape.size(); i++) {
			long wanted = shape.get(i);
			long given = lengths.get(i);
			if (wanted != ANY && given != ANY && wanted != given) {
				return false;
			}
		}
		return true;
	}

	@Override
	public String toString() {
		String name = switch (element) {
			case FLOAT -> "float";
			case INT64 -> "int64";
			case INT32 -> "int32";
			case OTHER -> "another kind";
		};
		return name + " " + lengths(shape);
	}

	static String lengths(List<Long> shape) {
		return shape.stream().map(length -> length == ANY ? "?" : Long.toString(length)).collect(Collectors.joining(", ", "[", "]"));
	}
}
