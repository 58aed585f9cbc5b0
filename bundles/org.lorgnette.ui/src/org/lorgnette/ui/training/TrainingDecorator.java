package org.lorgnette.ui.training;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

import org.eclipse.core.resources.IContainer;
import org.eclipse.core.resources.IResource;
import org.eclipse.jface.viewers.IDecoration;
import org.eclipse.osgi.util.NLS;
import org.lorgnette.evaluation.training.TrainingRecord;
import org.lorgnette.evaluation.training.TrainingSummary;
import org.lorgnette.ui.runs.FolderDecorator;

/** Says on the folder of a training how far it came, how good the model is, and when that was. */
public final class TrainingDecorator extends FolderDecorator {

	@Override
	public void decorate(Object element, IDecoration decoration) {
		if (!(element instanceof IContainer folder) || !TrainingFolders.isTraining(folder) || folder.getLocation() == null) {
			return;
		}
		Optional<TrainingSummary> summary = TrainingFolders.summary(folder);
		if (Trainings.shared().isBusy(TrainingFolders.path(folder))) {
			decorate(decoration, Messages.stateRunning, "running_ovr");
		} else if (summary.isPresent()) {
			decorate(decoration, describe(summary.get()), summary.get().record().isFinished() ? "finished_ovr" : "unfinished_ovr");
		} else {
			decorate(decoration, Messages.stateDamaged, "unfinished_ovr");
		}
	}

	/** Such as {@code corenlp-crf · F1 81.2 · 21 Nov 2026, 08:31}. */
	static String describe(TrainingSummary summary) {
		TrainingRecord record = summary.record();
		String state = record.isFinished() ? "" : summary.resumable() ? Messages.stateStopped : Messages.stateUnfinished;
		String score = summary.f1().isPresent() ? NLS.bind(Messages.decoratedF1, percent(summary.f1().getAsDouble()))
				: summary.accuracy().isPresent() ? NLS.bind(Messages.decoratedAccuracy, percent(summary.accuracy().getAsDouble())) : "";
		return joined(state, record.trainer(), score, date(record.isFinished() ? record.finished() : record.started()));
	}

	private static String date(String instant) {
		try {
			return date(Instant.parse(instant));
		} catch (DateTimeException e) {
			// Somebody wrote something else there.
			return instant;
		}
	}

	@Override
	protected boolean isTelling(IResource resource) {
		return TrainingFolders.isTelling(resource);
	}
}
