package org.lorgnette.training.explain;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import org.lorgnette.engine.EngineUnavailableException;
import org.lorgnette.engine.djl.features.WordFeatures;
import org.lorgnette.engine.djl.folder.ModelFolder;
import org.lorgnette.engine.explain.DifferentiableDecision;
import org.lorgnette.engine.training.ComputeDevice;
import org.lorgnette.training.export.ExportedWeights;
import org.lorgnette.training.loop.Torch;
import org.lorgnette.training.model.NetworkShape;
import org.lorgnette.training.nn.DjlOps;
import org.lorgnette.training.nn.Net;
import org.lorgnette.training.nn.WordEncoder;
import org.lorgnette.training.weights.NetWeights;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.ParameterStore;

/**
 * A network that an engine serves, built again from the weights in the served file, on the CPU.
 *
 * @param manager of its weights; whoever explains closes it
 */
record ServedNetwork<N extends Net>(NDManager manager, N net, ModelFolder folder) {

	private static final String OTHERWISE = "take the method occlusion, or train the model anew";

	/** Makes a network without weights. */
	@FunctionalInterface
	interface Building<N> {
		N build(NetworkShape shape) throws IOException;
	}

	/** Makes what is explained. */
	@FunctionalInterface
	interface Explaining<N extends Net> {
		DifferentiableDecision explain(ServedNetwork<N> served) throws IOException;
	}

	/**
	 * Loads the weights and hands the network over; frees them if that fails.
	 *
	 * @param file of the network that is served
	 * @throws EngineUnavailableException
	 *             if these are not the weights of such a network, or PyTorch cannot start here
	 */
	static <N extends Net> DifferentiableDecision open(Path file, ModelFolder folder, Building<N> building, Explaining<N> explaining)
			throws EngineUnavailableException {
		NDManager manager = start();
		boolean done = false;
		try {
			ExportedWeights weights = ExportedWeights.read(file);
			N net = building.build(new NetworkShape(weights));
			NetWeights.load(net, weights, manager);
			DifferentiableDecision decision = explaining.explain(new ServedNetwork<>(manager, net, folder));
			done = true;
			return decision;
		} catch (IOException | IllegalArgumentException e) {
			throw new EngineUnavailableException("gradients cannot be taken: " + e.getMessage(), OTHERWISE, e);
		} finally {
			if (!done) {
				manager.close();
			}
		}
	}

	private static NDManager start() throws EngineUnavailableException {
		try {
			return Torch.manager(ComputeDevice.CPU);
		} catch (RuntimeException | LinkageError e) {
			throw new EngineUnavailableException("gradients need PyTorch, which cannot start here: " + e.getMessage(),
					"take the method occlusion", e);
		}
	}

	/** Computes with its weights. */
	DjlOps ops(NDManager inner) {
		return new DjlOps(new ParameterStore(inner, false), inner.getDevice(), false);
	}

	/** The vectors of words out of context, [words + 1, width]; the last is that of a word of which nothing is known. */
	float[] vectors(WordEncoder encoder, List<String> forms) throws IOException {
		try (WordFeatures features = WordFeatures.read(folder.words(), folder.path()); NDManager inner = manager.newSubManager()) {
			int width = features.width();
			long[] ids = new long[(forms.size() + 1) * width];
			for (int i = 0; i < forms.size(); i++) {
				System.arraycopy(features.ids(forms.get(i)), 0, ids, i * width, width);
			}
			features.hideForm(ids, forms.size() * width);
			return encoder.vectors(ops(inner), inner.create(ids, new Shape(1, forms.size() + 1L, width)), "").toFloatArray();
		}
	}
}
