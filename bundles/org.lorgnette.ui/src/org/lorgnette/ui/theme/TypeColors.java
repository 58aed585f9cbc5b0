package org.lorgnette.ui.theme;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

import org.eclipse.jface.resource.ColorRegistry;
import org.eclipse.jface.util.IPropertyChangeListener;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.themes.IThemeManager;

/**
 * The colour of each type of entity or relation. The same name has the same colour in every file and every session; with more names than
 * colours some share one, so that the name is always shown as well. For the UI thread.
 */
public final class TypeColors {

	/** How many colours there are. */
	public static final int COUNT = 8;

	private static final String PREFIX = "org.lorgnette.ui.type.";
	/** Types that most texts have are kept apart; the names are those of the common tag sets. */
	private static final Map<String, Integer> COMMON = Map.ofEntries(Map.entry("PER", 0), Map.entry("PERS", 0), Map.entry("PEOP", 0),
			Map.entry("PERSON", 0), Map.entry("PERSONNE", 0), Map.entry("LOC", 2), Map.entry("LOCATION", 2), Map.entry("GPE", 4),
			Map.entry("LIEU", 2), Map.entry("ORG", 1), Map.entry("ORGANIZATION", 1), Map.entry("ORGANISATION", 1), Map.entry("CORPORATION", 1),
			Map.entry("MISC", 3), Map.entry("OTHER", 3), Map.entry("DATE", 5), Map.entry("TIME", 5), Map.entry("MONEY", 6),
			Map.entry("PRODUCT", 7), Map.entry("PROD", 7));
	private static final RGB[] FALLBACK = { new RGB(0, 0x72, 0xB2), new RGB(0xE6, 0x9F, 0), new RGB(0, 0x9E, 0x73), new RGB(0xCC, 0x79, 0xA7),
			new RGB(0x56, 0xB4, 0xE9), new RGB(0xD5, 0x5E, 0), new RGB(0x8C, 0x7A, 0), new RGB(0x55, 0x55, 0x55) };
	private static final Map<Long, Color> LINES = new HashMap<>();

	private TypeColors() {
	}

	/** Which of the colours a type has, 0 to {@link #COUNT} - 1. */
	public static int index(String type) {
		String name = type.toUpperCase(Locale.ROOT);
		Integer common = COMMON.get(name);
		if (common == null) {
			int dash = Math.max(name.indexOf('.'), name.indexOf('_'));
			common = dash > 0 ? COMMON.get(name.substring(0, dash)) : null;
		}
		// The hash of a string is laid down by the language, so that it is the same tomorrow.
		return common != null ? common : Math.floorMod(name.hashCode() * 31 + (name.hashCode() >>> 11), COUNT);
	}

	/** The colour to fill the marks of a type with. */
	public static Color of(String type) {
		return new Color(rgb(type));
	}

	/** Black or white: what can be read on {@link #of}. */
	public static Color ink(String type) {
		return new Color(Contrast.ink(rgb(type)));
	}

	/** The colour for thin lines and letters of a type on a background: the type's own, made darker or lighter as far as needed. */
	public static Color line(String type, RGB background, double contrast) {
		RGB own = rgb(type);
		long key = (((long) key(own) << 24 | key(background)) << 6) + Math.round(contrast * 2);
		return LINES.computeIfAbsent(key, unseen -> new Color(Contrast.ensure(own, background, contrast)));
	}

	/** Hears when the colours change: another theme, or a user's choice. */
	public static void addListener(IPropertyChangeListener listener) {
		PlatformUI.getWorkbench().getThemeManager().addPropertyChangeListener(listener);
	}

	public static void removeListener(IPropertyChangeListener listener) {
		PlatformUI.getWorkbench().getThemeManager().removePropertyChangeListener(listener);
	}

	private static int key(RGB color) {
		return color.red << 16 | color.green << 8 | color.blue;
	}

	private static RGB rgb(String type) {
		int index = index(type);
		IThemeManager themes = PlatformUI.getWorkbench().getThemeManager();
		ColorRegistry registry = themes.getCurrentTheme().getColorRegistry();
		RGB own = registry.getRGB(PREFIX + index);
		return own != null ? own : FALLBACK[index];
	}
}
