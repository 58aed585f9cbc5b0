package org.lorgnette.ui.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Event;
import org.junit.jupiter.api.Test;
import org.lorgnette.engine.visual.GroundingMap;
import org.lorgnette.engine.visual.PixelBox;
import org.lorgnette.report.chart.PictureMark;
import org.lorgnette.report.chart.PictureMark.Line;
import org.lorgnette.ui.ask.Percent;
import org.lorgnette.ui.harness.Ui;

/** What decides an answer: the maps and regions that say so; and how long the answer took. */
class PictureEvidenceTest extends PictureFixture {

	@Test
	void whatDecidesTheAnswerIsShownFirst() {
		ask("evident");
		List<String> names = Ui.call(() -> List.of(maps().name().getItems()));
		assertEquals(List.of(Messages.map_evidence, Messages.map_references, Messages.map_cross, Messages.map_occlusion), names);
		assertEquals(Messages.map_evidence, Ui.call(() -> maps().name().getText()));
		assertEquals(0.8f, map().weight(0, SeeingEngines.FOR));

		// Another engine's own first map, and the evidence again: nobody has chosen anything.
		ask("mapped");
		assertEquals(Messages.map_cross, Ui.call(() -> maps().name().getText()));
		ask("evident");
		assertEquals(Messages.map_evidence, Ui.call(() -> maps().name().getText()));

		select(maps().name(), Messages.map_cross);
		ask("evident");
		assertEquals(Messages.map_cross, Ui.call(() -> maps().name().getText()));
		assertEquals("cross-attention", map().name());
		Ui.run(() -> view.state().pointAtToken(OptionalInt.of(1)));
		assertTrue(Ui.call(() -> view.panes().first().pointing()).contains("it"));
	}

	private GroundingMap map() {
		return Ui.call(() -> view.state().map()).orElseThrow();
	}

	@Test
	void regionsAreToldApart() {
		ask("evident");
		Ui.run(() -> view.state().draw(Optional.of(new PixelBox(0, 0, 40, 30))));
		List<PictureMark.Frame> frames = Ui.call(() -> Marks.of(view.state(), view.state().picture().orElseThrow())).stream()
				.filter(PictureMark.Frame.class::isInstance).map(PictureMark.Frame.class::cast).toList();
		assertEquals(List.of(Line.SOLID, Line.SOLID, Line.DOTTED, Line.SOLID), frames.stream().map(PictureMark.Frame::line).toList());
		assertEquals(frames.get(0).rgb(), frames.get(2).rgb());
		assertNotEquals(frames.get(0).rgb(), frames.get(3).rgb());
		assertEquals(List.of("1", "2", Messages.region_reference, Messages.box_yours), labels());
	}

	private List<String> labels() {
		return Ui.call(() -> Marks.of(view.state(), view.state().picture().orElseThrow())).stream()
				.filter(PictureMark.Label.class::isInstance).map(mark -> ((PictureMark.Label) mark).text()).toList();
	}

	@Test
	void aClickOrAKeyTellsHowSureARegionIs() {
		ask("evident");
		PictureCanvas canvas = view.panes().canvas();
		click(canvas, SeeingEngines.FOR);
		String said = Ui.call(() -> view.panes().first().pointing());
		assertTrue(said.contains(Percent.of(0.9)) && said.contains("2"), said);
		assertTrue(labels().contains(word(Messages.region_says, "2").replace("{1}", Percent.of(0.9))), labels().toString());
		// A patch without a thing: nothing is said of one.
		click(canvas, 7);
		assertEquals(OptionalInt.empty(), Ui.call(() -> view.state().region()));
		assertFalse(Ui.call(() -> view.panes().first().pointing()).contains(Percent.of(0.9)));

		List<String> round = new ArrayList<>();
		for (int i = 0; i < 4; i++) {
			key(canvas, 'r');
			round.add(Ui.call(() -> Regions.chosen(view.state())).orElseThrow().label());
		}
		assertEquals(List.of("1", "2", "reference", "1"), round);
		key(canvas, 'R');
		String reference = Ui.call(() -> canvas.spoken());
		assertTrue(reference.contains(Percent.of(0.6)) && reference.startsWith(Messages.region_is_reference), reference);
		Event escape = new Event();
		escape.keyCode = SWT.ESC;
		Ui.notify(canvas, SWT.KeyDown, escape);
		assertEquals(OptionalInt.empty(), Ui.call(() -> view.state().region()));
		Ui.run(() -> view.state().setRegionsVisible(false));
		key(canvas, 'r');
		assertEquals(OptionalInt.empty(), Ui.call(() -> view.state().region()));
		Ui.run(() -> view.state().setRegionsVisible(true));
	}

