package org.lorgnette.ui.editor.outline;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

import org.eclipse.core.runtime.ICoreRunnable;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.viewers.ILazyTreeContentProvider;
import org.eclipse.jface.viewers.ISelection;
import org.eclipse.jface.viewers.ISelectionChangedListener;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.jface.viewers.ITreeViewerListener;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.jface.viewers.TreeExpansionEvent;
import org.eclipse.jface.viewers.TreePath;
import org.eclipse.jface.viewers.TreeSelection;
import org.eclipse.jface.viewers.TreeViewer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.part.Page;
import org.eclipse.ui.views.contentoutline.IContentOutlinePage;
import org.lorgnette.ui.editor.painting.PaintModel;
import org.lorgnette.ui.session.CorpusState;

/** The outline page: choosing a row selects its words in the text, and the row follows the caret. */
public final class CorpusOutline extends Page implements IContentOutlinePage {

	private static final int CALM_MILLIS = 200;
	/** Groups no larger are opened when they are filtered. */
	private static final int FEW = 200;
	private static final String HELP = "org.lorgnette.ui.editor.outline";

	/** Selects a range of the text. */
	@FunctionalInterface
	public interface Reveal {
		void reveal(int offset, int length);
	}

	private final Supplier<PaintModel> model;
	private final Reveal reveal;
	private final Runnable disposed;
	private final Runnable rebuild = this::build;
	private Composite whole;
	private Text filter;
	private TreeViewer tree;
	private List<Group> groups = List.of();
	private Optional<CorpusState> corpus = Optional.empty();
	private String filtered = "";
	private long builds;
	/** Types whose group is open. Asking the tree would make every row of it. */
	private final Set<String> open = new HashSet<>();
	private boolean following;
	private int caret = -1;
	private final Runnable followNow = this::followNow;

	/** @param disposed runs when the view is gone */
	public CorpusOutline(Supplier<PaintModel> model, Reveal reveal, Runnable disposed) {
		this.model = model;
		this.reveal = reveal;
		this.disposed = disposed;
	}

	@Override
	public void createControl(Composite parent) {
		whole = new Composite(parent, SWT.NONE);
		GridLayout layout = new GridLayout();
		layout.marginWidth = 0;
		layout.marginHeight = 2;
		whole.setLayout(layout);
		filter = new Text(whole, SWT.SEARCH | SWT.ICON_CANCEL | SWT.SINGLE);
		filter.setMessage(Messages.filter);
		filter.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
		filter.addModifyListener(event -> refresh());
		tree = new TreeViewer(whole, SWT.VIRTUAL | SWT.H_SCROLL | SWT.V_SCROLL);
		tree.getControl().setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
		tree.setUseHashlookup(true);
		tree.setLabelProvider(new OutlineLabels(tree.getControl()));
		tree.setContentProvider(new Content());
		tree.setInput(new Object());
		tree.addTreeListener(new ITreeViewerListener() {

			@Override
			public void treeExpanded(TreeExpansionEvent event) {
				remember(event.getElement(), true);
			}

			@Override
			public void treeCollapsed(TreeExpansionEvent event) {
				remember(event.getElement(), false);
			}
		});
		tree.addSelectionChangedListener(event -> chosen(event.getStructuredSelection()));
		PlatformUI.getWorkbench().getHelpSystem().setHelp(tree.getControl(), HELP);
		build();
	}

	/** Shows the model as it is now, when changes have calmed down. */
	public void refresh() {
		if (whole != null && !whole.isDisposed()) {
			whole.getDisplay().timerExec(CALM_MILLIS, rebuild);
		}
	}

	/** Sorting twenty thousand entities takes a while: outside the UI thread. */
	private void build() {
		if (whole.isDisposed()) {
			return;
		}
		PaintModel shown = model.get();
		String wanted = filter.getText().strip();
		if (!shown.corpus().isEmpty() && shown.corpus().orElseThrow() == corpus.orElse(null) && wanted.equals(filtered)) {
			return;
		}
		corpus = shown.corpus();
		filtered = wanted;
		long number = ++builds;
		Job job = Job.createSystem(Messages.sorting, (ICoreRunnable) monitor -> {
			List<Group> built = Groups.of(shown, wanted);
			if (!whole.isDisposed()) {
				whole.getDisplay().asyncExec(() -> {
					if (number == builds && !whole.isDisposed()) {
						show(built);
					}
				});
			}
		});
		job.schedule();
	}

