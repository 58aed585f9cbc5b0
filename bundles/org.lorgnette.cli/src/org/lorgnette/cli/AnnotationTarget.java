package org.lorgnette.cli;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.lorgnette.io.CorpusFormat;
import org.lorgnette.model.Task;
import org.lorgnette.model.tagging.TagScheme;

/**
 * How predictions are written.
 *
 * @param crlf whether lines end as those of the corpus, with CR LF
 */
record AnnotationTarget(CorpusFormat format, Map<String, String> options, boolean crlf) {

	private static final String ROWS = "conll";
	private static final Set<String> TABLES = Set.of(ROWS, "hipe");
	private static final String UNIVERSAL = "conllu";
	private static final Set<String> WITH_TAGS = Set.of(ROWS, "hipe", UNIVERSAL);
	private static final String SCHEME = "scheme";
	private static final String TAG = "tag";
	private static final String PREDICTED = "predicted";
	private static final String EVERYTHING = "jsonl";

	/**
	 * By default in the format of the corpus if that can hold what the task gives, else as JSON Lines. A table keeps its rows and
	 * gets one more column, in CoNLL-U one more key of MISC, in the scheme that is named, else the corpus's own, else IOB2.
	 */
	static AnnotationTarget of(Messages messages, CorpusInput input, Optional<CorpusFormat> wanted, Task task,
			Optional<String> scheme, DocumentSource source, boolean keepGold) throws IOException {
		CorpusFormat own = input.format();
		CorpusFormat format = wanted.orElseGet(() -> own.tasks().contains(task) ? own : CorpusInput.format(EVERYTHING));
		Map<String, String> options = new LinkedHashMap<>();
		boolean same = format.id().equals(own.id());
		if (!WITH_TAGS.contains(format.id())) {
			if (scheme.isPresent()) {
				throw new UsageException(messages.get("annotate.scheme.columns"));
			}
			return new AnnotationTarget(format, options, false);
		}
		TagScheme tags = scheme.isPresent() ? named(messages, scheme.get()) : detected(input, source);
		options.put(SCHEME, tags.id());
		if (same && keepGold) {
			throw new UsageException(messages.get("annotate.keep.gold.columns"));
		}
		if (same && TABLES.contains(format.id())) {
			options.put("append", "true");
		} else if (same) {
			options.put(TAG, PREDICTED);
		}
		return new AnnotationTarget(format, options, same && input.endsLinesWithCrLf());
	}

	private static TagScheme named(Messages messages, String name) {
		return TagScheme.of(name).orElseThrow(() -> new UsageException(messages.get("annotate.scheme.unknown", name)));
	}

	private static TagScheme detected(CorpusInput input, DocumentSource source) throws IOException {
		Optional<TagScheme> given = input.option(SCHEME).flatMap(TagScheme::of);
		if (given.isPresent() || !WITH_TAGS.contains(input.format().id())) {
			return given.orElse(TagScheme.IOB2);
		}
		return source.scheme(input.option(TAG).orElse("")).orElse(TagScheme.IOB2);
	}
}
