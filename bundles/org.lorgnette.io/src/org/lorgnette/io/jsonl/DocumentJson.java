package org.lorgnette.io.jsonl;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.lorgnette.model.Answer;
import org.lorgnette.model.Argument;
import org.lorgnette.model.Chain;
import org.lorgnette.model.Document;
import org.lorgnette.model.Event;
import org.lorgnette.model.Instance;
import org.lorgnette.model.Link;
import org.lorgnette.model.Note;
import org.lorgnette.model.Question;
import org.lorgnette.model.Sentence;
import org.lorgnette.model.Token;
import org.lorgnette.model.VisualQuestion;

import com.google.gson.JsonElement;
import com.google.gson.stream.JsonWriter;

/**
 * Instances as JSON objects. Fields are named as the model's components; {@code type} is {@code document} or
 * {@code visualQuestion}; a span is its {@code begin} and {@code end}; what is empty is left out.
 */
public final class DocumentJson {

	static final String DOCUMENT = "document";
	static final String VISUAL_QUESTION = "visualQuestion";

	private DocumentJson() {
	}

	public static void toJson(JsonWriter out, Instance instance) throws IOException {
		switch (instance) {
			case Document document -> write(out, document);
			case VisualQuestion question -> write(out, question);
		}
	}

	/**
	 * Reads what {@link #toJson} writes. An object without {@code type} is a document.
	 *
	 * @throws com.google.gson.JsonParseException
	 *             if a field is missing, unknown or does not fit; the message names its path
	 */
	public static Instance fromJson(JsonElement json) {
		return new Fields(json, "").read(fields -> {
			String type = fields.optionalText("type").orElse(DOCUMENT);
			return switch (type) {
				case DOCUMENT -> document(fields);
				case VISUAL_QUESTION -> visualQuestion(fields);
				default -> throw new IllegalArgumentException(
						"type '" + type + "' is unknown; expected " + DOCUMENT + " or " + VISUAL_QUESTION);
			};
		});
	}

	private static void write(JsonWriter out, Document document) throws IOException {
		out.beginObject().name("type").value(DOCUMENT).name("id").value(document.id());
		Json.optional(out, "language", document.language());
		out.name("text").value(document.text());
		Json.array(out, "sentences", document.sentences(), DocumentJson::write);
		Json.array(out, "tokens", document.tokens(), DocumentJson::write);
		Json.array(out, "entities", document.entities(), ValueJson::write);
		Json.array(out, "relations", document.relations(), ValueJson::write);
		Json.array(out, "events", document.events(), DocumentJson::write);
		Json.array(out, "chains", document.chains(), DocumentJson::write);
		Json.array(out, "notes", document.notes(), DocumentJson::write);
		Json.array(out, "links", document.links(), DocumentJson::write);
		Json.array(out, "questions", document.questions(), DocumentJson::write);
		Json.map(out, "metadata", document.metadata());
		out.endObject();
	}

	private static Instance document(Fields fields) {
		Document document = Document.builder(fields.text("id"), fields.text("text")).language(fields.optionalText("language"))
				.sentences(fields.objects("sentences", DocumentJson::sentence))
				.tokens(fields.objects("tokens", token -> new Token(ValueJson.span(token), token.map("columns"))))
				.entities(fields.objects("entities", ValueJson::entity))
				.relations(fields.objects("relations", ValueJson::relation)).events(fields.objects("events", DocumentJson::event))
				.chains(fields.objects("chains",
						chain -> new Chain(chain.text("id"), chain.text("type"), chain.texts("members"))))
				.notes(fields.objects("notes",
						note -> new Note(note.text("id"), note.text("type"), note.text("target"), note.text("text"))))
				.links(fields.objects("links",
						link -> new Link(link.text("id"), link.text("type"), link.text("target"), link.text("resource"),
								link.text("key"), link.text("text"))))
				.questions(fields.objects("questions", DocumentJson::question)).metadata(fields.map("metadata")).build();
		requireOrder(document);
		return document;
	}

