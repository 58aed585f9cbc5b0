package org.lorgnette.ui;

import java.util.Locale;

import org.eclipse.core.runtime.Platform;

/** The language of the workbench, in which numbers and dates are written too. */
public final class UserLocale {

	private UserLocale() {
	}

	public static Locale get() {
		return Locale.forLanguageTag(Platform.getNL().replace('_', '-'));
	}
}
