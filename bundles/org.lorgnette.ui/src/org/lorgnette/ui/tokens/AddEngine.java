package org.lorgnette.ui.tokens;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.jface.viewers.LabelProvider;
import org.eclipse.jface.window.Window;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.dialogs.ElementListSelectionDialog;
import org.lorgnette.engine.EngineDescriptor;
import org.lorgnette.evaluation.experiment.EngineSpec;
import org.lorgnette.model.Task;
import org.lorgnette.ui.engines.EnginePool;
import org.lorgnette.ui.session.AnnotationSession;

/** Asks which engine shall read the open text too. */
final class AddEngine {

	private AddEngine() {
	}

	static void ask(Shell shell, AnnotationSession session) {
		List<EngineDescriptor> engines = EnginePool.shared().registry().engines().stream()
				.filter(engine -> engine.tasks().contains(Task.NER))
				.filter(engine -> session.lanes().stream().noneMatch(lane -> lane.name().equals(engine.id()))).toList();
		if (engines.isEmpty()) {
			MessageDialog.openInformation(shell, Messages.engine_title, Messages.engine_none);
			return;
		}
		ElementListSelectionDialog dialog = new ElementListSelectionDialog(shell, LabelProvider.createTextProvider(
				engine -> ((EngineDescriptor) engine).id() + " \u2013 " + ((EngineDescriptor) engine).description()));
		dialog.setTitle(Messages.engine_title);
		dialog.setMessage(Messages.engine_choose);
		dialog.setElements(engines.toArray());
		if (dialog.open() == Window.OK && dialog.getFirstResult() instanceof EngineDescriptor engine) {
			session.addLane(new EngineSpec(engine.id(), engine.id(), Map.of(), Optional.empty(), Optional.empty()));
		}
	}
}
