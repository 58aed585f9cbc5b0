package org.lorgnette.ui.picture;

import java.util.List;
import java.util.Optional;

import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.IAction;
import org.eclipse.jface.action.IMenuManager;
import org.eclipse.jface.action.IToolBarManager;
import org.eclipse.jface.action.Separator;
import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.jface.resource.ResourceLocator;
import org.eclipse.ui.IActionBars;
import org.lorgnette.ui.Ids;

/** The buttons in the view's tool bar. */
final class PictureActions {

	private PictureActions() {
	}

	static void create(IActionBars bars, PictureCanvas canvas, PictureState state, PictureExport export, Runnable open) {
		IToolBarManager bar = bars.getToolBarManager();
		bar.add(push(Messages.action_open, "picture/open", open));
		bar.add(new Separator());
		bar.add(push(Messages.action_fit, "picture/fit", canvas::fit));
		bar.add(push(Messages.action_actual, "picture/actual", canvas::actualSize));
		bar.add(push(Messages.action_in, "picture/zoom_in", canvas::zoomIn));
		bar.add(push(Messages.action_out, "picture/zoom_out", canvas::zoomOut));
		bar.add(new Separator());
		Action grid = new Action(Messages.action_grid, IAction.AS_CHECK_BOX) {
			@Override
			public void run() {
				state.setGridVisible(isChecked());
			}
		};
		grid.setChecked(state.isGridVisible());
		image("picture/grid").ifPresent(grid::setImageDescriptor);
		bar.add(grid);
		Action regions = new Action(Messages.action_regions, IAction.AS_CHECK_BOX) {
			@Override
			public void run() {
				state.setRegionsVisible(isChecked());
			}
		};
		regions.setChecked(state.areRegionsVisible());
		image("picture/regions").ifPresent(regions::setImageDescriptor);
		bar.add(regions);
		Action gold = new Action(Messages.action_gold, IAction.AS_CHECK_BOX) {
			@Override
			public void run() {
				state.setGoldVisible(isChecked());
			}
		};
		gold.setChecked(state.isGoldVisible());
		image("picture/gold").ifPresent(gold::setImageDescriptor);
		bar.add(gold);
		Action box = new Action(Messages.action_box, IAction.AS_CHECK_BOX) {
			@Override
			public void run() {
				state.setDrawing(isChecked());
				canvas.setFocus();
			}
		};
		image("picture/box").ifPresent(box::setImageDescriptor);
		state.addListener(() -> box.setChecked(state.isDrawing()));
		bar.add(box);
		bar.add(new Separator());
		Action copy = push(Messages.action_copy, "copy-chart", export::copy);
		Action save = push(Messages.action_save, "save-chart", export::save);
		bar.add(copy);
		bar.add(save);
		IMenuManager menu = bars.getMenuManager();
		List.of(copy, save, box).forEach(menu::add);
		state.addListener(() -> List.of(copy, save, box).forEach(action -> action.setEnabled(state.shown().isPresent())));
		List.of(copy, save, box).forEach(action -> action.setEnabled(false));
		bars.updateActionBars();
	}

	private static Action push(String text, String icon, Runnable action) {
		Action push = new Action(text) {
			@Override
			public void run() {
				action.run();
			}
		};
		push.setToolTipText(text);
		image(icon).ifPresent(push::setImageDescriptor);
		return push;
	}

	private static Optional<ImageDescriptor> image(String icon) {
		return ResourceLocator.imageDescriptorFromBundle(Ids.PLUGIN, "icons/" + icon + ".png");
	}
}
