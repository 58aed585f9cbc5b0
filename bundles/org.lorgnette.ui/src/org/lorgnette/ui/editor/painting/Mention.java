package org.lorgnette.ui.editor.painting;

import java.util.Optional;

import org.lorgnette.metrics.chunk.Outcome;
import org.lorgnette.model.Entity;
import org.lorgnette.model.Prediction;
import org.lorgnette.model.Value;

/**
 * One entity in one lane. Its place in the editor's text moves as the text is typed; the entity is as it was when the lane was built, with
 * offsets of its document then.
 */
public final class Mention {

	/** How it differs from the gold; {@link #PLAIN} for the gold itself and where there is no gold to compare with. */
	public enum Kind {
		PLAIN, CORRECT, TYPE, BOUNDARY, BOUNDARY_AND_TYPE, MISSED, SPURIOUS;

		static Kind of(Outcome.Kind kind) {
			return valueOf(kind.name());
		}

		public boolean differs() {
			return this != PLAIN && this != CORRECT;
		}
	}

	private final int part;
	private final Entity entity;
	private final Kind kind;
	private final Optional<Prediction<? extends Value>> prediction;
	private final Optional<Entity> gold;
	int begin;
	int end;
	int row;

	Mention(int part, int offset, Entity entity, Kind kind, Optional<Prediction<? extends Value>> prediction, Optional<Entity> gold) {
		this.part = part;
		this.entity = entity;
		this.kind = kind;
		this.prediction = prediction;
		this.gold = gold;
		begin = entity.span().begin() + offset;
		end = entity.span().end() + offset;
	}

	/** The number of the document. */
	public int part() {
		return part;
	}

	/** The entity of this lane; of the gold, if it was {@link Kind#MISSED}. */
	public Entity entity() {
		return entity;
	}

	public String type() {
		return entity.type();
	}

	public Kind kind() {
		return kind;
	}

	/** With score and evidence, if an engine found it. */
	public Optional<Prediction<? extends Value>> prediction() {
		return prediction;
	}

	/** The entity of the gold that it stands against. */
	public Optional<Entity> gold() {
		return gold;
	}

	/** Where it begins in the editor's text now. */
	public int begin() {
		return begin;
	}

	public int end() {
		return end;
	}

	/** 0 right under the text, larger for those that nest or overlap. */
	public int row() {
		return row;
	}
}
