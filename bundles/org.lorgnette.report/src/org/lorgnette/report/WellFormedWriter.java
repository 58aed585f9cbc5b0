package org.lorgnette.report;

import java.io.IOException;
import java.io.Writer;

/** Puts U+FFFD for each unpaired surrogate, which no UTF-8 file can hold, so that one broken text does not cost a report. */
final class WellFormedWriter extends Writer {

	private final Writer target;
	private char pendingHigh;

	WellFormedWriter(Writer target) {
		this.target = target;
	}

	@Override
	public void write(char[] buffer, int offset, int length) throws IOException {
		int from = offset;
		for (int i = offset; i < offset + length; i++) {
			char c = buffer[i];
			if (pendingHigh != 0) {
				char high = pendingHigh;
				pendingHigh = 0;
				if (Character.isLowSurrogate(c)) {
					target.write(new char[] { high, c });
					from = i + 1;
					continue;
				}
				target.write('\uFFFD');
			}
			if (Character.isSurrogate(c)) {
				target.write(buffer, from, i - from);
				from = i + 1;
				if (Character.isHighSurrogate(c)) {
					pendingHigh = c;
				} else {
					target.write('\uFFFD');
				}
			}
		}
		target.write(buffer, from, offset + length - from);
	}

	/** Keeps the first half of a pair back until the second comes. */
	@Override
	public void flush() throws IOException {
		target.flush();
	}

	@Override
	public void close() throws IOException {
		if (pendingHigh != 0) {
			pendingHigh = 0;
			target.write('\uFFFD');
		}
		target.close();
	}
}
