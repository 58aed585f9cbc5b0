package org.lorgnette.ui.editor;

import java.util.List;
import java.util.Optional;

import org.eclipse.osgi.util.NLS;
import org.lorgnette.ui.engines.ModelFetchJob;
import org.lorgnette.ui.session.FileSession;
import org.lorgnette.ui.session.Lane;
import org.lorgnette.ui.session.Loading;

/** What has to be said about the file or its lanes, the most pressing first. */
record EditorState(FileSession session, boolean locked, MessageBar bar) {

	void show() {
		List<Lane> broken = session.lanes().stream()
				.filter(lane -> lane.status() == Lane.Status.FAILED || lane.status() == Lane.Status.UNAVAILABLE).toList();
		if (session.loading() == Loading.READING) {
			bar.show(MessageBar.Kind.INFO, NLS.bind(Messages.reading, session.name()));
		} else if (session.loading() == Loading.FAILED) {
			bar.show(MessageBar.Kind.ERROR, session.message().orElse(session.name()));
		} else if (locked) {
			bar.show(MessageBar.Kind.INFO, Messages.textLocked);
		} else if (!broken.isEmpty()) {
			Lane lane = broken.getFirst();
			Optional<ModelFetchJob> fetch = ModelFetchJob.forEngine(lane.engine().id());
			boolean fetchable = fetch.isPresent() && lane.status() == Lane.Status.UNAVAILABLE;
			bar.show(MessageBar.Kind.WARNING, lane.message().orElse(lane.name()), fetchable ? Messages.fetchModel : Messages.analyzeAgain,
					Optional.of(fetchable ? () -> fetch.get().schedule() : session::analyze));
		} else if (session.message().isPresent()) {
			bar.show(MessageBar.Kind.WARNING, session.message().get());
		} else {
			bar.hide();
		}
	}
}
