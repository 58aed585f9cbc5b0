package org.lorgnette.ui.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import org.eclipse.osgi.util.NLS;
import org.lorgnette.engine.Cancellation;
import org.lorgnette.evaluation.training.TrainingFolder;
import org.lorgnette.evaluation.training.TrainingSummary;
import org.lorgnette.io.CorpusException;
import org.lorgnette.io.Location;
import org.lorgnette.ui.launch.UserQuestion;
import org.lorgnette.ui.training.TrainingSetup.WhenStopped;

/** Finds out what is to be done where a model, or what a stopped training kept, is already. */
final class ModelPlace {

	/** Asks a person; completed with what is to be done, exceptionally by a cancellation if nothing. */
	@FunctionalInterface
	interface Question {

		CompletableFuture<WhenStopped> ask(Path model);
	}

	/** Replaced by tests. */
	static Question question = ModelPlace::askUser;

	private ModelPlace() {
	}

	/**
	 * @throws CorpusException
	 *             if a model is there that this launch does not replace
	 * @throws CancellationException
	 *             if the user wants neither to go on nor to begin anew
	 */
	static TrainingFolder.Mode mode(Path model, TrainingSetup setup, Location place, Cancellation cancellation) throws IOException {
		if (!setup.replace() && isTaken(model)) {
			throw new CorpusException(place, NLS.bind(Messages.modelExists, model));
		}
		WhenStopped what = setup.whenStopped();
		if (what == WhenStopped.ASK) {
			boolean stopped = !Trainings.shared().isBusy(TrainingFolder.beside(model)) && isResumable(model);
			what = stopped ? UserQuestion.await(question.ask(model), cancellation) : WhenStopped.RESUME;
		}
		return what == WhenStopped.RESUME ? new TrainingFolder.Mode(true, setup.replace()) : new TrainingFolder.Mode(false, true);
	}

	private static boolean isTaken(Path model) throws IOException {
		if (!Files.isDirectory(model)) {
			return Files.exists(model);
		}
		try (Stream<Path> members = Files.list(model)) {
			return members.findAny().isPresent();
		}
	}

	private static boolean isResumable(Path model) throws IOException {
		Optional<TrainingSummary> stopped = TrainingSummary.read(TrainingFolder.beside(model));
		return stopped.filter(TrainingSummary::resumable).isPresent();
	}

	private static CompletableFuture<WhenStopped> askUser(Path model) {
		return UserQuestion.ask(Messages.stoppedTitle, NLS.bind(Messages.stoppedQuestion, model),
				List.of(Messages.stoppedResume, Messages.stoppedAnew, Messages.stoppedCancel), button -> switch (button) {
					case 0 -> Optional.of(WhenStopped.RESUME);
					case 1 -> Optional.of(WhenStopped.BEGIN_ANEW);
					default -> Optional.empty();
				});
	}
}
