package org.lorgnette.io.vqa;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;

import org.lorgnette.io.CorpusReader;
import org.lorgnette.io.CorpusSource;
import org.lorgnette.io.FormatOption;
import org.lorgnette.io.FormatOptions;
import org.lorgnette.io.ProblemListener;
import org.lorgnette.io.json.JsonHead;

/**
 * NLVR and NLVR2 JSON Lines: statements about pictures that are true or false. The id is the identifier; the group is the
 * statement, without the number of the picture.
 */
public final class NlvrFormat extends ReadOnlyVqaFormat {

	private static final FormatOption PERMUTATION = new FormatOption("permutation", "0",
			"Which of the orders of the boxes, 0 to 5, that NLVR draws each picture in.");

	@Override
	public String id() {
		return "nlvr";
	}

	@Override
	public String description() {
		return "NLVR and NLVR2: true and false statements about pictures";
	}

	@Override
	public List<FormatOption> options() {
		return Stream.concat(super.options().stream(), Stream.of(PERMUTATION)).toList();
	}

	@Override
	String suffix() {
		return "";
	}

	@Override
	int recognisesFile(CorpusSource file) throws IOException {
		String name = file.name();
		if (Stream.of(".json", ".jsonl", ".json.gz", ".jsonl.gz").noneMatch(name::endsWith)) {
			return 0;
		}
		JsonHead head = JsonHead.of(file);
		return head.isObject() && head.hasKeys("sentence", "identifier") ? 90 : 0;
	}

	@Override
	public CorpusReader reader(CorpusSource source, FormatOptions options, ProblemListener problems) throws IOException {
		int permutation = options.integer(PERMUTATION.name());
		if (permutation < 0) {
			throw options.misfit(PERMUTATION.name(), "0 or more");
		}
		return new NlvrReader(choose(source, options), permutation);
	}
}
