package org.lorgnette.ui.editor;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

import org.eclipse.jface.text.IRegion;
import org.eclipse.osgi.util.NLS;
import org.lorgnette.model.Document;
import org.lorgnette.model.Entity;
import org.lorgnette.model.Relation;
import org.lorgnette.model.Span;
import org.lorgnette.model.edit.GoldEdit;
import org.lorgnette.ui.editor.painting.LanePainter.GoldRef;
import org.lorgnette.ui.session.CorpusState;
import org.lorgnette.ui.session.FileSession;
import org.lorgnette.ui.session.Lane;
import org.lorgnette.ui.session.LaneAnalysis;
import org.lorgnette.ui.session.Place;

/** Changes the gold at the caret: what keys and menus call. Every change is one step of the editor's undo. */
public final class GoldActions {

	private static final List<String> COMMON = List.of("PERSON", "ORGANIZATION", "LOCATION", "DATE");

	/** An entity with the document that holds it. */
	private record Found(int part, Entity entity) {
	}

	/** What one or more engines found. */
	private record Candidate(Entity entity, List<String> engines) {
	}

	private final CorpusPage page;
	private Optional<Found> head = Optional.empty();

	GoldActions(CorpusPage page) {
		this.page = page;
	}

	/**
	 * The types of entities that keys 1 to 9 stand for: those of the gold by name, then those that engines found; where there is neither, the
	 * most common ones.
	 */
	public List<String> types() {
		TreeSet<String> gold = new TreeSet<>();
		page.corpus().parts().forEach(part -> part.document().entities().forEach(entity -> gold.add(entity.type())));
		List<String> types = new ArrayList<>(gold);
		page.model().types().stream().filter(type -> !gold.contains(type)).forEach(types::add);
		return types.isEmpty() ? COMMON : types;
	}

	/** Adds an entity of the type with this number, from 1, or gives that type to the entity at the caret if nothing is selected. */
	public void type(int number) {
		List<String> types = types();
		if (number > types.size()) {
			page.refuse(NLS.bind(Messages.noType, number));
			return;
		}
		Optional<Found> here = page.selection().getLength() == 0 ? current() : exact();
		if (here.isPresent()) {
			retype(here.get(), types.get(number - 1));
		} else {
			add(types.get(number - 1));
		}
	}

	/** Asks for a type and adds an entity of it. */
	public void add() {
		if (words().isPresent()) {
			choose(Messages.chooseType, types(), Optional.empty(), this::add);
		}
	}

	/** Takes an entity that engines found at the caret over into the gold; asks which one if they do not agree. */
	public void accept() {
		IRegion selection = page.selection();
		Optional<Place> place = page.corpus().place(selection.getOffset(), selection.getOffset() + selection.getLength());
		List<Candidate> candidates = place.map(this::candidates).orElse(List.of());
		if (candidates.isEmpty()) {
			page.refuse(Messages.noEntityHere);
		} else if (candidates.size() == 1) {
			accept(place.get().part(), candidates.getFirst());
		} else {
			String text = document(place.get().part()).text();
			List<ChoicePopup.Choice> choices = new ArrayList<>();
			for (Candidate one : candidates) {
				choices.add(new ChoicePopup.Choice(String.valueOf(choices.size()),
						one.entity().type() + ": " + one.entity().text(text) + " (" + String.join(", ", one.engines()) + ")"));
			}
			new ChoicePopup(page.widget(), Messages.chooseEntity, choices, false, Optional.empty(),
					index -> accept(place.get().part(), candidates.get(Integer.parseInt(index)))).open();
		}
	}

	private void accept(int part, Candidate candidate) {
		apply(part, new GoldEdit.AddEntity(candidate.entity().type(), candidate.entity().fragments()))
				.ifPresent(session -> select(session.lastAdded().map(id -> new GoldRef(part, id))));
	}

	/** What engines found at a place and the gold does not have, labels as in the gold, each with the engines that found it. */
	private List<Candidate> candidates(Place place) {
		List<Entity> gold = document(place.part()).entities();
		List<Candidate> candidates = new ArrayList<>();
		for (Lane lane : page.session().map(FileSession::lanes).orElse(List.of())) {
			for (Entity found : lane.analysis(place.part()).map(LaneAnalysis::entities).orElse(List.of())) {
				boolean here = found.fragments().stream().anyMatch(fragment -> fragment.contains(place.span()));
				boolean known = gold.stream().anyMatch(entity -> isSame(entity, found));
				if (here && !known) {
					Optional<Candidate> same = candidates.stream().filter(one -> isSame(one.entity(), found)).findFirst();
					same.ifPresentOrElse(one -> one.engines().add(lane.name()),
							() -> candidates.add(new Candidate(found, new ArrayList<>(List.of(lane.name())))));
				}
			}
		}
		return candidates;
	}

