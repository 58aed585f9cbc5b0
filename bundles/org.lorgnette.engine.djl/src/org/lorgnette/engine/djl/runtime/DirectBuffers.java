package org.lorgnette.engine.djl.runtime;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayDeque;
import java.util.Deque;

/** Direct buffers used again and again: making one costs more than filling it. Safe for several threads. */
final class DirectBuffers {

	private static final int KEPT = 16;
	private static final int LARGEST_KEPT = 16 << 20;
	private static final int LEAST = 1 << 12;

	private final Deque<ByteBuffer> free = new ArrayDeque<>();

	/** A buffer of this many bytes from its begin on; what it holds is left over from before. */
	synchronized ByteBuffer take(int bytes) {
		for (var buffers = free.iterator(); buffers.hasNext();) {
			ByteBuffer buffer = buffers.next();
			if (buffer.capacity() >= bytes) {
				buffers.remove();
				return buffer.clear().limit(bytes);
			}
		}
		int capacity = Math.max(LEAST, bytes <= 1 << 29 ? Integer.highestOneBit(Math.max(1, bytes - 1)) << 1 : bytes);
		return ByteBuffer.allocateDirect(capacity).order(ByteOrder.nativeOrder()).limit(bytes);
	}

	synchronized void giveBack(ByteBuffer buffer) {
		if (buffer.capacity() > LARGEST_KEPT) {
			return;
		}
		free.addFirst(buffer.clear().order(ByteOrder.nativeOrder()));
		if (free.size() > KEPT) {
			free.removeLast();
		}
	}

	synchronized void clear() {
		free.clear();
	}
}
