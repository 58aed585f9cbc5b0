package org.lorgnette.ui.evaluation.chart;

import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleControlAdapter;
import org.eclipse.swt.accessibility.AccessibleControlEvent;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.custom.ScrolledComposite;
import org.eclipse.swt.events.KeyEvent;
import org.eclipse.swt.events.KeyListener;
import org.eclipse.swt.events.MouseEvent;
import org.eclipse.swt.events.MouseListener;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageDataProvider;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.lorgnette.report.chart.Chart;
import org.lorgnette.report.chart.jfree.Hit;
import org.lorgnette.report.chart.jfree.Theme;

/**
 * Shows a chart. It is drawn in the background at the resolution of the screen; until that is done the picture before is shown, scaled, so
 * that nothing flickers. It follows the theme of the workbench by the background it has. Values can be hovered and clicked; arrow keys walk
 * from one to the next, Enter opens.
 */
public final class ChartCanvas extends Composite {

	private final Locale locale;
	private final ScrolledComposite scroller;
	private final Canvas canvas;
	private final DrawJob job;
	private final ChartPointer pointer = new ChartPointer();
	private Optional<ChartModel> model = Optional.empty();
	private Optional<ChartPicture> picture = Optional.empty();
	private Optional<Image> image = Optional.empty();
	private Optional<ChartPicture.Request> asked = Optional.empty();
	private int finestZoom = 100;

	public ChartCanvas(Composite parent, Locale locale) {
		super(parent, SWT.NONE);
		this.locale = locale;
		setLayout(new FillLayout());
		scroller = new ScrolledComposite(this, SWT.H_SCROLL | SWT.V_SCROLL);
		scroller.setExpandHorizontal(true);
		scroller.setExpandVertical(true);
		scroller.setShowFocusedControl(false);
		canvas = new Canvas(scroller, SWT.DOUBLE_BUFFERED | SWT.NO_BACKGROUND);
		scroller.setContent(canvas);
		job = new DrawJob(getDisplay(), this::drawn);
		canvas.addPaintListener(event -> paint(event.gc));
		scroller.addListener(SWT.Resize, event -> ask());
		canvas.addMouseMoveListener(event -> hover(HitWalk.at(hits(), event.x, event.y)));
		canvas.addListener(SWT.MouseExit, event -> hover(OptionalInt.empty()));
		canvas.addMouseListener(MouseListener.mouseDownAdapter(event -> canvas.setFocus()));
		canvas.addMouseListener(MouseListener.mouseUpAdapter(this::click));
		canvas.addKeyListener(KeyListener.keyPressedAdapter(this::key));
		canvas.addListener(SWT.FocusIn, event -> canvas.redraw());
		canvas.addListener(SWT.FocusOut, event -> canvas.redraw());
		canvas.addTraverseListener(event -> event.doit = event.detail == SWT.TRAVERSE_TAB_NEXT
				|| event.detail == SWT.TRAVERSE_TAB_PREVIOUS || event.detail == SWT.TRAVERSE_ESCAPE);
		addDisposeListener(event -> {
			job.cancel();
			image.ifPresent(Image::dispose);
		});
		makeAccessible();
	}

	/** Shows another chart, or nothing. */
	public void show(Optional<ChartModel> newModel) {
		boolean same = model.isPresent() && newModel.isPresent() && model.get().chart().equals(newModel.get().chart());
		model = newModel;
		if (!same) {
			pointer.reset();
			scroller.setOrigin(0, 0);
			asked = Optional.empty();
			if (newModel.isEmpty()) {
				forget();
			}
			ask();
		}
	}

	/** What is shown. */
	public Optional<Chart> chart() {
		return model.map(ChartModel::chart);
	}

	public Theme theme() {
		return isDark(canvas.getBackground()) ? Theme.DARK : Theme.LIGHT;
	}

	/** The control that is painted and takes keys. */
	public Canvas canvas() {
		return canvas;
	}

	/** Where values lie on {@link #canvas()}, in points; empty until the chart is drawn. */
	public List<Hit> hits() {
		return picture.filter(this::isCurrent).map(ChartPicture::hits).orElse(List.of());
	}

	private boolean isCurrent(ChartPicture drawn) {
		return chart().filter(chart -> chart.equals(drawn.request().chart())).isPresent();
	}

	@Override
	public boolean setFocus() {
		return canvas.setFocus();
	}

	private static boolean isDark(Color background) {
		return .2126 * background.getRed() + .7152 * background.getGreen() + .0722 * background.getBlue() < 128;
	}

	private void ask() {
		Rectangle room = getClientArea();
		if (model.isEmpty() || room.width < 8 || room.height < 8) {
			return;
		}
		ChartPicture.Request request = new ChartPicture.Request(model.get().chart(), theme(), locale, room.width, room.height,
				Math.max(finestZoom, getMonitor().getZoom()));
		if (!asked.equals(Optional.of(request))) {
			asked = Optional.of(request);
			job.draw(request);
		}
	}

	private void drawn(ChartPicture news) {
		if (isDisposed() || !asked.equals(Optional.of(news.request()))) {
			return;
		}
		forget();
		picture = Optional.of(news);
		image = Optional.of(new Image(getDisplay(), provider(news)));
		pointer.keepWithin(news.hits().size());
		// A scroll bar that appears must not make the chart smaller, or it would vanish again.
		Rectangle room = getClientArea();
		scroller.setMinSize(news.width() > room.width ? news.width() : 1, news.height() > room.height ? news.height() : 1);
		canvas.redraw();
	}

