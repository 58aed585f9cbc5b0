package org.lorgnette.install;

import java.util.Arrays;
import java.util.List;

import org.eclipse.core.runtime.Platform;
import org.eclipse.ui.PlatformUI;
import org.osgi.framework.Bundle;
import org.osgi.framework.FrameworkUtil;

/** Nothing of Lorgnette is there, and the workbench runs. */
final class AbsentCheck {

	private AbsentCheck() {
	}

	static void run() {
		Bundle own = FrameworkUtil.getBundle(AbsentCheck.class);
		List<String> left = Arrays.stream(own.getBundleContext().getBundles()).filter(bundle -> bundle != own)
				.map(Bundle::getSymbolicName).filter(name -> name.startsWith("org.lorgnette")).toList();
		Require.that(left.isEmpty(), "bundles are left: " + left);
		Require.that(PlatformUI.getWorkbench().getPerspectiveRegistry().findPerspectiveWithId(PresentCheck.PERSPECTIVE) == null,
				"the perspective is still registered");
		Require.that(Platform.getBundle("org.eclipse.jdt.ui") != null, "the IDE has lost its Java tools");
		int windows = PlatformUI.getWorkbench().getDisplay().syncCall(() -> PlatformUI.getWorkbench().getWorkbenchWindowCount());
		Require.that(windows == 1, "one window should be open, not " + windows);
	}
}
