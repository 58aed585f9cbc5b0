package org.lorgnette.world;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

import org.lorgnette.world.draw.Box;
import org.lorgnette.world.draw.Painter;
import org.lorgnette.world.language.Language;
import org.lorgnette.world.question.Balance;
import org.lorgnette.world.question.Kind;
import org.lorgnette.world.scene.Scene;

/** Lorgnette's own: things anywhere in a square picture, many kinds of questions in several languages. */
public final class FreeStyle implements Style {

	private static final int SMALLEST = 48;
	private static final int LARGEST = 1024;
	private static final int USUAL = 64;

	@Override
	public String id() {
		return "free";
	}

	@Override
	public List<String> languages() {
		return Language.all().stream().map(Language::code).toList();
	}

	/** In smaller pictures small things cannot be told apart. */
	@Override
	public int smallest() {
		return SMALLEST;
	}

	@Override
	public int largest() {
		return LARGEST;
	}

	@Override
	public int usual() {
		return USUAL;
	}

	@Override
	public List<String> kinds() {
		return Arrays.stream(Kind.values()).map(Kind::id).toList();
	}

	@Override
	public Iterator<DrawnPicture> draw(WorldSettings settings) {
		World world = new World(settings);
		return new Iterator<>() {
			@Override
			public boolean hasNext() {
				return world.hasNext();
			}

			@Override
			public DrawnPicture next() {
				WorldPicture picture = world.next();
				return new DrawnPicture(picture.index(), Painter.paint(picture.scene()),
						picture.questions().stream().map(asked -> drawn(asked, picture.scene())).toList());
			}
		};
	}

	static DrawnQuestion drawn(AskedQuestion asked, Scene scene) {
		Optional<Box> thing = asked.thing().isPresent() ? Optional.of(box(scene, asked.thing().getAsInt())) : Optional.empty();
		Evidence evidence = new Evidence(thing, boxes(scene, asked.decisive().targets()), boxes(scene, asked.decisive().references()));
		Sense sense = new Sense(asked.kind().id(), Balance.form(asked.program()), asked.program().toString(),
				Balance.answers(asked.program()));
		return new DrawnQuestion(sense, asked.language(), asked.text(), asked.answer(), asked.value().type(), evidence);
	}

	private static List<Box> boxes(Scene scene, List<Integer> things) {
		return things.stream().map(thing -> box(scene, thing)).toList();
	}

	private static Box box(Scene scene, int thing) {
		return Painter.box(scene.things().get(thing), scene.edge());
	}
}
