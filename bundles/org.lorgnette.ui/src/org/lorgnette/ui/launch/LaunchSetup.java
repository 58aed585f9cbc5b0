package org.lorgnette.ui.launch;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.Platform;
import org.eclipse.debug.core.ILaunchConfiguration;
import org.eclipse.debug.core.ILaunchConfigurationWorkingCopy;
import org.lorgnette.evaluation.experiment.EngineSpec;
import org.lorgnette.evaluation.experiment.Experiment;
import org.lorgnette.evaluation.experiment.ExperimentReader;
import org.lorgnette.evaluation.experiment.ExperimentWriter;
import org.lorgnette.evaluation.run.RunNaming;
import org.lorgnette.report.Reports;
import org.lorgnette.ui.Ids;

/**
 * What a launch configuration says.
 *
 * @param experiment
 *            path of the file in the workspace, or of a file elsewhere; empty if it is not chosen yet or a run is resumed
 * @param engines
 *            names of the experiment's engines that are run; empty for all
 * @param overrides
 *            settings that differ from the experiment's, by engine name
 * @param added
 *            engines that the experiment does not have, name to id
 * @param pattern
 *            of the run folder's name, relative to the experiment's folder
 * @param resume
 *            folder of an unfinished run to go on with
 * @param again
 *            folder of a run whose experiment is run once more
 * @param language
 *            of reports, empty for that of the workbench
 */
