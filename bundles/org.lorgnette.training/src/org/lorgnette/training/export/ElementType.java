package org.lorgnette.training.export;

import ai.onnx.proto.OnnxMl.TensorProto.DataType;

/** Element types of values in a graph. */
public enum ElementType {
	FLOAT(DataType.FLOAT), INT64(DataType.INT64), INT8(DataType.INT8), UINT8(DataType.UINT8), BOOL(DataType.BOOL);

	private final DataType code;

	ElementType(DataType code) {
		this.code = code;
	}

	/** What ONNX writes for it. */
	int code() {
		return code.getNumber();
	}
}
