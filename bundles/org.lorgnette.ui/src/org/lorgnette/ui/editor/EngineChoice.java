package org.lorgnette.ui.editor;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.eclipse.core.runtime.ICoreRunnable;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.osgi.util.NLS;
import org.lorgnette.engine.EngineDescriptor;
import org.lorgnette.engine.models.ModelDescriptor;
import org.lorgnette.evaluation.experiment.EngineSpec;
import org.lorgnette.model.Task;
import org.lorgnette.ui.engines.EnginePool;
import org.lorgnette.ui.engines.ModelFetchJob;
import org.lorgnette.ui.session.FileSession;
import org.lorgnette.ui.theme.FamilyMark;

/** The engines that can be compared in a text: what they are, and what they still need. */
final class EngineChoice {

	private static final Set<Task> SHOWN = Set.of(Task.NER, Task.RELATIONS);

	private EngineChoice() {
	}

	/** Looks up models outside the UI thread, then offers the engines. */
	static void open(CorpusPage page, FileSession session) {
		Job job = Job.createSystem(Messages.chooseEngine, (ICoreRunnable) monitor -> {
			List<EngineDescriptor> engines = EnginePool.shared().registry().engines().stream()
					.filter(engine -> engine.tasks().stream().anyMatch(SHOWN::contains)).toList();
			List<ChoicePopup.Choice> choices = new ArrayList<>();
			engines.forEach(engine -> choices.add(new ChoicePopup.Choice(engine.id(), describe(engine))));
			page.widget().getDisplay().asyncExec(() -> {
				if (!page.widget().isDisposed()) {
					new ChoicePopup(page.widget(), Messages.chooseEngine, choices, false, Optional.empty(), chosen -> add(session, chosen)).open();
				}
			});
		});
		job.schedule();
	}

	private static void add(FileSession session, String id) {
		Set<String> taken = session.lanes().stream().map(lane -> lane.name()).collect(Collectors.toSet());
		String name = id;
		for (int i = 2; taken.contains(name); i++) {
			name = id + " " + i;
		}
		session.addLane(new EngineSpec(name, id, Map.of(), Optional.empty(), Optional.empty()));
	}

	private static String describe(EngineDescriptor engine) {
		String tasks = engine.tasks().stream().sorted().map(Task::id).collect(Collectors.joining(", "));
		String languages = String.join(", ", new TreeSet<>(engine.languages()));
		List<ModelDescriptor> missing = ModelFetchJob.missing(engine.id());
		String needs = missing.isEmpty() ? ""
				: " \u2014 " + NLS.bind(Messages.engineNeedsModel, missing.stream().map(ModelDescriptor::id).collect(Collectors.joining(", ")));
		return FamilyMark.letter(engine.family()) + " \u00b7 " + FamilyMark.name(engine.family()) + " \u00b7 " + tasks
				+ (languages.isEmpty() ? "" : " \u00b7 " + languages) + needs;
	}
}
