package org.lorgnette.io.squad;

import java.io.IOException;
import java.io.Writer;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.lorgnette.io.CorpusException;
import org.lorgnette.io.CorpusTarget;
import org.lorgnette.io.CorpusWriter;
import org.lorgnette.io.Location;
import org.lorgnette.io.LossListener;
import org.lorgnette.io.PendingOutput;
import org.lorgnette.io.json.JsonRecords;
import org.lorgnette.io.json.JsonText;
import org.lorgnette.io.layout.Part;
import org.lorgnette.model.Answer;
import org.lorgnette.model.Document;
import org.lorgnette.model.Instance;
import org.lorgnette.model.Question;
import org.lorgnette.model.text.CodePoints;

import com.google.gson.stream.JsonWriter;

/** Writes paragraph by paragraph; documents that follow each other with the same title and article number share an article. */
final class SquadWriter implements CorpusWriter {

	private static final String VERSION = SquadReader.FILE_PREFIX + "version";

	private final CorpusTarget target;
	private final LossListener losses;
	private final PendingOutput output;
	private final Writer text;
	private final Set<String> writtenOfFile = new HashSet<>();
	private final Map<String, String> restOfFile = new LinkedHashMap<>();
	private Optional<Article> open = Optional.empty();
	private boolean started;
	private boolean unanswerable;

	/** What tells articles apart, and their further keys. */
	private record Article(Optional<String> title, String number, Map<String, String> others) {
	}

	SquadWriter(CorpusTarget target, LossListener losses) throws IOException {
		this.target = target;
		this.losses = losses;
		this.output = target.open();
		this.text = output.text();
	}

	@Override
	public void write(Instance instance) throws IOException {
		if (!(instance instanceof Document document)) {
			throw new CorpusException(Location.of(target.name()),
					"SQuAD cannot hold the visual question " + instance.id() + "; write it as vqa");
		}
		Part.reportOthers(document, EnumSet.of(Part.QUESTIONS), losses);
		boolean first = !started;
		start(document);
		Article article = article(document);
		if (!open.equals(Optional.of(article))) {
			endArticle();
			beginArticle(article, first, document.id());
		} else {
			text.write(",\n");
		}
		text.write(JsonRecords.encodable(JsonText.write(json -> paragraph(json, document)), document.id(), target.name()));
	}

	private void start(Document document) throws IOException {
		Map<String, String> ofFile = new LinkedHashMap<>();
		document.metadata().forEach((key, value) -> {
			if (key.startsWith(SquadReader.FILE_PREFIX) && writtenOfFile.add(key)) {
				ofFile.put(key, value);
			}
		});
		if (started) {
			for (Map.Entry<String, String> entry : ofFile.entrySet()) {
				member(entry.getKey(), entry.getValue(), document.id());
			}
			restOfFile.putAll(ofFile);
			return;
		}
		started = true;
		text.write("{");
		for (Map.Entry<String, String> entry : ofFile.entrySet()) {
			text.write(member(entry.getKey().substring(SquadReader.FILE_PREFIX.length()), entry.getValue(), document.id()) + ", ");
		}
		text.write("\"data\": [");
	}

	private static Article article(Document document) {
		Map<String, String> metadata = document.metadata();
		Optional<String> title = Optional.ofNullable(metadata.get(SquadReader.TITLE));
		String number = metadata.getOrDefault(SquadReader.ARTICLE, "");
		Map<String, String> others = new LinkedHashMap<>();
		metadata.forEach((key, value) -> {
			if (key.startsWith(SquadReader.ARTICLE_PREFIX)) {
				others.put(key.substring(SquadReader.ARTICLE_PREFIX.length()), value);
			}
		});
		return new Article(title.isPresent() || !number.isEmpty() ? title : Optional.of(document.id()), number, others);
	}

	private void beginArticle(Article article, boolean first, String document) throws IOException {
		text.write(first ? "\n{" : ",\n{");
		if (article.title().isPresent()) {
			text.write(JsonRecords.encodable("\"title\": " + JsonText.write(json -> json.value(article.title().get())) + ", ", document,
					target.name()));
		}
		for (Map.Entry<String, String> entry : article.others().entrySet()) {
			member(entry.getKey(), entry.getValue(), document);
		}
		text.write("\"paragraphs\": [\n");
		open = Optional.of(article);
	}

	private void endArticle() throws IOException {
		if (open.isPresent()) {
			text.write("]");
			for (Map.Entry<String, String> entry : open.get().others().entrySet()) {
				text.write(", " + member(entry.getKey(), entry.getValue(), "an article"));
			}
			text.write("}");
		}
		open = Optional.empty();
	}

