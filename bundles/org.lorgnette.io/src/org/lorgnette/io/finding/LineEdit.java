package org.lorgnette.io.finding;

import java.util.List;

/** A change of one line, counted from 1, of the file with this name in the folder of the file that was checked. */
public sealed interface LineEdit {

	String file();

	long line();

	/** Puts another line in place of the one expected there. */
	record Replace(String file, long line, String expected, String replacement) implements LineEdit {
	}

	/** Removes the line expected there. */
	record Remove(String file, long line, String expected) implements LineEdit {
	}

	/** Removes the annotations with these ids from a document in JSON. */
	record RemoveFromJson(String file, long line, List<String> ids) implements LineEdit {

		public RemoveFromJson {
			ids = List.copyOf(ids);
		}
	}
}
