package org.lorgnette.engine.djl.runtime;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A failure because memory is used up, as PyTorch, CUDA, ONNX Runtime and Java tell of it; none of them has a type of its own for it
 * that reaches Java.
 *
 * @param gpu whether it is the memory of a GPU
 * @param told what was said, in one line
 */
public record MemoryShortage(boolean gpu, String told) {

	private static final Pattern SHORTAGE = Pattern.compile("out of memory|CU(BLAS|DNN)_STATUS_ALLOC_FAILED|fail(ed|ure) to allocate memory"
			+ "|can(not|'t) allocate memory|bad[_ ]alloc|available memory of \\d+ is smaller than|cannot reserve \\d+ bytes"
			+ "|OutOfMemoryError|ErrorMemoryAllocation", Pattern.CASE_INSENSITIVE);
	private static final Pattern GPU = Pattern.compile("cuda|cublas|cudnn|\\bhip\\b|\\bgpu\\b", Pattern.CASE_INSENSITIVE);
	private static final int LONGEST = 240;

	/** What a failure, or what caused it, says of memory; empty if it is none of memory. */
	public static Optional<MemoryShortage> in(Throwable failure) {
		Set<Throwable> seen = new HashSet<>();
		for (Throwable each = failure; each != null && seen.add(each); each = each.getCause()) {
			String text = each instanceof OutOfMemoryError ? "Java: OutOfMemoryError: " + each.getMessage() : String.valueOf(each.getMessage());
			Optional<String> line = text.lines().map(String::strip).filter(candidate -> SHORTAGE.matcher(candidate).find()).findFirst();
			if (line.isPresent()) {
				return Optional.of(new MemoryShortage(GPU.matcher(line.get()).find(), shortened(line.get())));
			}
		}
		return Optional.empty();
	}

	private static String shortened(String line) {
		return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "...";
	}

	/** Such as {@code the GPU has too little memory (CUDA out of memory. Tried to allocate 2.00 GiB.)}. */
	@Override
	public String toString() {
		return (gpu ? "the GPU has too little memory" : "there is too little memory") + " (" + told + ")";
	}
}
