package org.lorgnette.evaluation.draft;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

import org.lorgnette.engine.EngineDescriptor;
import org.lorgnette.engine.remote.EndpointSetting;
import org.lorgnette.evaluation.experiment.ComparisonSpec;
import org.lorgnette.evaluation.experiment.CorpusSpec;
import org.lorgnette.evaluation.experiment.EngineSpec;
import org.lorgnette.evaluation.experiment.Experiment;
import org.lorgnette.evaluation.experiment.ExperimentReader;
import org.lorgnette.evaluation.experiment.ExperimentWriter;
import org.lorgnette.evaluation.experiment.LabelMap;
import org.lorgnette.evaluation.experiment.Portion;
import org.lorgnette.evaluation.run.GoldCorpus;
import org.lorgnette.io.CorpusException;
import org.lorgnette.io.Location;
import org.lorgnette.model.Task;

/**
 * An experiment for a corpus.
 *
 * @param experiment
 *            over all engines that fit; its source is its text
 * @param leftOut
 *            labels of the corpus that none of these engines gives
 */
public record ExperimentDraft(Experiment experiment, SortedSet<String> leftOut) {

	/** A text of fewer words tells its language badly, a longer one no better. */
	private static final int WORDS_FOR_LANGUAGE = 2_000;
	private static final Map<String, Set<String>> FREQUENT = Map.of("en", Set.of("the", "of", "and", "to", "in", "was", "is", "that"),
			"fr", Set.of("le", "la", "les", "des", "et", "est", "une", "du", "dans"));

	/**
	 * Reads the whole corpus and finds engines for it.
	 *
	 * @param folder
	 *            where the experiment will lie: the corpus is named relative to it
	 * @param wanted
	 *            the task; by default questions about pictures if the corpus is of these, else entities if it has any, else relations, else
	 *            questions
	 * @param installed
	 *            engines that can work here; of them those that fit and need neither a model nor an endpoint of the user's own
	 * @throws CorpusException
	 *             if the corpus cannot be read, holds nothing to measure against, or no engine gives any of its labels
	 */
	public static ExperimentDraft over(Path corpus, Path folder, Optional<Task> wanted, List<EngineDescriptor> installed)
			throws IOException {
		Path path = corpus.toAbsolutePath().normalize();
		GoldCorpus gold = GoldCorpus.open(new CorpusSpec(path, Optional.empty(), Map.of(), Optional.empty(), Portion.ALL));
		GoldCorpus.Survey survey = gold.survey();
		Task task = wanted.orElse(survey.visual() == survey.documents() ? Task.VQA : !survey.entityTypes().isEmpty() ? Task.NER
				: survey.relationTypes().isEmpty() && survey.questions() > 0 ? Task.QA : Task.RELATIONS);
		if (task == Task.QA || task == Task.VQA) {
			return questions(task, corpus, path, folder, gold, survey, installed);
		}
		Set<String> types = task == Task.RELATIONS ? survey.relationTypes() : survey.entityTypes();
		if (types.isEmpty()) {
			throw new CorpusException(Location.of(corpus.toString()),
					"has no annotations to measure engines against; annotate it first, or choose a corpus with gold");
		}
		Optional<String> language = language(gold);
		LabelGuess guess = new LabelGuess(types);
		LabelGuess entityGuess = new LabelGuess(survey.entityTypes());
		List<EngineSpec> engines = new ArrayList<>();
		SortedSet<String> covered = new TreeSet<>();
		SortedMap<String, String> entityLabels = new TreeMap<>();
		for (EngineDescriptor engine : installed) {
			SortedMap<String, String> labels = guess.of(engine.types());
			if (fits(engine, task, language) && !labels.isEmpty()) {
				covered.addAll(labels.values());
				SortedMap<String, String> entities = task == Task.NER ? labels : entityGuess.of(engine.types());
				entityLabels.putAll(identity(entities.values()));
				engines.add(new EngineSpec(engine.id(), engine.id(), Map.of(), map(entities),
						task == Task.NER ? Optional.empty() : map(labels)));
			}
		}
		if (engines.isEmpty()) {
			throw new CorpusException(Location.of(corpus.toString()), "no installed engine for " + task.id()
					+ language.map(found -> " in the language '" + found + "'").orElse("") + " gives any of its labels ("
					+ String.join(", ", new TreeSet<>(types)) + "); write an experiment that maps them");
		}
		SortedSet<String> leftOut = new TreeSet<>(types);
		leftOut.removeAll(covered);
		LabelMap common = new LabelMap(identity(covered));
		Experiment experiment = new Experiment(name(path), task,
				new CorpusSpec(path, Optional.of(gold.format().id()), Map.of(), language, Portion.ALL),
				task == Task.NER ? common : new LabelMap(entityLabels), task == Task.NER ? LabelMap.IDENTITY : common, Set.of(), engines,
				ComparisonSpec.DEFAULT.withBaseline(Optional.of(engines.getFirst().name())), List.of(),
				Math.min(4, Runtime.getRuntime().availableProcessors()), "");
		return new ExperimentDraft(parsed(experiment, folder.toAbsolutePath().normalize()), leftOut);
	}

