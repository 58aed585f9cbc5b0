package org.lorgnette.model.edit;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import org.lorgnette.model.Document;

/**
 * A document while it is edited: what it was, and every change of its text and gold since. Changes of the text are cheap to record and are
 * worked in when the document is asked for. Taking the text back to an earlier state, which its stamp tells, brings back the gold of that
 * state, entities included whose text had been deleted. Safe for use by several threads.
 */
public final class EditLog {

	/** Working in a change of the gold takes much longer than one of the text among others. */
	private static final int GOLD_WEIGHT = 16;
	private static final int BETWEEN_MARKS = 256;
	private static final int MARKS = 24;

	/** One change: of the text, from one stamp to another, or of the gold, under a key. */
	private sealed interface Entry {
		record Text(TextEdit edit, long before, long after) implements Entry {
		}

		record Gold(GoldEdit edit, Object key) implements Entry {
		}
	}

	/** The document as it was when {@code position} entries had been worked in. */
	private record Mark(int position, Document document) {
	}

	private final Set<String> taken;
	private final List<Entry> entries = new ArrayList<>();
	private final List<Mark> marks = new ArrayList<>();
	private Mark current;

	/** @param taken ids that new annotations must not have */
	public EditLog(Document document, Set<String> taken) {
		this.taken = Set.copyOf(taken);
		this.current = new Mark(0, document);
		marks.add(current);
	}

	/**
	 * Records a change of the text.
	 *
	 * @param before
	 *            what stood for the text's state before
	 * @param after
	 *            what stands for it now; the number of an earlier state says that the text is as it was then
	 */
	public synchronized void text(TextEdit edit, long before, long after) {
		int back = entries.size();
		for (int i = entries.size() - 1; i >= 0; i--) {
			if (entries.get(i) instanceof Entry.Text text && text.before() == after) {
				back = i;
				break;
			}
		}
		boolean onlyText = entries.subList(back, entries.size()).stream().allMatch(Entry.Text.class::isInstance);
		if (back < entries.size() && onlyText) {
			truncate(back);
		} else {
			entries.add(new Entry.Text(edit, before, after));
		}
	}

	/**
	 * Changes the gold.
	 *
	 * @param key
	 *            by which it can be taken back
	 * @throws IllegalArgumentException
	 *             if the change does not fit
	 */
	public synchronized Document gold(GoldEdit edit, Object key) {
		Document changed = edit.applyTo(document(), taken);
		entries.add(new Entry.Gold(edit, key));
		current = new Mark(entries.size(), changed);
		markAndForget();
		return changed;
	}

	/** Takes a change of the gold back, wherever it stands among the others; false if it is not known any more. */
	public synchronized boolean revert(Object key) {
		for (int i = entries.size() - 1; i >= 0; i--) {
			if (entries.get(i) instanceof Entry.Gold gold && Objects.equals(gold.key(), key)) {
				List<Entry> later = new ArrayList<>(entries.subList(i + 1, entries.size()));
				truncate(i);
				entries.addAll(later);
				return true;
			}
		}
		return false;
	}

	/** The document as it is now. */
	public synchronized Document document() {
		if (current.position() < entries.size()) {
			Document document = current.document();
			int next = current.position();
			while (next < entries.size()) {
				List<TextEdit> texts = new ArrayList<>();
				while (next < entries.size() && entries.get(next) instanceof Entry.Text text) {
					texts.add(text.edit());
					next++;
				}
				document = texts.isEmpty() ? document : TextEdit.applyAll(document, texts);
				if (next < entries.size() && entries.get(next) instanceof Entry.Gold gold) {
					document = replay(gold.edit(), document).orElse(document);
					next++;
				}
			}
			current = new Mark(next, document);
			markAndForget();
		}
		return current.document();
	}

	/** After an earlier change was taken back a later one may not fit any more: it has nothing to change then. */
	private Optional<Document> replay(GoldEdit edit, Document document) {
		try {
			return Optional.of(edit.applyTo(document, taken));
		} catch (IllegalArgumentException e) {
			return Optional.empty();
		}
	}

	private void truncate(int position) {
		entries.subList(position, entries.size()).clear();
		marks.removeIf(mark -> mark.position() > position);
		if (current.position() > position) {
			current = marks.getLast();
		}
	}

	private void markAndForget() {
		int weight = 0;
		for (Entry entry : entries.subList(marks.getLast().position(), current.position())) {
			weight += entry instanceof Entry.Gold ? GOLD_WEIGHT : 1;
		}
		if (weight >= BETWEEN_MARKS) {
			marks.add(current);
		}
		forgetOldest();
	}

	/** What lies far back cannot be undone in an editor, and would be kept for nothing. */
	private void forgetOldest() {
		if (marks.size() > MARKS) {
			int gone = marks.get(1).position();
			entries.subList(0, gone).clear();
			marks.removeFirst();
			marks.replaceAll(mark -> new Mark(mark.position() - gone, mark.document()));
			current = new Mark(current.position() - gone, current.document());
		}
	}
}
