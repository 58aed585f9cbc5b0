package org.lorgnette.engine;

import java.util.List;
import java.util.Optional;

import org.lorgnette.engine.explain.GradientAttribution;
import org.lorgnette.engine.models.ModelDescriptor;
import org.lorgnette.engine.training.Trainer;

/**
 * Offers the engines of one bundle. Registered once, in {@code META-INF/services/org.lorgnette.engine.EngineProvider}; needs a
 * public constructor without parameters that does no work.
 */
public interface EngineProvider {

	List<EngineDescriptor> engines();

	/** The models that these engines name and that can be fetched. */
	default List<ModelDescriptor> models() {
		return List.of();
	}

	/** The methods that train models for these engines. */
	default List<Trainer> trainers() {
		return List.of();
	}

	/** What can give gradients behind the decisions of engines, of this provider or of others. */
	default List<GradientAttribution> gradients() {
		return List.of();
	}

	/** Measurements of these engines on the machine at hand. */
	default List<Benchmark> benchmarks() {
		return List.of();
	}

	/** What looks at whether this machine has what the engines, or the trainers, need. */
	default List<Checkup> checkups() {
		return List.of();
	}

	/** What turns models of others into some that these engines can load. */
	default List<ModelConverter> converters() {
		return List.of();
	}

	/**
	 * Loads the models of one of {@link #engines()}.
	 *
	 * @throws EngineUnavailableException
	 *             if that is not possible here, with what to do about it
	 */
	Engine open(EngineDescriptor engine, Settings settings, ModelStore models) throws EngineUnavailableException;

	/**
	 * Opens one of {@link #engines()} that sends what it is given elsewhere, so that it shows what it would send ({@link
	 * org.lorgnette.engine.remote.PreviewsTexts}, {@link org.lorgnette.engine.remote.PreviewsPictures}) and cannot send anything.
	 *
	 * @return empty if the engine sends nothing anyway
	 * @throws EngineUnavailableException
	 *             if a setting names nothing usable
	 */
	default Optional<Engine> preview(EngineDescriptor engine, Settings settings, ModelStore models) throws EngineUnavailableException {
		return Optional.empty();
	}
}
