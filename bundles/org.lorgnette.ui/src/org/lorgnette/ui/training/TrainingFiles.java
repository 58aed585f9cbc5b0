package org.lorgnette.ui.training;

import java.util.regex.Pattern;

import org.eclipse.core.resources.IFile;
import org.lorgnette.evaluation.training.TrainingFolder;
import org.lorgnette.ui.launch.YamlKind;

/** Tells training configurations among the files of the workspace, by little reading. */
final class TrainingFiles {

	private static final Pattern BLOCK = Pattern.compile("(?m)^\uFEFF?(?:trainer|\"trainer\"|'trainer')\\s*:");
	private static final Pattern FLOW = Pattern.compile("(?s)\\A\uFEFF?\\s*\\{.*?[{,\\s][\"']?trainer[\"']?\\s*:");
	private static final YamlKind CONFIGURATIONS = new YamlKind(TrainingFiles::isConfiguration);

	private TrainingFiles() {
	}

	/**
	 * Whether the file is YAML with the key trainer. The copy in the folder of a training is none: its paths start elsewhere. Reads
	 * 64 KB at most.
	 */
	static boolean isConfiguration(IFile file) {
		boolean copy = file.getName().equals(TrainingFolder.CONFIGURATION) && TrainingFolders.isTraining(file.getParent());
		return !copy && CONFIGURATIONS.test(file);
	}

	static boolean isConfiguration(String text) {
		return BLOCK.matcher(text).find() || FLOW.matcher(text).find();
	}
}
