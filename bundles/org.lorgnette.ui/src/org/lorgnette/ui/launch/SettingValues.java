package org.lorgnette.ui.launch;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.eclipse.osgi.util.NLS;
import org.lorgnette.engine.Setting;
import org.lorgnette.engine.Settings;

/** Values of engines' settings as a person types them. */
final class SettingValues {

	private SettingValues() {
	}

	/** What is wrong with a value and what is expected instead; whether anything is, the core decides. */
	static Optional<String> problem(Setting setting, String value) {
		try {
			Settings.of(List.of(setting), Map.of(setting.name(), value));
			return Optional.empty();
		} catch (IllegalArgumentException e) {
			String expected = switch (setting.kind()) {
				case BOOLEAN -> Messages.expectBoolean;
				case INTEGER -> Messages.expectInteger;
				case DECIMAL -> Messages.expectDecimal;
				case CHOICE -> NLS.bind(Messages.expectChoice, String.join(", ", setting.choices()));
				case TEXT -> Messages.expectText;
				case PATH -> Messages.expectPath;
			};
			return Optional.of(NLS.bind(Messages.settingMisfit, new Object[] { setting.name(), expected, value }));
		}
	}

	/** What can be chosen from, empty if any text may be typed. */
	static List<String> choices(Setting setting) {
		return setting.kind() == Setting.Kind.BOOLEAN ? List.of("true", "false") : setting.choices();
	}
}
