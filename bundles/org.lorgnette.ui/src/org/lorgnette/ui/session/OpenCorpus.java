package org.lorgnette.ui.session;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

import org.eclipse.jface.text.DocumentEvent;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.IDocumentExtension4;
import org.eclipse.jface.text.IDocumentListener;
import org.eclipse.text.undo.DocumentUndoManagerRegistry;
import org.eclipse.text.undo.IDocumentUndoManager;
import org.lorgnette.io.editing.CorpusFile;
import org.lorgnette.model.Document;
import org.lorgnette.model.edit.EditLog;
import org.lorgnette.model.edit.GoldEdit;
import org.lorgnette.model.edit.SpanShift;
import org.lorgnette.model.edit.TextEdit;

/**
 * An open file as all its editors share it: the text in a document, and the gold, which follows every change of the text at once. For the
 * UI thread; what it hands out is immutable.
 */
final class OpenCorpus implements IDocumentListener {

	static final String BETWEEN_PARTS = "\n\n";
	private static final int JOURNAL = 4_096;

	/** Hears of changes of text, gold or loading. */
	interface Listener {
		void corpusChanged();

		/** Documents were replaced as a whole: lanes start anew. */
		void corpusReplaced();
	}

	private final IDocument document;
	private final Path path;
	private final LaneSet lanes;
	private final List<Listener> listeners = new CopyOnWriteArrayList<>();
	private Optional<CorpusFile> file = Optional.empty();
	private Loading loading = Loading.READING;
	private Optional<String> message = Optional.empty();
	private final Map<Integer, EditLog> logs = new HashMap<>();
	private final List<Object> applied = new ArrayList<>();
	private List<Object> savedEdits = List.of();
	private long stamp;
	private long savedStamp;
	private boolean filling;
	private long version = 1;
	private CorpusState state = new CorpusState(0, "", List.of());
	/** Changes of the text, of which the first led to version {@code journalStart + 1}; other versions have none. */
	private final List<TextEdit> journal = new ArrayList<>();
	private final List<Long> journalVersions = new ArrayList<>();
	private long journalStart;

	OpenCorpus(IDocument document, Path path) {
		this.document = document;
		this.path = path;
		this.stamp = stampNow();
		this.lanes = new LaneSet(this);
		document.addDocumentListener(this);
	}

	void dispose() {
		document.removeDocumentListener(this);
		lanes.dispose();
	}

	Path path() {
		return path;
	}

	IDocument document() {
		return document;
	}

	LaneSet lanes() {
		return lanes;
	}

	Loading loading() {
		return loading;
	}

	Optional<String> message() {
		return message;
	}

	Optional<CorpusFile> file() {
		return file;
	}

	void addListener(Listener listener) {
		listeners.add(listener);
	}

	void removeListener(Listener listener) {
		listeners.remove(listener);
	}

	/** Puts a file's content in place of what was there, as the saved state. */
	void fill(CorpusFile read, Optional<String> remark) {
		filling = true;
		try {
			document.set(text(read.documents()));
		} finally {
			filling = false;
		}
		Optional.ofNullable(DocumentUndoManagerRegistry.getDocumentUndoManager(document)).ifPresent(IDocumentUndoManager::reset);
		logs.clear();
		applied.clear();
		file = Optional.of(read);
		loading = Loading.READY;
		message = remark;
		version++;
		journal.clear();
		journalVersions.clear();
		journalStart = version;
		state = state(read);
		markSaved(read);
		listeners.forEach(Listener::corpusReplaced);
	}

	/** The file cannot be read; what was shown before stays. */
	void fail(String reason) {
		message = Optional.of(reason);
		loading = file.isPresent() ? Loading.READY : Loading.FAILED;
		listeners.forEach(Listener::corpusChanged);
	}

	void remark(String text) {
		message = Optional.of(text);
		listeners.forEach(Listener::corpusChanged);
	}

	/** What is in the editor now stands in this file. */
	void markSaved(CorpusFile saved) {
		stamp = stampNow();
		markSaved(saved, snapshot());
	}

