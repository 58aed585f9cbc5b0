package org.lorgnette.ui.editor;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

import org.eclipse.osgi.util.NLS;
import org.lorgnette.ui.editor.painting.Arc;
import org.lorgnette.ui.editor.painting.LaneIndex;
import org.lorgnette.ui.editor.painting.Mention;

/** Goes from mention to mention, in the lanes that are shown. */
public final class Navigation {

	private record Stop(Mention mention, LaneIndex lane) {
	}

	private final CorpusPage page;

	Navigation(CorpusPage page) {
		this.page = page;
	}

	/** The next place where an engine differs from the gold. */
	public void difference(boolean forward) {
		go(forward, Messages.noDifference, mention -> mention.kind().differs());
	}

	/** The next entity of the gold, or of any lane where there is no gold. */
	public void entity(boolean forward) {
		boolean goldless = page.model().goldless();
		go(forward, Messages.noEntities, mention -> goldless ? mention.kind() != Mention.Kind.MISSED
				: mention.kind() == Mention.Kind.PLAIN && mention.prediction().isEmpty());
	}

	private void go(boolean forward, String none, Predicate<Mention> wanted) {
		int begin = page.selection().getOffset();
		int end = begin + page.selection().getLength();
		Optional<Stop> best = Optional.empty();
		Optional<Stop> first = Optional.empty();
		Comparator<Stop> order = Comparator.comparingInt((Stop stop) -> stop.mention().begin()).thenComparingInt(stop -> stop.mention().end());
		Comparator<Stop> direction = forward ? order : order.reversed();
		for (LaneIndex lane : shown()) {
			for (Mention mention : lane.mentions()) {
				if (wanted.test(mention)) {
					Stop stop = new Stop(mention, lane);
					boolean beyond = forward ? mention.begin() > begin || mention.begin() == begin && mention.end() > end
							: mention.begin() < begin || mention.begin() == begin && mention.end() < end;
					if (beyond && best.filter(known -> direction.compare(known, stop) <= 0).isEmpty()) {
						best = Optional.of(stop);
					}
					if (first.filter(known -> direction.compare(known, stop) <= 0).isEmpty()) {
						first = Optional.of(stop);
					}
				}
			}
		}
		if (first.isEmpty()) {
			page.refuse(none);
			return;
		}
		Mention target = best.orElse(first.get()).mention();
		page.reveal(target.begin(), target.end() - target.begin(), false);
		if (best.isEmpty()) {
			page.say(Messages.wrapped);
		}
	}

	private List<LaneIndex> shown() {
		return page.model().lanes().stream()
				.filter(lane -> page.painter().filter(painter -> painter.isVisible(lane.lane().map(each -> each.name()).orElse(""))).isPresent()).toList();
	}

	/** Goes to the other end of a relation of the mention at the caret; asks which if there are several. */
	public void followRelation() {
		int begin = page.selection().getOffset();
		int end = begin + page.selection().getLength();
		List<Mention> ends = new ArrayList<>();
		List<ChoicePopup.Choice> choices = new ArrayList<>();
		for (LaneIndex lane : shown()) {
			for (Mention mention : lane.at(begin, end)) {
				for (Arc arc : lane.arcs(mention)) {
					Mention other = arc.opposite(mention);
					String direction = arc.head() == mention ? " \u2192 " : " \u2190 ";
					ends.add(other);
					choices.add(new ChoicePopup.Choice(choices.size() + 1 + " " + arc.type() + direction + text(other),
							lane.lane().map(each -> each.name()).orElse(Messages.goldLane)));
				}
			}
		}
		if (ends.isEmpty()) {
			page.refuse(Messages.noRelationHere);
		} else if (ends.size() == 1) {
			reveal(ends.getFirst());
		} else {
			new ChoicePopup(page.widget(), Messages.chooseRelation, choices, false, Optional.empty(),
					chosen -> reveal(ends.get(Integer.parseInt(chosen.substring(0, chosen.indexOf(' '))) - 1))).open();
		}
	}

	private String text(Mention mention) {
		return page.model().corpus().map(corpus -> mention.entity().text(corpus.parts().get(mention.part()).document().text())).orElse("");
	}

	private void reveal(Mention mention) {
		page.reveal(mention.begin(), mention.end() - mention.begin(), false);
		page.say(NLS.bind(Messages.entity, mention.type(), text(mention)));
	}
}
