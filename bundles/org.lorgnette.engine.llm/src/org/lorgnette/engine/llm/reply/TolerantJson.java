package org.lorgnette.engine.llm.reply;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the object that was asked for in a reply, however the model dressed it up. Valid JSON is read as it is, without a mend.
 */
public final class TolerantJson {

	private static final Pattern THINKING = Pattern.compile("\\A\\s*<(think|thinking|reasoning)>.*?</\\1>", Pattern.DOTALL);
	private static final Pattern FENCE = Pattern.compile("```[a-zA-Z0-9]*[ \\t]*\\r?\\n");
	/** Places where an object may begin that are tried. */
	private static final int TRIES = 50;

	/**
	 * What was found.
	 *
	 * @param root the object with the key that was asked for; empty if there is none
	 * @param mends what had to be overlooked for it
	 */
	public record Found(Optional<ReplyNode> root, Set<Mend> mends) {

		public Found {
			mends = Set.copyOf(mends);
		}
	}

	private TolerantJson() {
	}

	/**
	 * @param reply
	 *            the whole text of it
	 * @param key
	 *            that the object must have
	 * @param isList
	 *            whether the key's value is an array; the bare array is then taken too
	 */
	public static Found find(String reply, String key, boolean isList) {
		Set<Mend> dressing = EnumSet.noneOf(Mend.class);
		int from = 0;
		Matcher thinking = THINKING.matcher(reply);
		if (thinking.find()) {
			from = thinking.end();
			dressing.add(Mend.THINKING);
		}
		Optional<Found> bareNothing = Optional.empty();
		int begin = nextBracket(reply, from);
		for (int tries = 0; begin >= 0 && tries < TRIES; tries++) {
			Set<Mend> mends = EnumSet.copyOf(dressing);
			LenientParser parser = new LenientParser(reply, begin, mends);
			Optional<ReplyNode> value = parser.value();
			Optional<ReplyNode> fitting = value.flatMap(node -> fitting(node, key, isList, mends));
			if (fitting.isPresent()) {
				around(reply, from, begin, parser.end(), mends);
				Found found = new Found(fitting, mends);
				if (!isBareNothing(value.get())) {
					return found;
				}
				bareNothing = mends.contains(Mend.TRUNCATED) ? bareNothing : bareNothing.or(() -> Optional.of(found));
			}
			begin = nextBracket(reply, parser.isCut() ? begin + 1 : Math.max(begin + 1, parser.end()));
		}
		return bareNothing.orElseGet(() -> new Found(Optional.empty(), dressing));
	}

	/** An empty list that stands alone may be a figure of speech. */
	private static boolean isBareNothing(ReplyNode node) {
		return node instanceof ReplyNode.Items items && items.items().isEmpty();
	}

	private static int nextBracket(String reply, int from) {
		for (int i = from; i < reply.length(); i++) {
			if (reply.charAt(i) == '{' || reply.charAt(i) == '[') {
				return i;
			}
		}
		return -1;
	}

	private static Optional<ReplyNode> fitting(ReplyNode node, String key, boolean isList, Set<Mend> mends) {
		Optional<ReplyNode> member = node.member(key);
		if (member.isPresent() && (!isList || member.get() instanceof ReplyNode.Items)) {
			return Optional.of(node);
		}
		if (node instanceof ReplyNode.Members members) {
			// Models like to put one more object around it.
			for (ReplyNode inner : members.members().values()) {
				Optional<ReplyNode> found = inner.member(key).filter(value -> !isList || value instanceof ReplyNode.Items);
				if (found.isPresent()) {
					mends.add(Mend.SHAPE);
					return Optional.of(inner);
				}
			}
		}
		boolean list = node instanceof ReplyNode.Items items
				&& (items.items().isEmpty() || items.items().stream().allMatch(ReplyNode.Members.class::isInstance));
		if (isList && list) {
			mends.add(Mend.SHAPE);
			return Optional.of(new ReplyNode.Members(java.util.Map.of(key, node), node.span()));
		}
		return Optional.empty();
	}

	private static void around(String reply, int from, int begin, int end, Set<Mend> mends) {
		String before = reply.substring(from, begin);
		String behind = reply.substring(Math.min(end, reply.length()));
		if (FENCE.matcher(before).find() || before.contains("```")) {
			mends.add(Mend.FENCE);
		}
		String rest = FENCE.matcher(before).replaceAll("") + behind;
		if (!rest.replace("```", "").replace("\uFEFF", "").isBlank()) {
			mends.add(Mend.CHATTER);
		}
	}
}
