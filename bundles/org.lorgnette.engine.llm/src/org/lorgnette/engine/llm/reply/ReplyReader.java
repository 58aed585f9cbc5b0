package org.lorgnette.engine.llm.reply;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

import org.lorgnette.model.Span;

/** Reads replies to the tasks. Elements that are not whole or have a label that was not asked for are left out, and that is said. */
public final class ReplyReader {

	/**
	 * What a reply says.
	 *
	 * @param usable whether the reply held what was asked for at all, be it an empty list
	 */
	public record Read<T>(List<T> values, boolean usable, Set<Mend> mends) {

		public Read {
			values = List.copyOf(values);
			mends = Set.copyOf(mends);
		}
	}

	private final Set<Mend> mends = EnumSet.noneOf(Mend.class);

	private ReplyReader() {
	}

	public static Read<WrittenEntity> entities(String reply, List<String> types) {
		ReplyReader reader = new ReplyReader();
		Map<String, String> labels = labels(types);
		return reader.list(reply, "entities", node -> reader.entity(node, labels));
	}

	private Optional<WrittenEntity> entity(ReplyNode node, Map<String, String> labels) {
		Optional<String> text = text(node, "text");
		Optional<String> type = label(node, "type", labels);
		if (text.isEmpty() || type.isEmpty()) {
			return Optional.empty();
		}
		WrittenMention mention = new WrittenMention(text.get(), node.text("context").filter(context -> !context.isBlank()));
		return Optional.of(new WrittenEntity(mention, type.get(), spans(node, "text", "type")));
	}

	/** @param entityTypes empty if entities were given and the reply names their ids */
	public static Read<WrittenRelation> relations(String reply, List<String> types, List<String> entityTypes) {
		ReplyReader reader = new ReplyReader();
		Map<String, String> labels = labels(types);
		Map<String, String> entityLabels = labels(entityTypes);
		return reader.list(reply, "relations", node -> reader.relation(node, labels, entityLabels));
	}

	private Optional<WrittenRelation> relation(ReplyNode node, Map<String, String> labels, Map<String, String> entityLabels) {
		Optional<String> head = text(node, "head");
		Optional<String> tail = text(node, "tail");
		Optional<String> type = label(node, "type", labels);
		boolean given = entityLabels.isEmpty();
		Optional<String> headType = given ? Optional.of("") : label(node, "head_type", entityLabels);
		Optional<String> tailType = given ? Optional.of("") : label(node, "tail_type", entityLabels);
		if (head.isEmpty() || tail.isEmpty() || type.isEmpty() || headType.isEmpty() || tailType.isEmpty()) {
			return Optional.empty();
		}
		return Optional.of(new WrittenRelation(head.get(), headType.get(), type.get(), tail.get(), tailType.get(),
				spans(node, "head", "head_type", "type", "tail", "tail_type")));
	}

	/** One answer, which may be empty; none if the reply holds none. */
	public static Read<WrittenAnswer> answer(String reply) {
		TolerantJson.Found found = TolerantJson.find(reply, "answer", false);
		if (found.root().isEmpty()) {
			return new Read<>(List.of(), false, found.mends());
		}
		ReplyNode root = found.root().get();
		boolean isNull = root.member("answer").filter(node -> node instanceof ReplyNode.Literal literal && literal.value().equals("null"))
				.isPresent();
		Optional<String> text = isNull ? Optional.of("") : root.text("answer");
		if (text.isEmpty()) {
			Set<Mend> mends = EnumSet.of(Mend.ELEMENT);
			mends.addAll(found.mends());
			return new Read<>(List.of(), false, mends);
		}
		return new Read<>(List.of(new WrittenAnswer(text.get().strip(), spans(root, "answer"))), true, found.mends());
	}

	private <T> Read<T> list(String reply, String key, Function<ReplyNode, Optional<T>> read) {
		TolerantJson.Found found = TolerantJson.find(reply, key, true);
		mends.addAll(found.mends());
		List<T> values = new ArrayList<>();
		if (found.root().isPresent() && found.root().get().member(key).orElseThrow() instanceof ReplyNode.Items items) {
			items.items().forEach(node -> read.apply(node).ifPresent(values::add));
		}
		return new Read<>(values, found.root().isPresent(), mends);
	}

	private Optional<String> text(ReplyNode node, String key) {
		Optional<String> text = node.text(key).map(String::strip).filter(value -> !value.isEmpty());
		if (text.isEmpty()) {
			mends.add(Mend.ELEMENT);
		}
		return text;
	}

	private Optional<String> label(ReplyNode node, String key, Map<String, String> labels) {
		Optional<String> written = node.text(key);
		if (written.isEmpty()) {
			mends.add(Mend.ELEMENT);
			return Optional.empty();
		}
		Optional<String> label = Optional.ofNullable(labels.get(fold(written.get())));
		if (label.isEmpty()) {
			mends.add(Mend.LABEL);
		}
		return label;
	}

	/** Labels by their folded form: models write them in any case. */
	private static Map<String, String> labels(List<String> types) {
		Map<String, String> labels = new HashMap<>();
		types.forEach(type -> labels.putIfAbsent(fold(type), type));
		return labels;
	}

	private static String fold(String label) {
		return label.strip().toLowerCase(Locale.ROOT);
	}

	private static List<Span> spans(ReplyNode node, String... keys) {
		List<Span> spans = new ArrayList<>();
		for (String key : keys) {
			node.member(key).ifPresent(member -> spans.add(member.span()));
		}
		return spans;
	}
}
