package org.lorgnette.report.html;

import java.io.IOException;
import java.io.Writer;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import org.lorgnette.evaluation.Case;
import org.lorgnette.evaluation.EngineResult;
import org.lorgnette.evaluation.EvaluationResult;
import org.lorgnette.evaluation.Flip;
import org.lorgnette.metrics.chunk.Outcome;
import org.lorgnette.model.Span;
import org.lorgnette.report.CaseNames;
import org.lorgnette.report.StabilityTables;

import com.google.gson.stream.JsonWriter;

/**
 * The cases as JSON for the script. Strings that recur (sentences above all, once for each engine) stand in lists; a case is an
 * array {@code [engine, document, kind, context, offset, gold, predicted, score, evidence]} of indexes into them, where an item
 * is {@code [type, [role, type, begin, end, ...], ...]}, or 0 if there is none, and a score that the engine does not give is
 * null. Where there is a question, a last entry is {@code [id, text, kind, [gold answer, ...], predicted answer, F1]}; the texts of
 * questions are indexes too. If it is about pictures, a last one in this is {@code [[picture, ...], [[answer, score], ...], [[engine,
 * answer, accuracy], ...]]}, with indexes of pictures, whose addresses stand in the list {@code thumbnails}. The list {@code
 * flips} has
 * arrays {@code [engine, document, change, effect, gold, before, after]} of indexes and views, where a view is {@code
 * [context, offset,
 * [item, ...], question, answer]}.
 */
final class CaseData {

	/** The strings of one list, in the order in which they were first asked for. */
	private static final class Index {

		private final Map<String, Integer> numbers = new LinkedHashMap<>();

		int of(String text) {
			return numbers.computeIfAbsent(text, unseen -> numbers.size());
		}

		void write(String name, JsonWriter json) throws IOException {
			json.name(name).beginArray();
			for (String text : numbers.keySet()) {
				json.value(text);
			}
			json.endArray();
		}
	}

	private final EvaluationResult result;
	private final Index engines = new Index();
	private final Index documents = new Index();
	private final Index contexts = new Index();
	private final Index types = new Index();
	private final Index roles = new Index();
	private final Index evidence = new Index();
	private final Index questions = new Index();
	private final Index pictures = new Index();
	private final Index changes = new Index();
	private final Index effects = new Index();
	private final Map<String, String> thumbnails;
	private final Map<Outcome.Kind, Integer> kinds = new HashMap<>();

	/** @param thumbnails addresses of pictures by path */
	CaseData(EvaluationResult result, Map<String, String> thumbnails) {
		this.result = result;
		this.thumbnails = thumbnails;
		result.engines().stream().map(EngineResult::name).forEach(engines::of);
		CaseNames.kinds(result).forEach(kind -> kinds.put(kind, kinds.size()));
	}

	/** The result can stand inside a script element: no {@code <} is in it. */
	void write(Writer out) throws IOException {
		JsonWriter json = new JsonWriter(out);
		json.setHtmlSafe(true);
		json.beginObject();
		json.name("inAll").value(result.casesInAll());
		json.name("kinds").beginArray();
		boolean answers = CaseNames.areAnswers(result);
		for (Outcome.Kind kind : CaseNames.kinds(result)) {
			json.value(CaseNames.id(kind, answers));
		}
		json.endArray().name("cases").beginArray();
		for (Case shown : result.cases()) {
			json.beginArray().value(engines.of(shown.engine())).value(documents.of(shown.instance())).value(kinds.get(shown.kind()));
			json.value(contexts.of(shown.context())).value(shown.contextOffset());
			item(shown.gold(), json);
			item(shown.predicted(), json);
			if (shown.score().isPresent() && Double.isFinite(shown.score().getAsDouble())) {
				json.value(shown.score().getAsDouble());
			} else {
				json.nullValue();
			}
			json.beginArray();
			for (String reason : shown.evidence()) {
				json.value(evidence.of(reason));
			}
			json.endArray();
			if (shown.asked().isPresent()) {
				asked(shown.asked().get(), json);
			}
			json.endArray();
		}
		json.endArray().name("flips").beginArray();
		for (EngineResult engine : result.engines()) {
			for (Flip flip : engine.stability().flips()) {
				json.beginArray().value(engines.of(flip.engine())).value(documents.of(flip.instance())).value(changes.of(flip.change()));
				json.value(effects.of(StabilityTables.id(flip)));
				view(flip.gold(), json);
				view(flip.before(), json);
				view(flip.after(), json);
				json.endArray();
			}
		}
		json.endArray();
		changes.write("changes", json);
		effects.write("effects", json);
		engines.write("engines", json);
		documents.write("documents", json);
		contexts.write("contexts", json);
		types.write("types", json);
		roles.write("roles", json);
		evidence.write("evidence", json);
		questions.write("questions", json);
		pictures.write("pictures", json);
		json.name("thumbnails").beginArray();
		for (String picture : pictures.numbers.keySet()) {
			json.value(thumbnails.getOrDefault(picture, ""));
		}
		json.endArray();
		json.endObject().flush();
	}

	private void view(Flip.View view, JsonWriter json) throws IOException {
		json.beginArray().value(contexts.of(view.context())).value(view.offset()).beginArray();
		for (Case.Item item : view.items()) {
			item(Optional.of(item), json);
		}
		json.endArray().value(questions.of(view.question())).value(view.answer()).endArray();
	}

	private void asked(Case.Asked asked, JsonWriter json) throws IOException {
		json.beginArray().value(asked.id()).value(questions.of(asked.text())).value(types.of(asked.kind())).beginArray();
		for (String answer : asked.gold()) {
			json.value(answer);
		}
		json.endArray().value(asked.predicted()).value(asked.f1());
		if (asked.seen().isPresent()) {
			seen(asked.seen().get(), json);
		}
		json.endArray();
	}

	private void seen(Case.Seen seen, JsonWriter json) throws IOException {
		json.beginArray().beginArray();
		for (String picture : seen.pictures()) {
			json.value(pictures.of(picture));
		}
		json.endArray().beginArray();
		for (Case.Offered offered : seen.offered()) {
			json.beginArray().value(offered.text());
			if (offered.score().isPresent()) {
				json.value(offered.score().getAsDouble());
			}
			json.endArray();
		}
		json.endArray().beginArray();
		for (Case.Said said : seen.said()) {
			json.beginArray().value(engines.of(said.engine())).value(said.text()).value(said.accuracy()).endArray();
		}
		json.endArray().endArray();
	}

	private void item(Optional<Case.Item> item, JsonWriter json) throws IOException {
		if (item.isEmpty()) {
			json.value(0);
			return;
		}
		json.beginArray().value(types.of(item.get().type()));
		for (Case.Part part : item.get().parts()) {
			json.beginArray().value(roles.of(part.role())).value(types.of(part.type()));
			for (Span fragment : part.fragments()) {
				json.value(fragment.begin()).value(fragment.end());
			}
			json.endArray();
		}
		json.endArray();
	}
}
