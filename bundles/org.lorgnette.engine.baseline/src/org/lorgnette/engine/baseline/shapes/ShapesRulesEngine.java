package org.lorgnette.engine.baseline.shapes;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.CancellationException;

import org.lorgnette.engine.Cancellation;
import org.lorgnette.engine.EngineDescriptor;
import org.lorgnette.engine.EngineException;
import org.lorgnette.engine.Family;
import org.lorgnette.engine.Setting;
import org.lorgnette.engine.Settings;
import org.lorgnette.engine.VisualEngine;
import org.lorgnette.engine.visual.GroundingMap;
import org.lorgnette.engine.visual.PatchGrid;
import org.lorgnette.engine.visual.Picture;
import org.lorgnette.engine.visual.Region;
import org.lorgnette.engine.visual.VisualAnalysis;
import org.lorgnette.model.Answer;
import org.lorgnette.model.Evidence;
import org.lorgnette.model.Prediction;
import org.lorgnette.model.Span;
import org.lorgnette.model.Task;
import org.lorgnette.model.Token;
import org.lorgnette.model.VisualQuestion;

/** Sees coloured shapes on a plain ground and answers questions about them, in English and French, by rules. */
public final class ShapesRulesEngine implements VisualEngine {

	private static final String LANGUAGE = "language";
	private static final String AUTO = "auto";
	private static final String TRUTH = "truth";
	private static final String TRUE_FALSE = "true-false";
	private static final String SQUARES = "squares";
	private static final String RECTANGLE = "rectangle";
	private static final String SIDES = "sides";
	private static final String NEXT_CELL = "next-cell";
	private static final String PATCHES = "patches";
	private static final int MOST_PATCHES = 64;

	public static final EngineDescriptor DESCRIPTOR = new EngineDescriptor("shapes-rules", Family.RULES, Set.of(Task.VQA),
			Set.of("en", "fr"),
			List.of(Setting.choice(LANGUAGE, AUTO, List.of(AUTO, "en", "fr"), "Language of the question; auto guesses."),
					Setting.choice(TRUTH, AUTO, List.of(AUTO, "yes-no", TRUE_FALSE),
							"Words for yes and no; auto says true and false of statements; options of the question come first."),
					Setting.choice(SQUARES, "square", List.of("square", RECTANGLE), "What squares are called."),
					Setting.choice(SIDES, "anywhere", List.of("anywhere", NEXT_CELL),
							"What left, right, above and below mean: anywhere there, or the next cell of a grid of 3 x 3 as in SHAPES."),
					Setting.of(PATCHES, Setting.Kind.INTEGER, "8", "Patches a side of the map of words, 1 to 64.")),
			"Colour, outline and place of shapes on a plain ground, and a small grammar of questions in English and French.", List.of(),
			List.of());

	private final Settings settings;
	private final int patches;
	private volatile boolean closed;

	/** @throws IllegalArgumentException if a setting is out of its range */
	public ShapesRulesEngine(Settings settings) {
		this.settings = settings;
		this.patches = settings.integer(PATCHES);
		if (patches < 1 || patches > MOST_PATCHES) {
			throw new IllegalArgumentException("setting '" + PATCHES + "': expected 1 to " + MOST_PATCHES + ", got " + patches);
		}
	}

	@Override
	public EngineDescriptor descriptor() {
		return DESCRIPTOR;
	}

	@Override
	public Settings settings() {
		return settings;
	}

	@Override
	public VisualAnalysis answer(VisualQuestion question, List<Picture> pictures, Cancellation cancellation) throws EngineException {
		if (closed) {
			throw new IllegalStateException("engine '" + DESCRIPTOR.id() + "' is closed");
		}
		cancellation.check();
		if (pictures.size() != 1) {
			throw new EngineException("engine '" + DESCRIPTOR.id() + "': question " + question.id() + " comes with " + pictures.size()
					+ " pictures; expected one");
		}
		try {
			return answer(question, pictures.getFirst(), SceneReader.read(pictures.getFirst(), cancellation));
		} catch (CancellationException e) {
			throw e;
		} catch (RuntimeException e) {
			throw new EngineException("engine '" + DESCRIPTOR.id() + "' failed on question " + question.id() + ": " + e, e);
		}
	}

	private VisualAnalysis answer(VisualQuestion question, Picture picture, Scene scene) {
		Vocabulary vocabulary = vocabulary(question.text());
		List<Token> tokens = Vocabulary.words(question.text());
		List<Term> terms = vocabulary.read(question.text(), tokens);
		boolean statement = !vocabulary.isQuestion(question.text(), terms);
		boolean trueFalse = settings.text(TRUTH).equals(AUTO) ? statement : settings.text(TRUTH).equals(TRUE_FALSE);
		Wording wording = new Wording(vocabulary.isFrench(), trueFalse, settings.text(SQUARES).equals(RECTANGLE));
		PatchGrid grid = new PatchGrid(Math.min(patches, picture.height()), Math.min(patches, picture.width()));
		Finding finding;
		List<GroundingMap> maps = List.of();
		Optional<Term> blamed = Optional.empty();
		try {
			Query query = Grammar.parse(terms, vocabulary.isFrench(), statement);
			finding = Judge.find(scene, query, settings.text(SIDES).equals(NEXT_CELL));
			maps = new Grounding(scene, grid, tokens.size()).maps(terms, query, finding);
		} catch (Grammar.OutOfReachException e) {
			finding = Finding.none(e.getMessage());
			blamed = e.term();
		}
		Span place = blamed.map(Term::span).orElse(new Span(0, question.text().length()));
		List<Evidence> evidence = List.of(new Evidence(place, finding.reason()));
		return new VisualAnalysis(question, answers(question, finding, wording, evidence), tokens, Optional.of(grid), maps,
				regions(scene, finding, wording));
	}

	private Vocabulary vocabulary(String question) {
		return switch (settings.text(LANGUAGE)) {
			case "en" -> Vocabulary.ENGLISH;
			case "fr" -> Vocabulary.FRENCH;
			default -> Vocabulary.of(question);
		};
	}

	private static List<Prediction<Answer>> answers(VisualQuestion question, Finding finding, Wording wording,
			List<Evidence> evidence) {
		List<Prediction<Answer>> answers = new ArrayList<>();
		Set<String> said = new LinkedHashSet<>();
		for (Finding.Scored found : finding.answers()) {
			Optional<String> text = question.options().isEmpty() ? Optional.of(wording.say(found.value()))
					: wording.choose(found.value(), question.options());
			if (text.isPresent() && said.add(text.get())) {
				answers.add(new Prediction<>(new Answer(question.id(), text.get(), Optional.empty()), OptionalDouble.of(found.score()),
						DESCRIPTOR.id(), evidence));
			}
		}
		return answers.isEmpty()
				? List.of(new Prediction<>(Answer.none(question.id()), OptionalDouble.of(1), DESCRIPTOR.id(), evidence))
				: answers;
	}

	private static List<Region> regions(Scene scene, Finding finding, Wording wording) {
		Set<Integer> relevant = new LinkedHashSet<>();
		finding.subjects().forEach(thing -> relevant.add(thing.label()));
		finding.others().forEach(thing -> relevant.add(thing.label()));
		return scene.things().stream().map(thing -> new Region(wording.label(thing), 0, thing.box(), relevant.contains(thing.label()),
				OptionalDouble.of(thing.score()))).toList();
	}

	@Override
	public void close() {
		closed = true;
	}
}
