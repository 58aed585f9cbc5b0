package org.lorgnette.ui.tokens;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.progress.IWorkbenchSiteProgressService;
import org.lorgnette.io.tokens.Layer;
import org.lorgnette.io.tokens.TokenFilter;
import org.lorgnette.io.tokens.TokenSource;
import org.lorgnette.io.tokens.TokenTable;
import org.lorgnette.metrics.chunk.Outcome;
import org.lorgnette.model.Entity;
import org.lorgnette.model.tagging.TagScheme;
import org.lorgnette.ui.session.CorpusState;
import org.lorgnette.ui.session.Lane;
import org.lorgnette.ui.session.LaneAnalysis;

/** Computes the table for the last request; earlier ones are dropped. A change of the filter alone keeps the table. */
final class TokenWork extends Job {

	/** What to show. */
	record Request(CorpusState corpus, List<Lane> lanes, TagScheme scheme, TokenFilter filter) {

		boolean hasTableOf(Request other) {
			boolean same = corpus == other.corpus && scheme == other.scheme && lanes.size() == other.lanes.size();
			for (int i = 0; same && i < lanes.size(); i++) {
				same = lanes.get(i) == other.lanes.get(i);
			}
			return same;
		}
	}

	/** What to show it as: the table, the rows that pass the filter, and how many rows differ. */
	record Result(Request request, TokenTable table, int[] rows, int differing) {
	}

	private static final long DELAY_MILLIS = 120;
	private static final TokenFilter DIFFERING = new TokenFilter("", Optional.empty(), true, Optional.empty());

	private final Display display;
	private final IWorkbenchSiteProgressService progress;
	private final Consumer<Result> consumer;
	private volatile Request wanted;
	private Optional<Result> last = Optional.empty();

	TokenWork(Display display, IWorkbenchSiteProgressService progress, Consumer<Result> consumer) {
		super(Messages.job_name);
		this.display = display;
		this.progress = progress;
		this.consumer = consumer;
		setSystem(true);
	}

	/** For the UI thread. */
	void request(Request request) {
		wanted = request;
		cancel();
		progress.schedule(this, DELAY_MILLIS, true);
	}

	@Override
	protected IStatus run(IProgressMonitor monitor) {
		Request request = wanted;
		BooleanSupplier cancelled = () -> monitor.isCanceled() || wanted != request;
		try {
			Result result = compute(request, cancelled);
			last = Optional.of(result);
			display.asyncExec(() -> {
				if (wanted == request) {
					consumer.accept(result);
				}
			});
			return Status.OK_STATUS;
		} catch (CancellationException e) {
			return Status.CANCEL_STATUS;
		}
	}

	private Result compute(Request request, BooleanSupplier cancelled) {
		if (last.filter(result -> result.request().hasTableOf(request)).isPresent()) {
			TokenTable table = last.get().table();
			return new Result(request, table, table.rows(request.filter(), cancelled), last.get().differing());
		}
		List<TokenSource> sources = new ArrayList<>();
		for (int part = 0; part < request.corpus().parts().size(); part++) {
			List<Optional<Layer>> layers = new ArrayList<>();
			for (Lane lane : request.lanes()) {
				layers.add(lane.analysis(part).map(TokenWork::layer));
			}
			sources.add(new TokenSource(request.corpus().parts().get(part).document(), layers));
		}
		TokenTable table = TokenTable.of(sources, request.lanes().stream().map(Lane::name).toList(), request.scheme(), cancelled);
		return new Result(request, table, table.rows(request.filter(), cancelled), table.rows(DIFFERING, cancelled).length);
	}

	/** Predictions with the labels of the gold, as the comparison has mapped them. */
	private static Layer layer(LaneAnalysis lane) {
		List<Entity> mapped = lane.outcomes().stream().map(Outcome::predicted).flatMap(Optional::stream).toList();
		return new Layer(mapped.isEmpty() ? lane.analysis().entities() : mapped, lane.analysis().document(), lane.stale());
	}
}
