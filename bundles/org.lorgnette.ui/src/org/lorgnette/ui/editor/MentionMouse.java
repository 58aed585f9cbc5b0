package org.lorgnette.ui.editor;

import java.util.Optional;

import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.events.MouseEvent;
import org.eclipse.swt.events.MouseListener;
import org.eclipse.swt.graphics.Point;
import org.lorgnette.ui.editor.painting.LanePainter;
import org.lorgnette.ui.editor.painting.Mention;

/** A click on a mention in a lane puts the caret into it and, in the gold, makes it the one that commands act on. */
final class MentionMouse {

	private final CorpusPage page;

	MentionMouse(CorpusPage page) {
		this.page = page;
	}

	void install(StyledText widget) {
		widget.addMouseListener(MouseListener.mouseUpAdapter(this::clicked));
	}

	private void clicked(MouseEvent event) {
		if (event.button == 1 && event.count == 1 && page.selection().getLength() == 0) {
			Optional<Mention> clicked = page.painter().flatMap(painter -> painter.mentionAt(new Point(event.x, event.y)));
			clicked.ifPresent(mention -> {
				page.viewer().setSelectedRange(mention.begin(), 0);
				if (mention.prediction().isEmpty() && mention.kind() == Mention.Kind.PLAIN) {
					page.painter().ifPresent(
							painter -> painter.select(Optional.of(new LanePainter.GoldRef(mention.part(), mention.entity().id()))));
				}
			});
		}
	}
}
