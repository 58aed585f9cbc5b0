package org.lorgnette.io;

import java.io.IOException;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.lorgnette.io.brat.BratFormat;
import org.lorgnette.io.cas.CasJsonFormat;
import org.lorgnette.io.cas.XmiFormat;
import org.lorgnette.io.conll.ConllFormat;
import org.lorgnette.io.conll.ConllUFormat;
import org.lorgnette.io.conll.HipeFormat;
import org.lorgnette.io.docred.DocRedFormat;
import org.lorgnette.io.jsonl.JsonLinesFormat;
import org.lorgnette.io.semeval.SemEvalFormat;
import org.lorgnette.io.spert.SpertFormat;
import org.lorgnette.io.squad.SquadFormat;
import org.lorgnette.io.text.PlainTextFormat;
import org.lorgnette.io.vqa.EasyVqaFormat;
import org.lorgnette.io.vqa.NlvrFormat;
import org.lorgnette.io.vqa.ShapesFormat;
import org.lorgnette.io.vqa.VqaFormat;
import org.lorgnette.io.webanno.WebAnnoTsvFormat;
import org.lorgnette.model.text.Nearest;

/** The formats there are, by id and by what a file looks like. */
public final class CorpusFormats {

	/** Where two are equally sure of a file, the first wins. */
	private static final List<CorpusFormat> ALL = List.of(new ConllFormat(), new HipeFormat(), new ConllUFormat(), new BratFormat(),
			new WebAnnoTsvFormat(), new XmiFormat(), new CasJsonFormat(), new SquadFormat(), new SpertFormat(), new DocRedFormat(),
			new SemEvalFormat(), new VqaFormat(), new EasyVqaFormat(), new ShapesFormat(), new NlvrFormat(), new JsonLinesFormat(),
			new PlainTextFormat());

	private static final Map<String, CorpusFormat> BY_ID = ALL.stream()
			.collect(Collectors.toUnmodifiableMap(CorpusFormat::id, Function.identity()));

	private CorpusFormats() {
	}

	public static List<CorpusFormat> all() {
		return ALL;
	}

	/** @throws IllegalArgumentException for an id that no format has; the message names the nearest that one has */
	public static CorpusFormat find(String id) {
		return Optional.ofNullable(BY_ID.get(id)).orElseThrow(() -> new IllegalArgumentException("unknown format '" + id + "'"
				+ Nearest.to(id, BY_ID.keySet()).map(near -> "; did you mean '" + near + "'?").orElse("")
				+ " (known: " + String.join(", ", new TreeMap<>(BY_ID).keySet()) + ")"));
	}

	/**
	 * The format that is surest of the source, or empty if none recognises it; a stream is never recognised.
	 *
	 * @throws CorpusException
	 *             if the source is absent or unreadable
	 */
	public static Optional<CorpusFormat> detect(CorpusSource source) throws IOException {
		if (source.path().isEmpty()) {
			return Optional.empty();
		}
		if (!source.isFolder()) {
			source.open().close();
		}
		Map<CorpusFormat, Integer> sureness = new LinkedHashMap<>();
		for (CorpusFormat format : ALL) {
			sureness.put(format, format.recognises(source));
		}
		int best = sureness.values().stream().max(Comparator.naturalOrder()).orElse(0);
		return ALL.stream().filter(format -> best > 0 && sureness.get(format) == best).findFirst();
	}
}
