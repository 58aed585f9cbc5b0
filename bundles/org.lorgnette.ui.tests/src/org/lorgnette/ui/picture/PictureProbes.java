package org.lorgnette.ui.picture;

import java.util.Optional;

import org.lorgnette.report.chart.PictureMark;
import org.lorgnette.ui.Ids;
import org.lorgnette.ui.harness.Ui;

/** What the Picture view shows, for tests of other parts. */
public final class PictureProbes {

	private PictureProbes() {
	}

	private static Optional<PictureView> view() {
		return Ui.call(() -> Optional.ofNullable((PictureView) Ui.page().findView(Ids.PICTURE_VIEW)));
	}

	/** The id of the question that was answered. */
	public static Optional<String> question() {
		return Ui.call(() -> view().flatMap(view -> view.state().analysis()).map(found -> found.question().id()));
	}

	/** Who answered it. */
	public static String engine() {
		return Ui.call(() -> view().orElseThrow().state().engine().orElseThrow().engine());
	}

	public static String answer() {
		return Ui.call(() -> view().orElseThrow().state().analysis().orElseThrow().best().value().text());
	}

	/** How many boxes of the gold are drawn. */
	public static long goldFrames() {
		return Ui.call(() -> Marks.of(view().orElseThrow().state(), view().orElseThrow().state().picture().orElseThrow())).stream()
				.filter(mark -> mark instanceof PictureMark.Frame frame && frame.rgb() == Marks.GOLD).count();
	}

	/** What stands in the place of the picture. */
	public static String hint() {
		return Ui.call(() -> view().map(view -> view.panes().hint()).orElse(""));
	}
}
