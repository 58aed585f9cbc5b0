/**
 * The one place that starts native code and runs ONNX networks: sessions that several threads share, cancellation that reaches
 * into a running network, and batches of items of like length. Everything above works with Java arrays and buffers.
 */
package org.lorgnette.engine.djl.runtime;
