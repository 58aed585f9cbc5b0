package org.lorgnette.engine.djl.folder;

import java.util.List;
import java.util.Locale;

import org.lorgnette.engine.Setting;

/** Which of a folder's weights are loaded. */
public enum Precision {

	/** What the folder names as its weights: quantized to 8 bits in shipped models. */
	INT8,
	/** The weights of 32 bits that the folder may have besides. */
	FP32;

	/** The setting by which users choose. */
	public static final Setting SETTING = Setting.choice("precision", "int8", List.of("int8", "fp32"),
			"Weights to load: int8 for the model's usual ones, fp32 for full precision if the model folder has them.");

	/** @throws IllegalArgumentException for another value than those of {@link #SETTING} */
	public static Precision of(String value) {
		return valueOf(value.toUpperCase(Locale.ROOT));
	}
}
