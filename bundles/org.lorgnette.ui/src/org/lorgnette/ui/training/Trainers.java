package org.lorgnette.ui.training;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import org.eclipse.osgi.util.NLS;
import org.lorgnette.engine.EngineRegistry;
import org.lorgnette.engine.EngineUnavailableException;
import org.lorgnette.engine.training.Trainer;
import org.lorgnette.evaluation.training.TrainingConfiguration;
import org.lorgnette.model.text.Nearest;
import org.lorgnette.ui.engines.EnginePool;

/** The trainers that are installed. */
final class Trainers {

	/** Replaced by tests. */
	static Supplier<EngineRegistry> registry = () -> EnginePool.shared().registry();

	private Trainers() {
	}

	/** @throws EngineUnavailableException if it is not installed, with what to install */
	static Trainer find(EngineRegistry installed, TrainingConfiguration configuration) throws EngineUnavailableException {
		String id = configuration.trainer();
		List<Trainer> trainers = installed.trainers();
		Optional<Trainer> found = trainers.stream().filter(trainer -> trainer.id().equals(id)).findFirst();
		if (found.isPresent()) {
			return found.get();
		}
		List<String> known = trainers.stream().map(Trainer::id).toList();
		String remedy = Nearest.to(id, known).map(nearest -> NLS.bind(Messages.trainerNearest, nearest))
				.orElseGet(() -> known.isEmpty() ? Messages.trainerNobody : NLS.bind(Messages.trainerList, String.join(", ", known)));
		throw new EngineUnavailableException(configuration.place("trainer") + ": " + NLS.bind(Messages.trainerUnknown, id), remedy);
	}
}