	private void click(PictureCanvas canvas, int patch) {
		Rectangle area = Ui.call(() -> canvas.view().orElseThrow().area(SeeingEngines.GRID.box(patch, view.state().picture().orElseThrow())));
		for (int type : new int[] { SWT.MouseDown, SWT.MouseUp }) {
			Event event = new Event();
			event.button = 1;
			event.x = area.x + area.width / 2;
			event.y = area.y + area.height / 2;
			Ui.notify(canvas, type, event);
		}
	}

	private static void key(PictureCanvas canvas, char character) {
		Event event = new Event();
		event.character = character;
		event.keyCode = Character.toLowerCase(character);
		Ui.notify(canvas, SWT.KeyDown, event);
	}

	/** Boxes as near to each other as the patches of a small picture at a small zoom. */
	@Test
	void labelsNeverCoverEachOther() {
		for (int step : new int[] { 6, 12, 40, 400 }) {
			LabelPlaces places = new LabelPlaces(500, 300);
			List<Rectangle> labels = new ArrayList<>();
			for (int i = 0; i < 6; i++) {
				places.place(new Rectangle(100 + i % 3 * step, 100 + i / 3 * step, step, step), new Point(14, 15)).ifPresent(labels::add);
			}
			for (int i = 0; i < labels.size(); i++) {
				Rectangle label = labels.get(i);
				assertEquals(label, label.intersection(new Rectangle(0, 0, 500, 300)));
				for (Rectangle other : labels.subList(0, i)) {
					assertFalse(label.intersects(other), step + ": " + label + other);
				}
			}
		}
		assertEquals(Optional.empty(), new LabelPlaces(500, 300).place(new Rectangle(-50, 10, 40, 40), new Point(14, 15)));
		// A patch that is larger than what is seen of the picture.
		Rectangle inside = new LabelPlaces(500, 300).place(new Rectangle(-1000, -1000, 3000, 3000), new Point(14, 15)).orElseThrow();
		assertEquals(inside, inside.intersection(new Rectangle(0, 0, 500, 300)));
	}

	@Test
	void saysHowLongTheAnswerTook() {
		ask("mapped");
		String took = Ui.call(() -> view.panes().first().took());
		assertTrue(took.matches("[0-9.,]+ (ms|s)"), took);
		assertTrue(Ui.call(() -> view.panes().second().took()).isEmpty());
		Locale before = Locale.getDefault(Locale.Category.FORMAT);
		Locale.setDefault(Locale.Category.FORMAT, Locale.ENGLISH);
		try {
			assertEquals(List.of("0.4 ms", "9.9 ms", "10 ms", "12 ms", "999 ms", "1.0 s", "12.3 s"),
					List.of(400_000L, 9_920_000L, 9_980_000L, 12_300_000L, 999_400_000L, 999_600_000L, 12_340_000_000L).stream()
							.map(Duration::ofNanos).map(Numbers::time).toList());
		} finally {
			Locale.setDefault(Locale.Category.FORMAT, before);
		}
		Ui.run(() -> {
			view.panes().question().setQuestion("");
			view.ask();
		});
		assertEquals(Messages.ask_no_question, Ui.call(() -> view.panes().message()));
	}

	/** Engines know a picture again by its object: what they saw in it is kept as long as that. */
	@Test
	void aPictureIsTheSameForAllQuestions() {
		ask("mapped");
		ask("mapped");
		Ui.run(() -> view.panes().question().setQuestion("Is it dark here ?"));
		Ui.run(() -> view.ask());
		Ui.await("the third answer", () -> view.state().analysis().isPresent());
		assertEquals(3, engines.seen.size());
		engines.seen.forEach(picture -> assertSame(engines.seen.getFirst(), picture));
	}
}
