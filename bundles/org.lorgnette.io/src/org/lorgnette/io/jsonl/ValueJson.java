package org.lorgnette.io.jsonl;

import java.io.IOException;
import java.util.Optional;

import org.lorgnette.model.Answer;
import org.lorgnette.model.Argument;
import org.lorgnette.model.Entity;
import org.lorgnette.model.Relation;
import org.lorgnette.model.Span;
import org.lorgnette.model.Ungrounded;

import com.google.gson.stream.JsonWriter;

/** Entities, relations, answers and what was found nowhere as JSON objects, in documents and in predictions alike. */
final class ValueJson {

	private ValueJson() {
	}

	/** The two fields of a span, within the object that has it. */
	static void write(JsonWriter out, Span span) throws IOException {
		out.name("begin").value(span.begin()).name("end").value(span.end());
	}

	static Span span(Fields fields) {
		return new Span(fields.integer("begin"), fields.integer("end"));
	}

	static void write(JsonWriter out, Entity entity) throws IOException {
		out.beginObject();
		writeFields(out, entity);
		out.endObject();
	}

	static void writeFields(JsonWriter out, Entity entity) throws IOException {
		out.name("id").value(entity.id()).name("type").value(entity.type());
		Json.array(out, "fragments", entity.fragments(), (writer, span) -> {
			writer.beginObject();
			write(writer, span);
			writer.endObject();
		});
		Json.map(out, "attributes", entity.attributes());
	}

	static Entity entity(Fields fields) {
		return new Entity(fields.text("id"), fields.text("type"), fields.objects("fragments", ValueJson::span),
				fields.map("attributes"));
	}

	static void write(JsonWriter out, Relation relation) throws IOException {
		out.beginObject();
		writeFields(out, relation);
		out.endObject();
	}

	static void writeFields(JsonWriter out, Relation relation) throws IOException {
		out.name("id").value(relation.id()).name("type").value(relation.type()).name("head");
		write(out, relation.head());
		out.name("tail");
		write(out, relation.tail());
		if (relation.symmetric()) {
			out.name("symmetric").value(true);
		}
		Json.map(out, "attributes", relation.attributes());
	}

	static Relation relation(Fields fields) {
		Argument head = fields.object("head").read(argument -> argument(argument, Relation.HEAD_ROLE));
		Argument tail = fields.object("tail").read(argument -> argument(argument, Relation.TAIL_ROLE));
		return new Relation(fields.text("id"), fields.text("type"), head, tail, fields.flag("symmetric", false),
				fields.map("attributes"));
	}

	static void write(JsonWriter out, Argument argument) throws IOException {
		out.beginObject().name("role").value(argument.role()).name("target").value(argument.target()).endObject();
	}

	private static Argument argument(Fields fields, String usualRole) {
		return new Argument(fields.optionalText("role").orElse(usualRole), fields.text("target"));
	}

	static void write(JsonWriter out, Answer answer) throws IOException {
		out.beginObject();
		writeFields(out, answer);
		out.endObject();
	}

	static void writeFields(JsonWriter out, Answer answer) throws IOException {
		out.name("question").value(answer.question()).name("text").value(answer.text());
		if (answer.span().isPresent()) {
			out.name("span").beginObject();
			write(out, answer.span().get());
			out.endObject();
		}
	}

	static void writeFields(JsonWriter out, Ungrounded nowhere) throws IOException {
		out.name("type").value(nowhere.type());
		Json.texts(out, "mentions", nowhere.mentions());
	}

	static Ungrounded ungrounded(Fields fields) {
		return new Ungrounded(fields.text("type"), fields.texts("mentions"));
	}

	/** @param question the id of the question that holds the answer, if the answer names none */
	static Answer answer(Fields fields, String question) {
		Optional<Span> span = fields.optionalObject("span").map(there -> there.read(ValueJson::span));
		return new Answer(fields.optionalText("question").orElse(question), fields.text("text"), span);
	}

	static Answer answer(Fields fields) {
		return answer(fields, fields.text("question"));
	}
}