	/** Answers have no labels: every engine fits that answers in the language and needs no model of one's own. */
	private static ExperimentDraft questions(Task task, Path corpus, Path path, Path folder, GoldCorpus gold, GoldCorpus.Survey survey,
			List<EngineDescriptor> installed) throws IOException {
		boolean pictures = task == Task.VQA;
		if (pictures != survey.visual() > 0 || !pictures && survey.questions() == 0 || survey.unknown().isPresent()) {
			throw new CorpusException(Location.of(corpus.toString()),
					"has no questions with gold to measure engines against; choose a corpus with answers");
		}
		Optional<String> language = pictures ? Optional.empty() : language(gold);
		List<EngineSpec> engines = installed.stream().filter(engine -> fits(engine, task, language) && !engine.needsOwnModel())
				.map(engine -> new EngineSpec(engine.id(), engine.id(), Map.of(), Optional.empty(), Optional.empty())).toList();
		if (engines.isEmpty()) {
			throw new CorpusException(Location.of(corpus.toString()), "no installed engine answers questions" + (pictures ? " about pictures" : "")
					+ language.map(found -> " in the language '" + found + "'").orElse(""));
		}
		Experiment experiment = new Experiment(name(path), task,
				new CorpusSpec(path, Optional.of(gold.format().id()), Map.of(), language, Portion.ALL), LabelMap.IDENTITY, LabelMap.IDENTITY,
				Set.of(), engines, ComparisonSpec.of(task).withBaseline(Optional.of(engines.getFirst().name())), List.of(),
				Math.min(4, Runtime.getRuntime().availableProcessors()), "");
		return new ExperimentDraft(parsed(experiment, folder.toAbsolutePath().normalize()), new TreeSet<>());
	}

	/**
	 * The same with some of its engines only.
	 *
	 * @param baseline
	 *            the name of the one that the others are compared with; the first if empty
	 * @param folder
	 *            where the experiment will lie
	 */
	public ExperimentDraft with(List<EngineSpec> engines, Optional<String> baseline, Path folder) throws IOException {
		Experiment all = experiment;
		ComparisonSpec comparison = all.comparison().withBaseline(baseline.or(() -> Optional.of(engines.getFirst().name())));
		Experiment some = new Experiment(all.name(), all.task(), all.corpus(), all.labels(), all.relations(), all.symmetric(), engines,
				comparison, all.gates(), all.probes(), all.threads(), all.source());
		return new ExperimentDraft(parsed(some, folder.toAbsolutePath().normalize()), leftOut);
	}

	private static boolean fits(EngineDescriptor engine, Task task, Optional<String> language) {
		return engine.tasks().contains(task) && !EndpointSetting.isOf(engine)
				&& (engine.languages().isEmpty() || language.isEmpty() || engine.languages().contains(language.get()));
	}

	private static Optional<LabelMap> map(SortedMap<String, String> labels) {
		return labels.isEmpty() ? Optional.empty() : Optional.of(new LabelMap(labels));
	}

	private static SortedMap<String, String> identity(Iterable<String> labels) {
		SortedMap<String, String> identity = new TreeMap<>();
		labels.forEach(label -> identity.put(label, label));
		return identity;
	}

	private static Experiment parsed(Experiment experiment, Path folder) throws CorpusException {
		Path corpus = experiment.corpus().path();
		boolean reachable = Objects.equals(folder.getRoot(), corpus.getRoot());
		String path = (reachable ? folder.relativize(corpus) : corpus).toString().replace('\\', '/');
		return ExperimentReader.parse(experiment.name(), ExperimentWriter.write(experiment, path.isEmpty() ? "." : path), folder);
	}

	/** The file's name without what experiments' names may not hold. */
	private static String name(Path corpus) {
		String file = corpus.getFileName().toString();
		int dot = file.lastIndexOf('.');
		String name = (dot > 0 ? file.substring(0, dot) : file).replaceAll("[^\\p{L}\\p{N}._ -]", "-").replaceAll("^[^\\p{L}\\p{N}]+", "");
		return name.isEmpty() ? "corpus" : name.substring(0, Math.min(name.length(), 100));
	}

	/** What the documents say, or else the one language whose most frequent words are clearly more frequent than the others'. */
	private static Optional<String> language(GoldCorpus gold) throws IOException {
		Map<String, Integer> hits = new HashMap<>();
		int[] words = { 0 };
		List<String> stated = new ArrayList<>();
		gold.forEach(document -> {
			document.language().ifPresent(stated::add);
			for (String word : document.text().toLowerCase(Locale.ROOT).split("[^\\p{L}]+", WORDS_FOR_LANGUAGE)) {
				words[0]++;
				FREQUENT.forEach((language, frequent) -> {
					if (frequent.contains(word)) {
						hits.merge(language, 1, Integer::sum);
					}
				});
			}
			return stated.isEmpty() && words[0] < WORDS_FOR_LANGUAGE;
		});
		if (!stated.isEmpty()) {
			return Optional.of(stated.getFirst());
		}
		return FREQUENT.keySet().stream().filter(language -> FREQUENT.keySet().stream().allMatch(
				other -> other.equals(language) || hits.getOrDefault(language, 0) > 2 * hits.getOrDefault(other, 0))).findFirst();
	}
}