	/** A moment in the history of text and gold. */
	record Moment(long stamp, List<Object> applied) {
	}

	Moment snapshot() {
		return new Moment(stamp, List.copyOf(applied));
	}

	/** What was in the editor then stands in this file. */
	void markSaved(CorpusFile saved, Moment then) {
		file = Optional.of(saved);
		savedStamp = then.stamp();
		savedEdits = then.applied();
	}

	boolean isDirty() {
		return loading == Loading.READY && (stamp != savedStamp || !applied.equals(savedEdits));
	}

	private static String text(List<Document> documents) {
		StringBuilder text = new StringBuilder();
		for (Document each : documents) {
			text.append(text.isEmpty() && each == documents.getFirst() ? "" : BETWEEN_PARTS).append(each.text());
		}
		return text.toString();
	}

	private CorpusState state(CorpusFile read) {
		List<Part> parts = new ArrayList<>(read.documents().size());
		int offset = 0;
		for (Document each : read.documents()) {
			Part part = new Part(each, offset);
			parts.add(part);
			offset = part.end() + BETWEEN_PARTS.length();
		}
		return new CorpusState(version, read.format(), parts);
	}

	private long stampNow() {
		return document instanceof IDocumentExtension4 stamped ? stamped.getModificationStamp() : version;
	}

	@Override
	public void documentAboutToBeChanged(DocumentEvent event) {
		// What is gone is known from the gold itself.
	}

	@Override
	public void documentChanged(DocumentEvent event) {
		if (filling || loading != Loading.READY) {
			stamp = stampNow();
			return;
		}
		TextEdit edit = new TextEdit(event.getOffset(), event.getLength(), event.getText() == null ? "" : event.getText());
		long before = stamp;
		stamp = stampNow();
		version++;
		if (isTextEditable()) {
			log(0).text(edit, before, stamp);
			journal.add(edit);
			journalVersions.add(version);
			if (journal.size() > JOURNAL) {
				journalStart = journalVersions.get(JOURNAL / 2);
				journal.subList(0, JOURNAL / 2 + 1).clear();
				journalVersions.subList(0, JOURNAL / 2 + 1).clear();
			}
		}
		listeners.forEach(Listener::corpusChanged);
	}

	boolean isTextEditable() {
		return file.filter(CorpusFile::isTextEditable).isPresent();
	}

	private EditLog log(int part) {
		return logs.computeIfAbsent(part, unseen -> new EditLog(state.parts().get(part).document(), file.orElseThrow().takenIds()));
	}

	/** @throws IllegalArgumentException if the edit does not fit */
	Document edit(int part, GoldEdit edit, Object key) {
		if (part < 0 || part >= state.parts().size()) {
			throw new IllegalArgumentException("there is no document number " + part);
		}
		Document changed = log(part).gold(edit, key);
		applied.add(key);
		goldChanged();
		return changed;
	}

	boolean revert(int part, Object key) {
		boolean known = logs.containsKey(part) && log(part).revert(key);
		if (known) {
			applied.remove(key);
			goldChanged();
		}
		return known;
	}

	private void goldChanged() {
		version++;
		listeners.forEach(Listener::corpusChanged);
	}

	long version() {
		return version;
	}

	/** The documents as they are now. */
	CorpusState state() {
		if (state.version() != version && file.isPresent()) {
			List<Part> parts = new ArrayList<>(state.parts());
			logs.forEach((part, log) -> parts.set(part, new Part(log.document(), parts.get(part).offset())));
			state = new CorpusState(version, file.get().format(), parts);
		}
		return state;
	}

	/** How places of a version lie now; empty if that version is too old to tell. */
	Optional<SpanShift> shiftSince(long since) {
		return since < journalStart ? Optional.empty() : Optional.of(between(since));
	}

	private SpanShift between(long since) {
		int first = journalVersions.size();
		while (first > 0 && journalVersions.get(first - 1) > since) {
			first--;
		}
		return first == journal.size() ? SpanShift.NONE : new SpanShift(journal.subList(first, journal.size()));
	}
}
