package org.lorgnette.ui.editor;

import java.util.LinkedHashMap;
import java.util.Map;

import org.eclipse.core.commands.IParameterValues;

/** The numbers that types can be chosen by. */
public final class TypeNumbers implements IParameterValues {

	@Override
	public Map<String, String> getParameterValues() {
		Map<String, String> numbers = new LinkedHashMap<>();
		for (int number = 1; number <= 9; number++) {
			numbers.put(String.valueOf(number), String.valueOf(number));
		}
		return numbers;
	}
}
