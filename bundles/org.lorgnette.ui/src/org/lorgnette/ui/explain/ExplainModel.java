package org.lorgnette.ui.explain;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.osgi.util.NLS;
import org.lorgnette.engine.explain.AttentionChoice;
import org.lorgnette.engine.explain.Method;
import org.lorgnette.engine.explain.Word;
import org.lorgnette.engine.explain.WordAttribution;

/** What the view explains, how, and what came of it. For the UI thread; the engines work in jobs. */
final class ExplainModel {

	/** Results kept, so that one can go back and forth between methods. */
	private static final int KEPT = 24;

	/** Runs something in the UI thread unless the view is gone. */
	private final Consumer<Runnable> later;
	private final List<Runnable> listeners = new ArrayList<>();
	private final Map<Explained.Request, Explained> known = new LinkedHashMap<>(KEPT, 0.75f, true) {
		private static final long serialVersionUID = 1L;

		@Override
		protected boolean removeEldestEntry(Map.Entry<Explained.Request, Explained> eldest) {
			return size() > KEPT;
		}
	};
	private List<Target> candidates = List.of();
	private Optional<Target> target = Optional.empty();
	private Method method = Method.OCCLUSION;
	private AttentionChoice attention = AttentionChoice.DEFAULT;
	private Optional<EngineWork.Outcome<Abilities>> abilities = Optional.empty();
	private Optional<EngineWork.Outcome<Explained>> outcome = Optional.empty();
	private Optional<EngineWork<Explained>> running = Optional.empty();
	private Optional<EngineWork<Abilities>> looking = Optional.empty();
	private OptionalInt word = OptionalInt.empty();
	private boolean pinned;
	private boolean wanted;
	private long done;
	private long total;

	ExplainModel(Consumer<Runnable> later) {
		this.later = later;
	}

	void addListener(Runnable listener) {
		listeners.add(listener);
	}

	private void tell() {
		List.copyOf(listeners).forEach(Runnable::run);
	}

	List<Target> candidates() {
		return candidates;
	}

	Optional<Target> target() {
		return target;
	}

	Method method() {
		return method;
	}

	AttentionChoice attention() {
		return attention;
	}

	/** What the engine allows; empty until that is known. */
	Optional<Abilities> abilities() {
		return abilities.orElse(null) instanceof EngineWork.Outcome.Done<Abilities>(Abilities able) ? Optional.of(able) : Optional.empty();
	}

	/** Why the engine cannot be looked at, or failed. */
	Optional<EngineWork.Outcome.Failed<?>> trouble() {
		if (outcome.orElse(null) instanceof EngineWork.Outcome.Failed<Explained> failed) {
			return Optional.of(failed);
		}
		return abilities.orElse(null) instanceof EngineWork.Outcome.Failed<Abilities> failed ? Optional.of(failed) : Optional.empty();
	}

	boolean isCancelled() {
		return outcome.orElse(null) instanceof EngineWork.Outcome.Cancelled<Explained>;
	}

	/** What was found out under the present choices. */
	Optional<Explained> explained() {
		return outcome.orElse(null) instanceof EngineWork.Outcome.Done<Explained>(Explained found) ? Optional.of(found)
				: Optional.empty();
	}

	boolean isRunning() {
		return running.isPresent();
	}

	long done() {
		return done;
	}

	long total() {
		return total;
	}

	boolean isStale() {
		return target.filter(Target::isStale).isPresent();
	}

	boolean isAble() {
		return abilities().filter(able -> able.methods().contains(method)).isPresent();
	}

	boolean isPinned() {
		return pinned;
	}

	void pin(boolean keep) {
		pinned = keep;
		tell();
	}

	/** Number of the word pointed at, among those of the explanation. */
	OptionalInt word() {
		return word.isPresent() && explained().isPresent() && word.getAsInt() < explained().get().explanation().words().size() ? word
				: OptionalInt.empty();
	}

	void selectWord(OptionalInt number) {
		if (!number.equals(word)) {
			word = number;
			tell();
		}
	}

	/** Points at the word of the text at a place of it, if it is one that was weighed. */
	void selectWordAt(int offset) {
		List<WordAttribution> words = explained().map(found -> found.explanation().words()).orElse(List.of());
		for (int i = 0; i < words.size(); i++) {
			Word each = words.get(i).word();
			if (each.in() == Word.In.TEXT && each.span().begin() <= offset && offset <= each.span().end()) {
				if (each.span().end() > offset || i + 1 == words.size() || words.get(i + 1).word().span().begin() > offset) {
					selectWord(OptionalInt.of(i));
					return;
				}
			}
		}
	}