	private void forget() {
		image.ifPresent(Image::dispose);
		image = Optional.empty();
		picture = Optional.empty();
		canvas.redraw();
	}

	/** Hands out the picture at the zoom it was drawn for; of a finer one it takes a note. */
	private ImageDataProvider provider(ChartPicture drawn) {
		return zoom -> {
			if (zoom == drawn.request().zoom()) {
				return drawn.pixels();
			}
			finestZoom = Math.max(finestZoom, zoom);
			return drawn.pixels().scaledTo(Math.max(1, drawn.width() * zoom / 100), Math.max(1, drawn.height() * zoom / 100));
		};
	}

	private void paint(GC gc) {
		Rectangle area = canvas.getClientArea();
		java.awt.Color ground = theme().background();
		gc.setBackground(new Color(ground.getRed(), ground.getGreen(), ground.getBlue()));
		gc.fillRectangle(area);
		if (image.isPresent() && picture.isPresent()) {
			Rectangle size = image.get().getBounds();
			gc.drawImage(image.get(), 0, 0, size.width, size.height, 0, 0, size.width, size.height);
			pointer.focus(hits()).ifPresent(hit -> outline(gc, hit, canvas.isFocusControl() ? SWT.LINE_SOLID : SWT.LINE_DOT));
			pointer.hover(hits()).ifPresent(hit -> outline(gc, hit, SWT.LINE_DOT));
		}
		// The theme or the screen may have changed since the picture was drawn.
		ask();
	}

	private void outline(GC gc, Hit hit, int style) {
		Rectangle2D area = hit.area();
		gc.setForeground(getDisplay().getSystemColor(theme() == Theme.DARK ? SWT.COLOR_WHITE : SWT.COLOR_BLACK));
		gc.setLineStyle(style);
		gc.setLineWidth(style == SWT.LINE_SOLID ? 2 : 1);
		gc.drawRectangle((int) Math.round(area.getX()), (int) Math.round(area.getY()), (int) Math.round(area.getWidth()),
				(int) Math.round(area.getHeight()));
	}

	private void hover(OptionalInt hit) {
		if (pointer.hover(hit)) {
			Optional<Hit> now = pointer.hover(hits());
			canvas.setToolTipText(now.flatMap(found -> model.map(shown -> shown.hint(found))).orElse(null));
			boolean leads = now.flatMap(found -> model.flatMap(shown -> shown.cases().apply(found))).isPresent();
			canvas.setCursor(leads ? getDisplay().getSystemCursor(SWT.CURSOR_HAND) : null);
			canvas.redraw();
		}
	}

	private void click(MouseEvent event) {
		OptionalInt hit = HitWalk.at(hits(), event.x, event.y);
		if (event.button == 1 && hit.isPresent()) {
			focus(hit.getAsInt());
			open(hits().get(hit.getAsInt()));
		}
	}

	private void key(KeyEvent event) {
		List<Hit> hits = hits();
		if (hits.isEmpty()) {
			return;
		}
		int from = pointer.focusOr(0);
		boolean first = pointer.focus(hits).isEmpty();
		switch (event.keyCode) {
			case SWT.ARROW_LEFT -> focus(first ? from : HitWalk.step(hits, from, -1, 0));
			case SWT.ARROW_RIGHT -> focus(first ? from : HitWalk.step(hits, from, 1, 0));
			case SWT.ARROW_UP -> focus(first ? from : HitWalk.step(hits, from, 0, -1));
			case SWT.ARROW_DOWN -> focus(first ? from : HitWalk.step(hits, from, 0, 1));
			case SWT.HOME -> focus(0);
			case SWT.END -> focus(hits.size() - 1);
			case SWT.CR, SWT.KEYPAD_CR, ' ' -> pointer.focus(hits).ifPresent(this::open);
			default -> {
				// Not ours.
			}
		}
	}

	private void focus(int hit) {
		pointer.focus(hit);
		Rectangle2D area = hits().get(hit).area();
		reveal(area);
		canvas.redraw();
		model.ifPresent(shown -> shown.focused().accept(shown.words(hits().get(hit))));
		canvas.getAccessible().sendEvent(ACC.EVENT_NAME_CHANGED, null);
	}

	private void reveal(Rectangle2D area) {
		int x = scroller.getOrigin().x;
		int y = scroller.getOrigin().y;
		Rectangle room = scroller.getClientArea();
		x = (int) Math.min(Math.max(x, area.getMaxX() - room.width), area.getMinX());
		y = (int) Math.min(Math.max(y, area.getMaxY() - room.height), area.getMinY());
		scroller.setOrigin(Math.max(0, x), Math.max(0, y));
	}

	private void open(Hit hit) {
		model.ifPresent(shown -> shown.cases().apply(hit).ifPresent(shown.open()));
	}

	private void makeAccessible() {
		canvas.getAccessible().addAccessibleListener(new AccessibleAdapter() {
			@Override
			public void getName(AccessibleEvent event) {
				event.result = model.map(shown -> pointer.focus(hits()).map(shown::words).orElse(shown.chart().title())).orElse("");
			}
		});
		canvas.getAccessible().addAccessibleControlListener(new AccessibleControlAdapter() {
			@Override
			public void getRole(AccessibleControlEvent event) {
				event.detail = ACC.ROLE_GRAPHIC;
			}
		});
	}
}
