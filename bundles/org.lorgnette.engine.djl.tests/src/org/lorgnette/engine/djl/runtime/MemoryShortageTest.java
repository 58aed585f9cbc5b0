package org.lorgnette.engine.djl.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;

import ai.onnxruntime.OrtException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MemoryShortageTest {

	@ParameterizedTest
	@ValueSource(strings = { "CUDA out of memory. Tried to allocate 2.00 GiB. GPU 0 has a total capacity of 15.77 GiB",
			"The following operation failed in the TorchScript interpreter.\nTraceback of TorchScript (most recent call last):\n"
					+ "RuntimeError: CUDA out of memory. Tried to allocate 512.00 MiB",
			"CUDA error: out of memory\nCUDA kernel errors might be asynchronously reported at some other API call",
			"CUDA error: CUBLAS_STATUS_ALLOC_FAILED when calling `cublasCreate(handle)`",
			"CUDA failure 2: out of memory ; GPU=0 ; hostname=x ; expr=cudaMalloc((void**)&p, size)", "cuDNN error: CUDNN_STATUS_ALLOC_FAILED" })
	void gpusAreKnown(String told) {
		MemoryShortage shortage = MemoryShortage.in(new IllegalStateException("step 3", new IllegalArgumentException(told))).orElseThrow();
		assertTrue(shortage.gpu(), shortage.toString());
		assertTrue(shortage.toString().startsWith("the GPU has too little memory ("), shortage.toString());
		assertFalse(shortage.told().contains("\n") || shortage.told().contains("Traceback"), shortage.told());
	}

	@ParameterizedTest
	@ValueSource(strings = {
			"/onnxruntime_src/onnxruntime/core/framework/bfc_arena.cc:376 void* AllocateRawInternal Failed to allocate memory for requested "
					+ "buffer of size 8589934592",
			"Available memory of 1024 is smaller than requested bytes of 4096", "Exception during initialization: std::bad_alloc",
			"DefaultCPUAllocator: can't allocate memory: you tried to allocate 40 bytes. Error code 12 (Cannot allocate memory)" })
	void thoseOfTheProcessorAreKnown(String told) throws OrtException {
		MemoryShortage shortage = MemoryShortage.in(new OrtException(told)).orElseThrow();
		assertFalse(shortage.gpu(), shortage.toString());
		assertTrue(shortage.toString().startsWith("there is too little memory ("), shortage.toString());
	}

	@Test
	void javaHasErrorsOfItsOwn() {
		assertEquals("Java: OutOfMemoryError: Java heap space", MemoryShortage.in(new OutOfMemoryError("Java heap space")).orElseThrow().told());
		assertFalse(MemoryShortage.in(new OutOfMemoryError("Cannot reserve 4096 bytes of direct buffer memory")).orElseThrow().gpu());
	}

	@Test
	void otherFailuresAreNone() {
		assertEquals(Optional.empty(), MemoryShortage.in(new IllegalStateException("CUDA error: device-side assert triggered")));
		assertEquals(Optional.empty(), MemoryShortage.in(new IllegalStateException((String) null)));
		RuntimeException circle = new RuntimeException("a");
		circle.initCause(new RuntimeException("b", circle));
		assertEquals(Optional.empty(), MemoryShortage.in(circle));
	}
}