	private static boolean isSame(Entity one, Entity other) {
		return one.type().equals(other.type()) && one.fragments().equals(other.fragments());
	}

	private void add(String type) {
		words().ifPresent(place -> apply(place.part(), new GoldEdit.AddEntity(type, List.of(place.span())))
				.ifPresent(session -> select(session.lastAdded().map(id -> new GoldRef(place.part(), id)))));
	}

	/** Asks for another type for the entity at the caret. */
	public void retype() {
		here().ifPresent(found -> choose(Messages.chooseType, types(), Optional.of(found.entity().type()), type -> retype(found, type)));
	}

	private void retype(Found found, String type) {
		if (!found.entity().type().equals(type)) {
			apply(found.part(), new GoldEdit.Retype(found.entity().id(), type));
		}
		select(Optional.of(new GoldRef(found.part(), found.entity().id())));
	}

	/** Deletes the entity at the caret with its relations. */
	public void delete() {
		here().ifPresent(found -> {
			apply(found.part(), new GoldEdit.Delete(found.entity().id()));
			select(Optional.empty());
		});
	}

	/** Asks which relation of the entity at the caret to delete; the only one goes at once. */
	public void deleteRelation() {
		here().ifPresent(found -> {
			Document document = document(found.part());
			List<Relation> relations = document.relations().stream()
					.filter(relation -> relation.head().target().equals(found.entity().id()) || relation.tail().target().equals(found.entity().id()))
					.toList();
			if (relations.isEmpty()) {
				page.refuse(Messages.noRelationHere);
			} else if (relations.size() == 1) {
				apply(found.part(), new GoldEdit.Delete(relations.getFirst().id()));
			} else {
				List<ChoicePopup.Choice> choices = relations.stream().map(relation -> new ChoicePopup.Choice(relation.id(),
						relation.type() + ": " + name(document, relation.head().target()) + " \u2192 " + name(document, relation.tail().target()))).toList();
				new ChoicePopup(page.widget(), Messages.chooseRelation, choices, false, Optional.empty(),
						id -> apply(found.part(), new GoldEdit.Delete(id))).open();
			}
		});
	}

	private static String name(Document document, String id) {
		return document.entity(id).map(entity -> entity.text(document.text())).orElse(id);
	}

	/** Moves a border of the entity at the caret. @param atEnd the end, else the begin; @param outwards larger, else smaller */
	public void resize(boolean atEnd, boolean outwards, boolean byWord) {
		here().ifPresent(found -> {
			Document document = document(found.part());
			List<Span> fragments = new ArrayList<>(found.entity().fragments());
			int index = atEnd ? fragments.size() - 1 : 0;
			Span resized = Borders.move(document.text(), fragments.get(index), atEnd, outwards, byWord);
			if (!resized.isEmpty() && !resized.equals(fragments.get(index))) {
				fragments.set(index, resized);
				apply(found.part(), new GoldEdit.Refragment(found.entity().id(), fragments));
				select(Optional.of(new GoldRef(found.part(), found.entity().id())));
			}
		});
	}

	/** Goes from the entity at the caret to the one that holds it, or that it holds. */
	public void nested(boolean outer) {
		List<Found> stack = stack();
		if (stack.isEmpty()) {
			page.refuse(Messages.noGoldHere);
			return;
		}
		int now = current().map(stack::indexOf).orElse(0);
		int next = Math.clamp(now + (outer ? 1 : -1), 0, stack.size() - 1);
		select(Optional.of(new GoldRef(stack.get(next).part(), stack.get(next).entity().id())));
		page.say(NLS.bind(Messages.entity, stack.get(next).entity().type(),
				stack.get(next).entity().text(document(stack.get(next).part()).text())));
	}

	/** At first marks the head of a relation; then, at another entity, asks for the type and draws it. */
	public void relation() {
		Optional<Found> found = here();
		if (found.isEmpty()) {
			return;
		}
		if (head.isEmpty()) {
			head = found;
			page.say(NLS.bind(Messages.relationHead, found.get().entity().text(document(found.get().part()).text())));
			return;
		}
		Found from = head.get();
		head = Optional.empty();
		if (from.part() != found.get().part()) {
			page.refuse(Messages.relationOtherDocument);
		} else if (from.entity().id().equals(found.get().entity().id())) {
			page.say(Messages.relationCancelled);
		} else {
			choose(Messages.chooseRelationType, relationTypes(), Optional.empty(),
					type -> apply(from.part(), new GoldEdit.AddRelation(type, from.entity().id(), found.get().entity().id())));
		}
	}

