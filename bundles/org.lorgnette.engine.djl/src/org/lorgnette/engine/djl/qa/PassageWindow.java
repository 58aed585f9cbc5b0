package org.lorgnette.engine.djl.qa;

import java.util.ArrayList;
import java.util.List;

import org.lorgnette.engine.djl.folder.Window;

/** The words {@code [begin, end)} of a text, which go through the network together. */
public record PassageWindow(int begin, int end) {

	public int length() {
		return end - begin;
	}

	/** The windows over so many words, in order; none if there are no words. The last one goes back as far as it can. */
	public static List<PassageWindow> over(int words, Window window) {
		List<PassageWindow> windows = new ArrayList<>();
		int begin = 0;
		while (begin + window.words() < words) {
			windows.add(new PassageWindow(begin, begin + window.words()));
			begin += window.stride();
		}
		if (words > 0) {
			windows.add(new PassageWindow(Math.max(0, words - window.words()), words));
		}
		return windows;
	}
}