	/** A key with its value; those written later are made once before, while it is known which document brings them. */
	private String member(String key, String stored, String instance) throws IOException {
		String name = JsonText.write(json -> json.value(key));
		return JsonRecords.encodable(name + ": " + JsonText.write(json -> JsonText.restore(json, stored)), instance, target.name());
	}

	private void paragraph(JsonWriter json, Document document) throws IOException {
		json.beginObject().name("context").value(document.text()).name("qas").beginArray();
		CodePoints offsets = new CodePoints(document.text());
		for (Question question : document.questions()) {
			question(json, question, document.id(), offsets);
		}
		json.endArray();
		for (Map.Entry<String, String> entry : document.metadata().entrySet()) {
			String key = entry.getKey();
			boolean elsewhere = key.equals(SquadReader.TITLE) || key.equals(SquadReader.ARTICLE)
					|| key.startsWith(SquadReader.FILE_PREFIX) || key.startsWith(SquadReader.ARTICLE_PREFIX);
			if (!elsewhere && List.of("context", "qas").contains(key)) {
				losses.report(document.id(), "metadata", "'" + key + "' has another meaning in SQuAD");
			} else if (!elsewhere) {
				json.name(key);
				JsonText.restore(json, entry.getValue());
			}
		}
		json.endObject();
	}

	private void question(JsonWriter json, Question question, String document, CodePoints offsets) throws IOException {
		Map<String, String> metadata = new LinkedHashMap<>(question.metadata());
		json.beginObject().name("question").value(question.text()).name("id");
		if ("number".equals(metadata.remove(QuestionReader.NUMERIC_ID)) && question.id().matches("-?(0|[1-9][0-9]*)")) {
			json.jsonValue(question.id());
		} else {
			json.value(question.id());
		}
		if (!question.answers().isEmpty() || !question.answerable() || metadata.containsKey(QuestionReader.IMPOSSIBLE)) {
			answers(json, "answers", question.answers(), metadata, offsets);
		}
		if (!question.plausible().isEmpty()) {
			answers(json, QuestionReader.PLAUSIBLE, question.plausible(), metadata, offsets);
		}
		if (!question.answerable() || metadata.containsKey(QuestionReader.IMPOSSIBLE)) {
			json.name(QuestionReader.IMPOSSIBLE).value(!question.answerable());
		}
		metadata.remove(QuestionReader.IMPOSSIBLE);
		unanswerable |= !question.answerable();
		for (Map.Entry<String, String> entry : metadata.entrySet()) {
			if (List.of("id", "question", "answers", QuestionReader.PLAUSIBLE).contains(entry.getKey())) {
				losses.report(document, "metadata", question.id() + ": '" + entry.getKey() + "' has another meaning in SQuAD");
			} else {
				json.name(entry.getKey());
				JsonText.restore(json, entry.getValue());
			}
		}
		json.endObject();
	}

	private static void answers(JsonWriter json, String key, List<Answer> answers, Map<String, String> metadata,
			CodePoints offsets) throws IOException {
		json.name(key).beginArray();
		for (int i = 0; i < answers.size(); i++) {
			Answer answer = answers.get(i);
			String prefix = key + "[" + i + "].";
			json.beginObject().name("text").value(answer.text());
			if (answer.span().isPresent() && answer.span().get().begin() <= offsets.toUtf16(offsets.count())) {
				json.name(QuestionReader.START).value(offsets.toCodePoints(answer.span().get().begin()));
				metadata.remove(prefix + QuestionReader.START);
			}
			for (String other : List.copyOf(metadata.keySet())) {
				if (other.startsWith(prefix)) {
					json.name(other.substring(prefix.length()));
					JsonText.restore(json, metadata.remove(other));
				}
			}
			json.endObject();
		}
		json.endArray();
	}

	@Override
	public void commit() throws IOException {
		text.write(started ? "" : "{\"data\": [");
		endArticle();
		text.write("]");
		if (!writtenOfFile.contains(VERSION)) {
			restOfFile.put(VERSION, unanswerable ? "v2.0" : "\"1.1\"");
		}
		for (Map.Entry<String, String> entry : restOfFile.entrySet()) {
			text.write(", " + member(entry.getKey().substring(SquadReader.FILE_PREFIX.length()), entry.getValue(), "the file"));
		}
		text.write("}\n");
		text.flush();
		output.commit();
	}

	@Override
	public void close() throws IOException {
		output.close();
	}
}
