package org.lorgnette.ui.explain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.lorgnette.engine.explain.Decision;
import org.lorgnette.model.Document;
import org.lorgnette.model.Question;
import org.lorgnette.model.Span;
import org.lorgnette.model.Task;
import org.lorgnette.ui.session.AnnotationSession;
import org.lorgnette.ui.session.Lane;
import org.lorgnette.ui.session.LaneAnalysis;
import org.lorgnette.ui.session.Place;

/** The decisions of engines about what is selected in a text. */
final class Candidates {

	private static final List<Task> TASKS = List.of(Task.NER, Task.RELATIONS, Task.QA);

	private Candidates() {
	}

	/** Those that have a place in the selection, the narrowest first; of the same place in the order of the lanes. */
	static List<Target> at(AnnotationSession session) {
		Optional<Place> selection = session.selection().filter(place -> place.part() < session.corpus().parts().size());
		if (selection.isEmpty()) {
			return List.of();
		}
		int part = selection.get().part();
		Document document = session.corpus().parts().get(part).document();
		List<Target> found = new ArrayList<>();
		for (Lane lane : session.lanes()) {
			Optional<LaneAnalysis> analysis = lane.analysis(part).filter(each -> !each.stale());
			if (analysis.isPresent()) {
				for (Task task : TASKS) {
					for (Decision decision : Decision.of(document, analysis.get().analysis(), task)) {
						if (decision.places().stream().anyMatch(place -> touches(place, selection.get().span()))) {
							found.add(Target.of(lane.engine().id(), lane.engine().settings(), lane.name(), document, decision,
									Optional.of(new Target.Where(session, part))));
						}
					}
				}
			}
		}
		found.sort(Comparator.comparingInt(target -> target.decision().places().stream().mapToInt(Span::length).sum()));
		return List.copyOf(found);
	}

	/** The caret touches a place at both of its ends. */
	private static boolean touches(Span place, Span selection) {
		return selection.isEmpty() ? place.begin() <= selection.begin() && selection.begin() <= place.end() : place.overlaps(selection);
	}

	/** An answer of the Ask view; with its place in an editor where the document is open. */
	static Target of(AskedAnswers.Asked asked, List<AnnotationSession> open) {
		Document document = asked.answer().document().toBuilder()
				.questions(List.of(new Question(asked.answer().prediction().value().question(), asked.question()))).build();
		Optional<Target.Where> where = open.reversed().stream().flatMap(session -> session.corpus().part(document.id()).stream()
				.filter(part -> session.corpus().parts().get(part).document().text().equals(document.text()))
				.map(part -> new Target.Where(session, part))).findFirst();
		return Target.of(asked.engine(), Map.of(), asked.engine(), document,
				new Decision.OfAnswer(asked.answer().prediction().value()), where);
	}
}
