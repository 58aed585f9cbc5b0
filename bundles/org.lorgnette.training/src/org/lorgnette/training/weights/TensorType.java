package org.lorgnette.training.weights;

import java.nio.ByteBuffer;

/** The element types of safetensors files that can be read; the names are those of the format. */
public enum TensorType {
	F64(8), F32(4), F16(2), BF16(2), I64(8), I32(4), I16(2), I8(1), U32(4), U16(2), U8(1), BOOL(1);

	private final int bytes;

	TensorType(int bytes) {
		this.bytes = bytes;
	}

	/** The size of an element in bytes. */
	public int bytes() {
		return bytes;
	}

	public boolean isFloating() {
		return this == F64 || this == F32 || this == F16 || this == BF16;
	}

	/** The next element of a little-endian buffer; of a 64-bit one the nearest float. */
	float readFloat(ByteBuffer buffer) {
		return switch (this) {
			case F64 -> (float) buffer.getDouble();
			case F32 -> buffer.getFloat();
			case F16 -> Float.float16ToFloat(buffer.getShort());
			// A bfloat16 is the upper half of a float.
			case BF16 -> Float.intBitsToFloat(buffer.getShort() << Short.SIZE);
			default -> throw new IllegalStateException(this + " is no floating-point type");
		};
	}

	/** The next element of a little-endian buffer. */
	long readInteger(ByteBuffer buffer) {
		return switch (this) {
			case I64 -> buffer.getLong();
			case I32 -> buffer.getInt();
			case I16 -> buffer.getShort();
			case I8 -> buffer.get();
			case U32 -> Integer.toUnsignedLong(buffer.getInt());
			case U16 -> Short.toUnsignedLong(buffer.getShort());
			case U8, BOOL -> Byte.toUnsignedLong(buffer.get());
			default -> throw new IllegalStateException(this + " is no integer type");
		};
	}
}
