package org.lorgnette.training.explain;

import java.util.List;

import org.lorgnette.engine.Cancellation;
import org.lorgnette.engine.EngineException;
import org.lorgnette.engine.EngineUnavailableException;
import org.lorgnette.engine.TextEngine;
import org.lorgnette.engine.djl.decode.TagGrammar;
import org.lorgnette.engine.djl.explain.Excerpt;
import org.lorgnette.engine.djl.folder.ModelFolder;
import org.lorgnette.engine.djl.ner.NerEngine;
import org.lorgnette.engine.explain.Decision;
import org.lorgnette.engine.explain.DifferentiableDecision;
import org.lorgnette.engine.explain.GradientAttribution;
import org.lorgnette.model.Document;
import org.lorgnette.model.Entity;
import org.lorgnette.model.tagging.Chunk;
import org.lorgnette.model.tagging.TagScheme;
import org.lorgnette.training.nn.DjlOps;
import org.lorgnette.training.tagging.TaggingNet;

/**
 * Gradients behind entities that {@link NerEngine} finds. They are those of the weights that it serves: where these have 8 bits, its
 * score is slightly another, since it rounds what lies between the layers too. Of a sentence that the network sees in windows, one
 * window is taken as if it were the sentence.
 */
public final class EntityGradients implements GradientAttribution {

	/** Whether it is an engine for entities. */
	@Override
	public boolean supports(TextEngine engine) {
		return engine instanceof NerEngine;
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
		return ServedNetwork.open(entities.network(), folder, shape -> new TaggingNet(shape.encoder(), grammar, 0), served -> {
			float[] vectors = served.vectors(served.net().encoder(), excerpt.forms());
			DjlOps ops = served.ops(served.manager());
			float factor = (float) (1 / folder.temperature());
			List.of(served.net().crf().start(ops), served.net().crf().end(ops), served.net().crf().transitions(ops))
					.forEach(scores -> scores.muli(factor));
			return new EntityProbability(served, NetworkValue.Explained.of(excerpt.units(), vectors, name), possible);
		});
	}
}