	/** What waits for the other end of a relation. */
	Optional<String> pendingHead() {
		return head.map(found -> found.entity().id());
	}

	/** The entity acted on is the one at the caret again when the caret leaves it. */
	void caretMoved() {
		page.painter().ifPresent(painter -> painter.selected().ifPresent(selected -> {
			if (stack().stream().noneMatch(found -> found.part() == selected.part() && found.entity().id().equals(selected.id()))) {
				painter.select(Optional.empty());
			}
		}));
	}

	private void choose(String title, List<String> names, Optional<String> preset, Consumer<String> taken) {
		List<String> numbered = types();
		new ChoicePopup(page.widget(), title, names.stream().map(name -> new ChoicePopup.Choice(name, key(numbered, name, title))).toList(), true,
				preset, taken).open();
	}

	private static String key(List<String> numbered, String name, String title) {
		int number = numbered.indexOf(name) + 1;
		return title.equals(Messages.chooseType) && number > 0 && number < 10 ? "Alt+" + number : "";
	}

	private List<String> relationTypes() {
		TreeMap<String, Integer> gold = new TreeMap<>();
		page.corpus().parts().forEach(part -> part.document().relations().forEach(relation -> gold.merge(relation.type(), 1, Integer::sum)));
		List<String> types = new ArrayList<>(gold.keySet());
		page.model().relationTypes().stream().filter(type -> !gold.containsKey(type)).forEach(types::add);
		return types;
	}

	private Optional<FileSession> apply(int part, GoldEdit edit) {
		Optional<FileSession> session = page.session();
		if (session.isEmpty() || !page.isGoldEditable()) {
			page.refuse(session.flatMap(FileSession::readOnlyReason).orElse(Messages.textLocked));
			return Optional.empty();
		}
		try {
			session.get().edit(part, edit);
			return session;
		} catch (IllegalArgumentException e) {
			page.refuse(e.getMessage());
			return Optional.empty();
		}
	}

	private void select(Optional<GoldRef> entity) {
		page.painter().ifPresent(painter -> painter.select(entity));
	}

	private Document document(int part) {
		return page.corpus().parts().get(part).document();
	}

	/** The selection, or the word at the caret, without white space around it. */
	private Optional<Place> words() {
		IRegion selection = page.selection();
		CorpusState corpus = page.corpus();
		Optional<Place> place = corpus.place(selection.getOffset(), selection.getOffset() + selection.getLength());
		if (place.isEmpty()) {
			page.refuse(Messages.outsideDocument);
			return place;
		}
		String text = corpus.parts().get(place.get().part()).document().text();
		Span span = selection.getLength() == 0 ? Borders.word(text, place.get().span().begin()) : Borders.strip(text, place.get().span());
		if (span.isEmpty()) {
			page.refuse(Messages.nothingSelected);
			return Optional.empty();
		}
		return Optional.of(new Place(place.get().part(), span));
	}

	private Optional<Found> here() {
		Optional<Found> found = current();
		if (found.isEmpty()) {
			page.refuse(Messages.noGoldHere);
		}
		return found;
	}

	private Optional<Found> current() {
		List<Found> stack = stack();
		Optional<GoldRef> selected = page.painter().flatMap(painter -> painter.selected());
		return stack.stream().filter(found -> selected.filter(ref -> ref.part() == found.part() && ref.id().equals(found.entity().id())).isPresent())
				.findFirst().or(() -> exact()).or(() -> stack.stream().findFirst());
	}

	/** The entity whose extent is selected. */
	private Optional<Found> exact() {
		IRegion selection = page.selection();
		CorpusState corpus = page.corpus();
		return stack().stream().filter(found -> {
			Span range = corpus.range(new Place(found.part(), found.entity().span()));
			return range.begin() == selection.getOffset() && range.length() == selection.getLength();
		}).findFirst();
	}

	/** Entities of the gold at the caret, or that hold the selection, the shortest first. */
	private List<Found> stack() {
		IRegion selection = page.selection();
		CorpusState corpus = page.corpus();
		return corpus.place(selection.getOffset(), selection.getOffset() + selection.getLength()).map(place -> {
			Span at = place.span();
			return corpus.parts().get(place.part()).document().entities().stream()
					.filter(entity -> entity.fragments().stream().anyMatch(fragment -> fragment.contains(at)) || entity.span().equals(at))
					.sorted(Comparator.comparingInt(entity -> entity.span().length())).map(entity -> new Found(place.part(), entity)).toList();
		}).orElse(List.of());
	}
}
