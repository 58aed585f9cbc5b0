/**
 * Networks written over {@link org.lorgnette.training.nn.Ops} as ONNX models, in single precision or with int8 weights. The graph
 * is recorded from the same forward pass that is trained, with every batch size and sequence length left open.
 */
package org.lorgnette.training.export;
