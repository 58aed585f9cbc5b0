package org.lorgnette.report.html;

import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.lorgnette.evaluation.Case;
import org.lorgnette.evaluation.EvaluationResult;
import org.lorgnette.evaluation.Flip;
import org.lorgnette.metrics.chunk.Outcome;
import org.lorgnette.report.CaseNames;
import org.lorgnette.report.StabilityTables;
import org.lorgnette.report.Texts;

import com.google.gson.stream.JsonWriter;

/** The frame of the error browser, its data and its words; the script fills it. */
final class CaseBrowser {

	/** What the script says. */
	private static final String[] KEYS = { "any", "none", "count", "sample", "empty", "position", "gold", "predicted",
			"score", "evidence", "document", "offsets", "nothing", "previous", "next", "colon", "answers", "f1", "in-text", "accuracy", "considered",
			"no-picture", "picture", "count.flips", "change.none", "changed", "before", "after" };

	private final EvaluationResult result;
	private final Texts texts;
	private final StabilityTables stability;
	private final List<Flip> flips;

	CaseBrowser(EvaluationResult result, Texts texts) {
		this.result = result;
		this.texts = texts;
		this.stability = new StabilityTables(result, texts);
		this.flips = stability.flips();
	}

	void write(Html html) throws IOException {
		if (result.cases().isEmpty() && flips.isEmpty()) {
			html.element("p", texts.get("browser.nothing.cases"), "class", "note");
			return;
		}
		html.raw("<noscript>").element("p", texts.get("browser.noscript")).raw("</noscript>\n");
		html.open("div", "id", "browser", "hidden", "");
		form(html);
		Thumbnails thumbnails = Thumbnails.of(result);
		if (thumbnails.addresses().size() < thumbnails.wanted()) {
			html.element("p", texts.get("browser.pictures.some", texts.numbers().count(thumbnails.addresses().size()),
					texts.numbers().count(thumbnails.wanted())), "class", "note");
		}
		html.open("p", "id", "case-count", "role", "status", "aria-live", "polite").raw("</p>\n");
		html.open("div", "class", "browser");
		html.open("div", "id", "case-list", "role", "listbox", "tabindex", "0", "aria-label", texts.get("section.cases"),
				"aria-describedby", "case-keys").raw("<div id=\"case-space\"></div></div>\n");
		html.raw("<article id=\"case\" aria-live=\"polite\"></article>\n</div>\n");
		html.element("p", texts.get("browser.keys"), "id", "case-keys", "class", "note");
		html.raw("</div>\n");
		html.open("script", "type", "application/json", "id", "case-data");
		new CaseData(result, thumbnails.addresses()).write(html.writer());
		html.raw("</script>\n");
		html.open("script", "type", "application/json", "id", "case-words");
		words(html);
		html.raw("</script>\n");
	}

	private void form(Html html) throws IOException {
		html.raw("<form id=\"case-filters\">\n<div class=\"fields\">\n");
		boolean answers = CaseNames.areAnswers(result);
		for (String name : new String[] { "engine", "gold", "predicted", "type" }) {
			html.open("label").text(texts.get("browser.filter." + name + (answers ? ".answers" : "")));
			html.open("select", "name", name).raw("</select></label>\n");
		}
		if (!flips.isEmpty()) {
			html.open("label").text(texts.get("browser.filter.change")).open("select", "name", "change").raw("</select></label>\n");
		}
		html.open("label", "class", "text").text(texts.get(answers ? "browser.filter.text.answers" : "browser.filter.text"));
		html.raw("<input type=\"search\" name=\"text\" autocomplete=\"off\" spellcheck=\"false\"></label>\n");
		html.element("button", texts.get("browser.clear"), "type", "reset").raw("</div>\n");
		html.raw("<fieldset>").element("legend", texts.get("browser.filter.kind"));
		for (Outcome.Kind kind : CaseNames.kinds(result)) {
			String id = CaseNames.id(kind, answers);
			html.raw("<label class=\"chip kind-" + id + "\">").raw("<input type=\"checkbox\" name=\"kind\" value=\"" + id + "\">");
			html.element("span", texts.get("kind." + id)).raw(" ").element("span", "", "class", "number").raw("</label>\n");
		}
		html.raw("</fieldset>\n</form>\n");
	}

	private void words(Html html) throws IOException {
		Map<String, String> words = new LinkedHashMap<>();
		Arrays.stream(KEYS).forEach(key -> words.put(key, texts.find("browser." + key, "browser." + key)));
		boolean answers = CaseNames.areAnswers(result);
		for (Outcome.Kind kind : CaseNames.kinds(result)) {
			words.put(CaseNames.id(kind, answers), texts.get("kind." + CaseNames.id(kind, answers)));
		}
		if (answers) {
			words.put("type.answer", texts.get("label.answer"));
			result.cases().stream().flatMap(shown -> shown.asked().stream()).map(Case.Asked::kind).distinct()
					.forEach(kind -> words.put("kind." + kind, texts.find("question-kind." + kind, kind)));
			words.put("none", texts.get("label.no-answer"));
			words.put("nothing", texts.get("label.no-answer"));
		}
		flips.forEach(flip -> {
			words.put("change." + flip.change(), stability.change(flip.change()));
			words.put("flip." + StabilityTables.id(flip), stability.effect(flip));
		});
		words.put("locale", texts.locale().getLanguage());
		JsonWriter json = new JsonWriter(html.writer());
		json.setHtmlSafe(true);
		json.beginObject();
		for (Map.Entry<String, String> word : words.entrySet()) {
			json.name(word.getKey()).value(word.getValue());
		}
		json.endObject().flush();
	}
}