record LaunchSetup(String experiment, Optional<List<String>> engines, Map<String, Map<String, String>> overrides,
		Map<String, String> added, String pattern, Optional<String> resume, Optional<String> again, Set<Reports.Kind> reports, String language) {

	private static final String EXPERIMENT = Ids.LAUNCH_TYPE + ".experiment";
	private static final String ENGINES = Ids.LAUNCH_TYPE + ".engines";
	private static final String OVERRIDES = Ids.LAUNCH_TYPE + ".overrides";
	private static final String ADDED = Ids.LAUNCH_TYPE + ".added";
	private static final String PATTERN = Ids.LAUNCH_TYPE + ".folder";
	private static final String RESUME = Ids.LAUNCH_TYPE + ".resume";
	private static final String AGAIN = Ids.LAUNCH_TYPE + ".again";
	private static final String REPORTS = Ids.LAUNCH_TYPE + ".reports";
	private static final String LANGUAGE = Ids.LAUNCH_TYPE + ".language";
	/** Between an engine's name and its setting's, which hold no tabulator. */
	private static final String SEPARATOR = "\t";
	/** Reports that views and decorators read are always written. */
	private static final Set<Reports.Kind> ALWAYS = EnumSet.of(Reports.Kind.JSON);

	static LaunchSetup of(ILaunchConfiguration configuration) throws CoreException {
		Map<String, Map<String, String>> overrides = new TreeMap<>();
		configuration.getAttribute(OVERRIDES, Map.of()).forEach((key, value) -> {
			int tab = key.indexOf(SEPARATOR);
			overrides.computeIfAbsent(key.substring(0, tab), unseen -> new TreeMap<>()).put(key.substring(tab + 1), value);
		});
		Set<Reports.Kind> reports = EnumSet.copyOf(ALWAYS);
		configuration.getAttribute(REPORTS, names(EnumSet.allOf(Reports.Kind.class))).stream().map(Reports.Kind::valueOf)
				.forEach(reports::add);
		return new LaunchSetup(configuration.getAttribute(EXPERIMENT, ""),
				configuration.hasAttribute(ENGINES) ? Optional.of(configuration.getAttribute(ENGINES, List.of())) : Optional.empty(),
				overrides, new TreeMap<>(configuration.getAttribute(ADDED, Map.of())),
				configuration.getAttribute(PATTERN, RunNaming.DEFAULT),
				Optional.of(configuration.getAttribute(RESUME, "")).filter(path -> !path.isBlank()),
				Optional.of(configuration.getAttribute(AGAIN, "")).filter(path -> !path.isBlank()), reports,
				configuration.getAttribute(LANGUAGE, ""));
	}

	private static List<String> names(Set<Reports.Kind> kinds) {
		return kinds.stream().map(Enum::name).toList();
	}

	/** What a new configuration says: all engines of an experiment, as the experiment has it. */
	static void setDefaults(ILaunchConfigurationWorkingCopy configuration) {
		for (String attribute : List.of(ENGINES, OVERRIDES, ADDED, PATTERN, RESUME, REPORTS, LANGUAGE)) {
			configuration.removeAttribute(attribute);
		}
	}

	static void setExperiment(ILaunchConfigurationWorkingCopy configuration, String path) {
		configuration.setAttribute(EXPERIMENT, path);
	}

	static void setEngines(ILaunchConfigurationWorkingCopy configuration, Optional<List<String>> selected,
			Map<String, Map<String, String>> overrides, Map<String, String> added) {
		// Absent rather than empty: two configurations that say the same are equal.
		if (selected.isPresent()) {
			configuration.setAttribute(ENGINES, new ArrayList<>(selected.get()));
		} else {
			configuration.removeAttribute(ENGINES);
		}
		Map<String, String> flat = new HashMap<>();
		overrides.forEach((engine, settings) -> settings.forEach((name, value) -> flat.put(engine + SEPARATOR + name, value)));
		setMap(configuration, OVERRIDES, flat);
		setMap(configuration, ADDED, added);
	}

	private static void setMap(ILaunchConfigurationWorkingCopy configuration, String attribute, Map<String, String> map) {
		if (map.isEmpty()) {
			configuration.removeAttribute(attribute);
		} else {
			configuration.setAttribute(attribute, new HashMap<>(map));
		}
	}

	static void setAgain(ILaunchConfigurationWorkingCopy configuration, String folder) {
		configuration.setAttribute(AGAIN, folder);
	}

	static void setOutput(ILaunchConfigurationWorkingCopy configuration, String pattern, Optional<String> resume,
			Set<Reports.Kind> reports, String language) {
		setText(configuration, PATTERN, pattern, RunNaming.DEFAULT);
		setText(configuration, RESUME, resume.orElse(""), "");
		setText(configuration, LANGUAGE, language, "");
		if (reports.size() == Reports.Kind.values().length) {
			configuration.removeAttribute(REPORTS);
		} else {
			configuration.setAttribute(REPORTS, new ArrayList<>(names(reports)));
		}
	}

	private static void setText(ILaunchConfigurationWorkingCopy configuration, String attribute, String value, String standard) {
		if (value.equals(standard)) {
			configuration.removeAttribute(attribute);
		} else {
			configuration.setAttribute(attribute, value);
		}
	}

	Locale locale() {
		return Locale.forLanguageTag(language.isEmpty() ? Platform.getNL().replace('_', '-') : language);
	}

	/**
	 * The experiment of the file with the engines and settings of this configuration; the file's own text if nothing differs.
	 *
	 * @throws org.lorgnette.io.CorpusException
	 *             if the file is no experiment, or no engine is left
	 */
	Experiment read(Path file) throws IOException {
		Experiment read = ExperimentReader.read(file);
		List<EngineSpec> chosen = engines(read);
		return chosen.equals(read.engines()) ? read : ExperimentWriter.withEngines(read, chosen);
	}

	private List<EngineSpec> engines(Experiment read) {
		List<EngineSpec> chosen = new ArrayList<>();
		for (EngineSpec engine : read.engines()) {
			if (isSelected(engine.name())) {
				chosen.add(new EngineSpec(engine.name(), engine.id(), settings(engine.name(), engine.settings()), engine.labels(),
						engine.relations()));
			}
		}
		added.forEach((name, id) -> {
			if (isSelected(name) && read.engines().stream().noneMatch(engine -> engine.name().equals(name))) {
				chosen.add(new EngineSpec(name, id, settings(name, Map.of()), Optional.empty(), Optional.empty()));
			}
		});
		return chosen;
	}

	boolean isSelected(String engine) {
		return engines.isEmpty() || engines.get().contains(engine);
	}

	/** The settings that an engine is opened with: the experiment's, then this configuration's. */
	Map<String, String> settings(String engine, Map<String, String> ofExperiment) {
		Map<String, String> settings = new LinkedHashMap<>(ofExperiment);
		settings.putAll(overrides.getOrDefault(engine, Map.of()));
		return settings;
	}
}
