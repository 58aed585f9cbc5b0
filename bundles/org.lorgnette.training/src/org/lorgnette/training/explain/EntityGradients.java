package org.lorgnette.training.explain;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.lorgnette.engine.Cancellation;
import org.lorgnette.engine.EngineException;
import org.lorgnette.engine.EngineUnavailableException;
import org.lorgnette.engine.TextEngine;
import org.lorgnette.engine.djl.decode.TagGrammar;
import org.lorgnette.engine.djl.explain.Excerpt;
import org.lorgnette.engine.djl.features.WordFeatures;
import org.lorgnette.engine.djl.folder.ModelFolder;
import org.lorgnette.engine.djl.ner.NerEngine;
import org.lorgnette.engine.explain.Decision;
import org.lorgnette.engine.explain.DifferentiableDecision;
import org.lorgnette.engine.explain.GradientAttribution;
import org.lorgnette.engine.training.ComputeDevice;
import org.lorgnette.model.Document;
import org.lorgnette.model.Entity;
import org.lorgnette.model.tagging.Chunk;
import org.lorgnette.model.tagging.TagScheme;
import org.lorgnette.training.loop.Torch;
import org.lorgnette.training.model.EncoderSize;
import org.lorgnette.training.nn.DjlOps;
import org.lorgnette.training.nn.WordEncoder;
import org.lorgnette.training.tagging.TaggingNet;
import org.lorgnette.training.weights.NetWeights;
import org.lorgnette.training.weights.SafetensorsFile;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.ParameterStore;

/**
 * Gradients behind entities that {@link NerEngine} finds. They are those of the weights as they were trained: where the engine
 * serves weights of 8 bits, its score is slightly another. Of a sentence that the network sees in windows, one window is taken as
 * if it were the sentence.
 */
public final class EntityGradients implements GradientAttribution {

	private static final String OTHERWISE = "take the method occlusion, or train the model anew";

	/** Whether it is an engine for entities whose model folder has the weights as they were trained. */
	@Override
	public boolean supports(TextEngine engine) {
		return engine instanceof NerEngine entities && Files.isRegularFile(file(entities.folder()));
	}

	private static Path file(ModelFolder folder) {
		return folder.path().resolve(ModelFolder.TRAINED);
	}

	@Override
	public DifferentiableDecision open(TextEngine engine, Document document, Decision decision, Cancellation cancellation)
			throws EngineException {
		if (!(engine instanceof NerEngine entities)) {
			throw new EngineUnavailableException("the engine '" + engine.descriptor().id() + "' has no gradients", "take the method occlusion");
		}
		if (!(decision instanceof Decision.OfEntity(Entity entity))) {
			throw new EngineException("the engine '" + engine.descriptor().id() + "' decides about entities; it has no gradients for "
					+ decision);
		}
		ModelFolder folder = entities.folder();
		Excerpt excerpt = entities.excerpt(document, decision, cancellation);
		if (excerpt.end() > excerpt.to()) {
			throw new EngineException("the entity " + entity.id() + " leaves the sentence, or the " + folder.window().words()
					+ " words that the network sees at once");
		}
		TagScheme scheme = folder.scheme().orElseThrow();
		TagGrammar grammar = TagGrammar.of(folder.labels(), scheme);
		Chunk chunk = new Chunk(excerpt.begin() - excerpt.from(), excerpt.end() - excerpt.from(), entity.type());
		float[] possible;
		try {
			possible = new ChunkTags(grammar, scheme).possible(chunk, excerpt.length());
		} catch (IllegalArgumentException e) {
			throw new EngineException("no gradients for an entity of the type " + entity.type() + ": " + e.getMessage(), e);
		}
		String name = "log-probability that exactly these words are an entity of the type " + entity.type();
		return open(folder, grammar, excerpt, possible, name);
	}

	private static DifferentiableDecision open(ModelFolder folder, TagGrammar grammar, Excerpt excerpt, float[] possible, String name)
			throws EngineUnavailableException {
		Path file = file(folder);
		if (!Files.isRegularFile(file)) {
			throw new EngineUnavailableException("gradients need the weights as they were trained, but there is no " + file, OTHERWISE);
		}
		NDManager manager = manager();
		boolean done = false;
		try {
			TaggingNet net = new TaggingNet(size(file), grammar, 0);
			NetWeights.load(net, file, manager);
			DjlOps ops = new DjlOps(new ParameterStore(manager, false), manager.getDevice(), false);
			float[] vectors = vectors(net, ops, manager, folder, excerpt.forms());
			float factor = (float) (1 / folder.temperature());
			List.of(net.crf().start(ops), net.crf().end(ops), net.crf().transitions(ops)).forEach(scores -> scores.muli(factor));
			DifferentiableDecision decision = new EntityProbability(manager, net, excerpt.units(), vectors, possible,
					folder.temperature(), name);
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

	private static NDManager manager() throws EngineUnavailableException {
		try {
			return Torch.manager(ComputeDevice.CPU);
		} catch (RuntimeException | LinkageError e) {
			throw new EngineUnavailableException("gradients need PyTorch, which cannot start here: " + e.getMessage(),
					"take the method occlusion", e);
		}
	}

	private static WordEncoder.Size size(Path file) throws IOException {
		try (SafetensorsFile weights = SafetensorsFile.open(file)) {
			return EncoderSize.read(weights.metadata(), file);
		}
	}

	/** [words + 1, width]; the last is that of a word of which nothing is known. */
	private static float[] vectors(TaggingNet net, DjlOps ops, NDManager manager, ModelFolder folder, List<String> forms)
			throws IOException {
		try (WordFeatures features = WordFeatures.read(folder.words(), folder.path()); NDManager inner = manager.newSubManager()) {
			int width = features.width();
			long[] ids = new long[(forms.size() + 1) * width];
			for (int i = 0; i < forms.size(); i++) {
				System.arraycopy(features.ids(forms.get(i)), 0, ids, i * width, width);
			}
			features.hideForm(ids, forms.size() * width);
			return net.encoder().vectors(ops, inner.create(ids, new Shape(1, forms.size() + 1L, width)), "").toFloatArray();
		}
	}
}