	/** What a document promises beyond what its constructor checks, and another program may not have kept to. */
	private static void requireOrder(Document document) {
		for (int i = 1; i < document.tokens().size(); i++) {
			if (document.tokens().get(i).begin() < document.tokens().get(i - 1).begin()) {
				throw new IllegalArgumentException("tokens[" + i + "] begins before the token in front of it");
			}
		}
		int next = 0;
		for (Sentence sentence : document.sentences()) {
			if (sentence.firstToken() != next) {
				throw new IllegalArgumentException("a sentence begins at token " + sentence.firstToken() + ", expected " + next);
			}
			next = sentence.endToken();
		}
		if (!document.sentences().isEmpty() && next != document.tokens().size()) {
			throw new IllegalArgumentException("the sentences hold " + next + " of " + document.tokens().size() + " tokens");
		}
		Set<String> ids = new HashSet<>();
		document.entities().forEach(entity -> ids.add(entity.id()));
		document.relations().forEach(relation -> ids.add(relation.id()));
		document.events().forEach(event -> ids.add(event.id()));
		for (Chain chain : document.chains()) {
			if (!ids.containsAll(chain.members())) {
				throw new IllegalArgumentException("chain " + chain.id() + " has a member that does not exist");
			}
		}
		for (Question question : document.questions()) {
			for (List<Answer> answers : List.of(question.answers(), question.plausible())) {
				if (answers.stream().flatMap(answer -> answer.span().stream())
						.anyMatch(span -> span.end() > document.text().length())) {
					throw new IllegalArgumentException("an answer to question " + question.id() + " leaves the text");
				}
			}
		}
	}

	private static void write(JsonWriter out, Sentence sentence) throws IOException {
		out.beginObject();
		ValueJson.write(out, sentence.span());
		out.name("firstToken").value(sentence.firstToken()).name("endToken").value(sentence.endToken());
		Json.map(out, "metadata", sentence.metadata());
		out.endObject();
	}

	private static Sentence sentence(Fields fields) {
		return new Sentence(ValueJson.span(fields), fields.integer("firstToken"), fields.integer("endToken"),
				fields.map("metadata"));
	}

	private static void write(JsonWriter out, Token token) throws IOException {
		out.beginObject();
		ValueJson.write(out, token.span());
		Json.map(out, "columns", token.columns());
		out.endObject();
	}

	private static void write(JsonWriter out, Event event) throws IOException {
		out.beginObject().name("id").value(event.id()).name("type").value(event.type()).name("trigger").value(event.trigger());
		Json.array(out, "arguments", event.arguments(), ValueJson::write);
		Json.map(out, "attributes", event.attributes());
		out.endObject();
	}

	private static Event event(Fields fields) {
		List<Argument> arguments = fields.objects("arguments",
				argument -> new Argument(argument.text("role"), argument.text("target")));
		return new Event(fields.text("id"), fields.text("type"), fields.text("trigger"), arguments, fields.map("attributes"));
	}

	private static void write(JsonWriter out, Chain chain) throws IOException {
		out.beginObject().name("id").value(chain.id()).name("type").value(chain.type());
		Json.texts(out, "members", chain.members());
		out.endObject();
	}

	private static void write(JsonWriter out, Note note) throws IOException {
		out.beginObject().name("id").value(note.id()).name("type").value(note.type()).name("target").value(note.target())
				.name("text").value(note.text()).endObject();
	}

	private static void write(JsonWriter out, Link link) throws IOException {
		out.beginObject().name("id").value(link.id()).name("type").value(link.type()).name("target").value(link.target())
				.name("resource").value(link.resource()).name("key").value(link.key()).name("text").value(link.text()).endObject();
	}

	private static void write(JsonWriter out, Question question) throws IOException {
		out.beginObject().name("id").value(question.id()).name("text").value(question.text());
		Json.array(out, "answers", question.answers(), ValueJson::write);
		if (!question.answerable()) {
			out.name("answerable").value(false);
		}
		Json.array(out, "plausible", question.plausible(), ValueJson::write);
		Json.map(out, "metadata", question.metadata());
		out.endObject();
	}

	private static Question question(Fields fields) {
		String id = fields.text("id");
		List<Answer> answers = fields.objects("answers", answer -> ValueJson.answer(answer, id));
		List<Answer> plausible = fields.objects("plausible", answer -> ValueJson.answer(answer, id));
		Map<String, String> metadata = fields.map("metadata");
		return new Question(id, fields.text("text"), answers, fields.flag("answerable", true), plausible, metadata);
	}

	private static void write(JsonWriter out, VisualQuestion question) throws IOException {
		out.beginObject().name("type").value(VISUAL_QUESTION).name("id").value(question.id());
		Json.texts(out, "images", question.images());
		out.name("text").value(question.text());
		Json.texts(out, "options", question.options());
		Json.texts(out, "answers", question.answers());
		Json.optional(out, "questionType", question.questionType());
		Json.optional(out, "answerType", question.answerType());
		Json.optional(out, "group", question.group());
		Json.map(out, "metadata", question.metadata());
		out.endObject();
	}

	private static Instance visualQuestion(Fields fields) {
		return new VisualQuestion(fields.text("id"), fields.texts("images"), fields.text("text"), fields.texts("options"),
				fields.texts("answers"), fields.optionalText("questionType"), fields.optionalText("answerType"),
				fields.optionalText("group"), fields.map("metadata"));
	}
}
