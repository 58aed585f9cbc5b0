package org.lorgnette.world;

import java.util.Iterator;
import java.util.NoSuchElementException;

import org.lorgnette.world.scene.Dice;

/**
 * As many pictures as the settings ask for, one after the other, each from dice of its own. To begin again make another.
 *
 * @param <T>
 *            a picture with its questions
 */
public abstract class DrawnInTurn<T> implements Iterator<T> {

	private static final long OF_BALANCE = -1;

	private final WorldSettings settings;
	private int index;

	protected DrawnInTurn(WorldSettings settings) {
		this.settings = settings;
	}

	protected final WorldSettings settings() {
		return settings;
	}

	/** Dice of no picture, for what spans them all. */
	protected final Dice balanceDice() {
		return Dice.of(settings.seed(), settings.part().ordinal(), OF_BALANCE);
	}

	@Override
	public final boolean hasNext() {
		return index < settings.pictures();
	}

	@Override
	public final T next() {
		if (!hasNext()) {
			throw new NoSuchElementException("all " + settings.pictures() + " pictures are drawn");
		}
		T drawn = draw(index, Dice.of(settings.seed(), settings.part().ordinal(), index));
		index++;
		return drawn;
	}

	/** @param number of the picture, from 0 */
	protected abstract T draw(int number, Dice dice);
}
