package org.lorgnette.ui.editor;

import java.util.List;
import java.util.Optional;

import org.eclipse.jface.text.DefaultTextDoubleClickStrategy;
import org.eclipse.jface.text.ITextViewer;
import org.lorgnette.ui.editor.painting.LaneIndex;
import org.lorgnette.ui.editor.painting.Mention;

/** Selects the mention that was double-clicked, in the text or in a lane; a word where there is none. */
final class MentionDoubleClick extends DefaultTextDoubleClickStrategy {

	private final CorpusPage page;

	MentionDoubleClick(CorpusPage page) {
		this.page = page;
	}

	@Override
	public void doubleClicked(ITextViewer viewer) {
		int offset = viewer.getSelectedRange().x;
		Optional<Mention> clicked = page.painter().flatMap(painter -> painter.mentionAt(
				page.widget().toControl(page.widget().getDisplay().getCursorLocation())));
		Optional<Mention> here = clicked.or(() -> gold(offset)).or(() -> any(offset));
		if (here.isPresent()) {
			viewer.setSelectedRange(here.get().begin(), here.get().end() - here.get().begin());
		} else {
			super.doubleClicked(viewer);
		}
	}

	private Optional<Mention> gold(int offset) {
		return page.model().gold().flatMap(gold -> gold.at(offset, offset + 1).stream().findFirst());
	}

	private Optional<Mention> any(int offset) {
		return page.model().lanes().stream().skip(1).map((LaneIndex lane) -> lane.at(offset, offset + 1)).flatMap(List::stream)
				.filter(mention -> mention.kind() != Mention.Kind.MISSED).findFirst();
	}
}