	/** Offers decisions. What is shown stays if it is among them, or if there are none. */
	void offer(List<Target> offered) {
		if (pinned || offered.isEmpty()) {
			tell();
			return;
		}
		candidates = offered;
		Optional<Target> same = target.flatMap(now -> offered.stream().filter(each -> each.key().equals(now.key())).findFirst());
		if (same.isPresent()) {
			target = same;
			tell();
		} else {
			choose(offered.getFirst());
		}
	}

	/** Forgets what belongs to a file that was closed. */
	void forgetClosed() {
		if (!pinned && target.isPresent() && target.get().where().isPresent() && target.get().where().get().text().isEmpty()) {
			stop();
			candidates = List.of();
			target = Optional.empty();
			outcome = Optional.empty();
			abilities = Optional.empty();
		}
		tell();
	}

	void choose(Target chosen) {
		boolean sameEngine = target.filter(now -> now.engine().equals(chosen.engine()) && now.settings().equals(chosen.settings()))
				.isPresent();
		stop();
		wanted = false;
		target = Optional.of(chosen);
		word = OptionalInt.empty();
		if (!sameEngine) {
			attention = AttentionChoice.DEFAULT;
			look(chosen);
		}
		recall();
	}

	void choose(Method chosen) {
		if (chosen != method) {
			stop();
			method = chosen;
			// A layer is chosen for attention, a stack of layers for a rollout.
			attention = AttentionChoice.DEFAULT;
			recall();
		}
	}

	void choose(AttentionChoice chosen) {
		if (!chosen.equals(attention)) {
			stop();
			attention = chosen;
			recall();
		}
	}

	private void recall() {
		outcome = request().map(known::get).map(EngineWork.Outcome.Done::new);
		tell();
	}

	Optional<Explained.Request> request() {
		return target.map(now -> new Explained.Request(now.key(), method, attention));
	}

	/** Finds out what the engine allows. */
	private void look(Target chosen) {
		looking.ifPresent(Job::cancel);
		abilities = Optional.empty();
		EngineWork<Abilities> work = new EngineWork<>(NLS.bind(Messages.job_look, chosen.name()), chosen.engine(), chosen.settings(),
				(engine, pool, monitor) -> Abilities.of(engine, pool.registry()), news -> later.accept(() -> {
					if (target.filter(now -> now.engine().equals(chosen.engine()) && now.settings().equals(chosen.settings()))
							.isPresent()) {
						abilities = Optional.of(news);
						tell();
						if (wanted) {
							explainWhenAble();
						}
					}
				}));
		work.setSystem(true);
		looking = Optional.of(work);
		work.schedule();
	}

	/** Explains what is chosen now or, while the engine is still being opened, then; not what is known already. */
	void explainWhenAble() {
		wanted = abilities.isEmpty() && target.isPresent();
		if (explained().isEmpty()) {
			explain();
		}
	}

	/** Explains what is chosen. */
	void explain() {
		if (target.isEmpty() || !isAble() || isRunning() || isStale()) {
			return;
		}
		Target now = target.get();
		Explained.Request asked = request().orElseThrow();
		List<EngineWork<Explained>> self = new ArrayList<>(1);
		Throttle throttle = new Throttle();
		EngineWork<Explained> work = new EngineWork<>(NLS.bind(Messages.job_name, DecisionLabel.of(now)), now.engine(), now.settings(),
				(engine, pool, monitor) -> {
					monitor.beginTask(Abilities.name(asked.method()), IProgressMonitor.UNKNOWN);
					return Explained.by(engine, pool.registry(), now, asked, (made, of) -> {
						if (throttle.isDue(made == of)) {
							monitor.subTask(NLS.bind(Messages.progress, Figures.of(made), Figures.of(of)));
							later.accept(() -> progress(self.getFirst(), made, of));
						}
					}, monitor);
				}, news -> later.accept(() -> finished(self.getFirst(), news)));
		self.add(work);
		running = Optional.of(work);
		outcome = Optional.empty();
		done = 0;
		total = 0;
		work.setPriority(Job.LONG);
		work.schedule();
		tell();
	}

	private void progress(EngineWork<Explained> work, long made, long of) {
		if (running.filter(now -> now == work).isPresent()) {
			done = made;
			total = of;
			tell();
		}
	}

	private void finished(EngineWork<Explained> work, EngineWork.Outcome<Explained> news) {
		if (news instanceof EngineWork.Outcome.Done<Explained>(Explained result)) {
			known.put(result.request(), result);
		}
		if (running.filter(now -> now == work).isPresent()) {
			running = Optional.empty();
			outcome = Optional.of(news);
			tell();
		}
	}

	/** Ends what goes on; within a second the engine is free. */
	void stop() {
		running.ifPresent(work -> {
			work.cancel();
			running = Optional.empty();
			outcome = Optional.of(new EngineWork.Outcome.Cancelled<>());
			tell();
		});
	}

	void dispose() {
		listeners.clear();
		running.ifPresent(Job::cancel);
		looking.ifPresent(Job::cancel);
	}
}