	private void show(List<Group> built) {
		groups = built;
		following = true;
		tree.getTree().setRedraw(false);
		try {
			tree.setInput(new Object());
			tree.setChildCount(tree.getInput(), groups.size());
			for (int i = 0; i < groups.size(); i++) {
				if (open.contains(groups.get(i).type()) || !filtered.isEmpty() && groups.get(i).rows().size() <= FEW) {
					tree.replace(tree.getInput(), i, groups.get(i));
					tree.setChildCount(groups.get(i), groups.get(i).rows().size());
					tree.setExpandedState(groups.get(i), true);
				}
			}
		} finally {
			tree.getTree().setRedraw(true);
			following = false;
		}
	}

	private void remember(Object element, boolean expanded) {
		if (element instanceof Group group && filtered.isEmpty()) {
			if (expanded) {
				open.add(group.type());
			} else {
				open.remove(group.type());
			}
		}
	}

	private void chosen(IStructuredSelection selection) {
		if (!following && selection.getFirstElement() instanceof Row row) {
			int begin = row.begin().getAsInt();
			reveal.reveal(begin, row.end().getAsInt() - begin);
		}
	}

	/** Shows the row of the entity at the caret, if its group is open. */
	public void follow(int offset) {
		if (whole != null && !whole.isDisposed() && offset != caret) {
			caret = offset;
			whole.getDisplay().timerExec(CALM_MILLIS, followNow);
		}
	}

	private void followNow() {
		if (whole.isDisposed() || !whole.isVisible() || tree.getControl().isFocusControl()) {
			return;
		}
		for (Group group : groups) {
			if (!group.type().isEmpty() && open.contains(group.type())) {
				Optional<Row> row = group.rows().stream().filter(each -> each.begin().getAsInt() <= caret && each.end().getAsInt() >= caret)
						.findFirst();
				if (row.isPresent()) {
					following = true;
					try {
						tree.setSelection(new TreeSelection(new TreePath(new Object[] { group, row.get() })), true);
					} finally {
						following = false;
					}
					return;
				}
			}
		}
	}

	@Override
	public Control getControl() {
		return whole;
	}

	@Override
	public void setFocus() {
		tree.getControl().setFocus();
	}

	@Override
	public void dispose() {
		disposed.run();
		super.dispose();
	}

	@Override
	public void addSelectionChangedListener(ISelectionChangedListener listener) {
		tree.addSelectionChangedListener(listener);
	}

	@Override
	public void removeSelectionChangedListener(ISelectionChangedListener listener) {
		tree.removeSelectionChangedListener(listener);
	}

	@Override
	public ISelection getSelection() {
		return tree == null ? StructuredSelection.EMPTY : tree.getSelection();
	}

	@Override
	public void setSelection(ISelection selection) {
		tree.setSelection(selection);
	}

	/** Makes rows when the tree asks for them. */
	private final class Content implements ILazyTreeContentProvider {

		@Override
		public void updateElement(Object parent, int index) {
			if (parent instanceof Group group && index < group.rows().size()) {
				tree.replace(parent, index, group.rows().get(index));
				tree.setChildCount(group.rows().get(index), 0);
			} else if (parent == tree.getInput() && index < groups.size()) {
				tree.replace(parent, index, groups.get(index));
				// Rows are made when the group is opened.
				tree.setHasChildren(groups.get(index), !groups.get(index).rows().isEmpty());
			}
		}

		@Override
		public void updateChildCount(Object element, int current) {
			int count = element instanceof Group group ? group.rows().size() : element == tree.getInput() ? groups.size() : 0;
			if (count != current) {
				tree.setChildCount(element, count);
			}
		}

		@Override
		public Object getParent(Object element) {
			return element instanceof Group ? tree.getInput() : groups.stream().filter(group -> group.rows().contains(element)).findFirst()
					.orElse(null);
		}
	}
}
