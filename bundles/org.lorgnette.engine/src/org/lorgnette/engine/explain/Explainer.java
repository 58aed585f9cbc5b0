package org.lorgnette.engine.explain;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

import org.lorgnette.engine.Analysis;
import org.lorgnette.engine.Cancellation;
import org.lorgnette.engine.EngineException;
import org.lorgnette.engine.EngineUnavailableException;
import org.lorgnette.engine.TextEngine;
import org.lorgnette.model.Document;
import org.lorgnette.model.Prediction;
import org.lorgnette.model.Question;
import org.lorgnette.model.Span;

/** Explains the decisions of one engine by the methods that it allows. */
public final class Explainer {

	private final TextEngine engine;
	private final List<GradientAttribution> gradients;

	/** What a method says of the words, before it is checked. */
	private record Attributed(double[] values, String shown, Optional<Completeness> completeness) {
	}

	/** @param gradients of bundles that can differentiate what others serve, see {@code EngineRegistry.gradients()} */
	public Explainer(TextEngine engine, List<GradientAttribution> gradients) {
		this.engine = engine;
		this.gradients = List.copyOf(gradients);
	}

	/** The methods that this engine allows; each may still be refused for want of a model, saying what to do. */
	public Set<Method> methods() {
		Set<Method> methods = EnumSet.of(Method.OCCLUSION);
		if (engine instanceof ShowsAttention) {
			methods.add(Method.ATTENTION);
			methods.add(Method.ROLLOUT);
		}
		gradient().ifPresent(able -> methods.add(Method.GRADIENTS));
		return methods;
	}

	private Optional<GradientAttribution> gradient() {
		return engine instanceof GradientAttribution own && own.supports(engine) ? Optional.of(own)
				: gradients.stream().filter(each -> each.supports(engine)).findFirst();
	}

	/**
	 * Which words made a decision.
	 *
	 * @param document
	 *            as it was given to the engine. Questions besides the decision's own are answered over and over: leave them out
	 *            where that changes nothing
	 * @param decision
	 *            one of {@link Decision#of}, or one that the engine does not make
	 * @throws EngineUnavailableException
	 *             if the engine does not allow the method, or cannot show here what it needs
	 * @throws java.util.concurrent.CancellationException
	 *             within a second after the work was cancelled
	 */
	public Explanation explain(Document document, Decision decision, ExplainSettings settings, ExplainListener listener,
			Cancellation cancellation) throws EngineException {
		if (!methods().contains(settings.method())) {
			throw unable(settings.method());
		}
		OcclusionSettings occlusion = settings.occlusion();
		Analysis analysis = engine.analyze(document, cancellation);
		List<Word> all = Words.of(document, analysis.document());
		List<Word> asked = question(document, decision).filter(question -> occlusion.question()).map(Words::of).orElse(List.of());
		List<Word> words = new ArrayList<>(Words.near(all, decision.places(), occlusion.context()));
		words.removeIf(word -> !occlusion.own() && isOwn(word, decision));
		words.addAll(asked);
		EngineProbe probe = new EngineProbe(engine, document, decision, words, occlusion.hiding(), occlusion.matching(),
				occlusion.threads());
		OptionalDouble base = probe.base(cancellation);
		Attributed attributed = attribute(document, decision, settings, words, probe, listener, cancellation);
		Optional<Faithfulness> faithfulness = Optional.empty();
		if (settings.faithfulness().isPresent()) {
			faithfulness = Optional.of(new FaithfulnessCheck(probe, settings.faithfulness().get()).measure(attributed.values(), listener,
					cancellation));
		}
		List<WordAttribution> parts = new ArrayList<>(words.size());
		for (int i = 0; i < words.size(); i++) {
			parts.add(new WordAttribution(words.get(i), attributed.values()[i], isOwn(words.get(i), decision)));
		}
		return new Explanation(document.id(), decision, engine.descriptor().id(), settings.method(), attributed.shown(),
				settings.asMap(), parts, base, isScored(analysis, decision), all.size() + asked.size(), attributed.completeness(),
				faithfulness);
	}

	private Attributed attribute(Document document, Decision decision, ExplainSettings settings, List<Word> words,
			MaskedScores scores,
			ExplainListener listener, Cancellation cancellation) throws EngineException {
		return switch (settings.method()) {
			case OCCLUSION -> new Attributed(Occlusion.attribute(scores, words, settings.occlusion().window(), listener, cancellation), "",
					Optional.empty());
			case ATTENTION, ROLLOUT -> {
				AttentionMaps maps = ((ShowsAttention) engine).attention(document, decision, cancellation);
				AttentionAttribution attention = new AttentionAttribution(maps, decision, engine.descriptor().id());
				AttentionAttribution.Result result = settings.method() == Method.ATTENTION
						? attention.ofLayer(settings.attention(), words)
						: attention.ofRollout(settings.attention(), words);
				yield new Attributed(result.values(), result.shown(), Optional.empty());
			}
			case GRADIENTS -> {
				try (DifferentiableDecision function = gradient().orElseThrow().open(engine, document, decision, cancellation)) {
					IntegratedGradients.Result result = IntegratedGradients.of(function, function.input(), function.baseline(),
							settings.gradients(), listener, cancellation);
					yield new Attributed(WordShares.of(words, function.units(), result.sums(function.units().size())),
							function.valueName(), Optional.of(result.completeness()));
				}
			}
		};
	}

	private EngineUnavailableException unable(Method method) {
		String able = String.join(", ", methods().stream().map(Method::id).toList());
		return new EngineUnavailableException("engine '" + engine.descriptor().id() + "' does not show its "
				+ (method == Method.GRADIENTS ? "gradients" : "attention"), "take one of the methods it allows: " + able);
	}

	private static Optional<Question> question(Document document, Decision decision) {
		return decision.question().flatMap(id -> document.questions().stream().filter(each -> each.id().equals(id)).findFirst());
	}

	private static boolean isOwn(Word word, Decision decision) {
		for (Span place : decision.places()) {
			if (word.in() == Word.In.TEXT && place.overlaps(word.span())) {
				return true;
			}
		}
		return false;
	}

	private static boolean isScored(Analysis analysis, Decision decision) {
		return analysis.predictions().stream().filter(prediction -> prediction.value().equals(decision.value()))
				.map(Prediction::score).anyMatch(OptionalDouble::isPresent);
	}
}
