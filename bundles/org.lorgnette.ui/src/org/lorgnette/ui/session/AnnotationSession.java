package org.lorgnette.ui.session;

import java.util.List;
import java.util.Optional;

import org.eclipse.core.resources.IFile;
import org.lorgnette.evaluation.experiment.EngineSpec;
import org.lorgnette.model.edit.GoldEdit;

/** One open file. Used from the UI thread; the states it hands out are immutable and may go anywhere. */
public interface AnnotationSession {

	/** What titles call the file. */
	String name();

	/** The workspace file, unless the editor shows a file from elsewhere. */
	Optional<IFile> file();

	CorpusState corpus();

	/** The engines' lanes in the order shown; the gold is in {@link #corpus()}. */
	List<Lane> lanes();

	/** Adds an engine and analyses the text with it in the background; replaces a lane of the same name. */
	void addLane(EngineSpec engine);

	void removeLane(String name);

	/** Analyses the text anew with every engine. */
	void analyze();

	/** What is selected in the text, if it lies inside one document. */
	Optional<Place> selection();

	/** Selects in the text and scrolls there; {@code activate} also gives the editor the focus. */
	void reveal(Place place, boolean activate);

	/** Whether gold can be changed and saved: not in a read-only file, nor in a format that cannot be written. */
	boolean isEditable();

	/** Changes the gold of a document; can be undone in the editor, and is saved with it. */
	void edit(int part, GoldEdit edit);

	/** Marks places in the text, such as the evidence of an answer, until the next call; an empty list marks nothing. */
	void highlight(List<Highlight> highlights);

	void addListener(SessionListener listener);

	void removeListener(SessionListener listener);
}
