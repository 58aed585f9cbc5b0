package org.lorgnette.ui.ask;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.Adapters;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.ide.IDE;
import org.eclipse.ui.statushandlers.StatusManager;
import org.lorgnette.engine.ask.Citation;
import org.lorgnette.model.Document;
import org.lorgnette.model.Span;
import org.lorgnette.ui.Ids;
import org.lorgnette.ui.session.AnnotationSession;
import org.lorgnette.ui.session.Highlight;
import org.lorgnette.ui.session.Place;
import org.lorgnette.ui.session.SessionListener;
import org.lorgnette.ui.session.Sessions;

/** Leads from an answer to its place: opens its file if need be, selects the answer, marks what it rests on. For the UI thread. */
final class AnswerPlaces {

	/** How long a file may take to open. */
	private static final int PATIENCE = 30_000;

	private final IWorkbenchPage page;
	private final Consumer<String> told;

	/** @param told hears what the user should know: that a text has changed, or cannot be opened */
	AnswerPlaces(IWorkbenchPage page, Consumer<String> told) {
		this.page = page;
		this.told = told;
	}

	void reveal(AnswerItem item, Scope scope) {
		if (item.isNone()) {
			return;
		}
		if (scope instanceof Scope.Open open && Sessions.open().contains(open.session())) {
			show(open.session(), item);
			return;
		}
		Optional<IFile> file = scope instanceof Scope.Open open ? open.session().file() : item.file().flatMap(path -> Optional
				.of(ResourcesPlugin.getWorkspace().getRoot().findFilesForLocationURI(path.toUri())).filter(found -> found.length > 0)
				.map(found -> found[0]));
		if (file.isEmpty() || !file.get().exists()) {
			told.accept(Messages.place_gone);
			return;
		}
		try {
			AnnotationSession session = Adapters.adapt(IDE.openEditor(page, file.get(), Ids.EDITOR), AnnotationSession.class);
			if (session == null) {
				told.accept(Messages.place_gone);
			} else {
				whenRead(session, item);
			}
		} catch (PartInitException e) {
			StatusManager.getManager().handle(e, Ids.PLUGIN);
		}
	}

	private void whenRead(AnnotationSession session, AnswerItem item) {
		if (part(session, item).isPresent()) {
			show(session, item);
			return;
		}
		SessionListener listener = new SessionListener() {
			@Override
			public void corpusChanged(AnnotationSession changed) {
				if (part(session, item).isPresent()) {
					session.removeListener(this);
					// After everybody else has heard of the text: who shows it may begin at its top.
					Display.getCurrent().asyncExec(() -> {
						if (Sessions.open().contains(session)) {
							show(session, item);
						}
					});
				}
			}
		};
		session.addListener(listener);
		Display.getCurrent().timerExec(PATIENCE, () -> session.removeListener(listener));
	}

	private static Optional<Integer> part(AnnotationSession session, AnswerItem item) {
		return item.cited().flatMap(answer -> session.corpus().part(answer.document().id()));
	}

	private void show(AnnotationSession session, AnswerItem item) {
		Optional<Integer> part = part(session, item);
		if (part.isEmpty()) {
			told.accept(Messages.place_changed);
			return;
		}
		Document now = session.corpus().parts().get(part.get()).document();
		List<Highlight> highlights = new ArrayList<>();
		for (Citation citation : item.evidence()) {
			now(now, citation).ifPresent(span -> highlights.add(new Highlight(new Place(part.get(), span), citation.reason(), false)));
		}
		Optional<Span> answer = item.place().flatMap(place -> now(now, place));
		answer.ifPresent(span -> highlights.add(new Highlight(new Place(part.get(), span), Messages.place_answer, true)));
		session.highlight(highlights);
		Optional<Place> target = answer.map(span -> new Place(part.get(), span))
				.or(() -> highlights.stream().map(Highlight::place).findFirst());
		target.ifPresent(place -> session.reveal(place, true));
		told.accept(target.isEmpty() ? Messages.place_changed : "");
	}

	/** Where the cited text stands now: where it stood, or else nearest to there. */
	static Optional<Span> now(Document document, Citation citation) {
		String text = document.text();
		String cited = citation.text();
		int then = citation.span().begin();
		if (text.startsWith(cited, then)) {
			return Optional.of(citation.span());
		}
		if (cited.isEmpty()) {
			return Optional.empty();
		}
		int before = text.lastIndexOf(cited, then);
		int after = text.indexOf(cited, then);
		int begin = before < 0 ? after : after < 0 || then - before <= after - then ? before : after;
		return begin < 0 ? Optional.empty() : Optional.of(new Span(begin, begin + cited.length()));
	}
}
