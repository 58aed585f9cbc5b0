/**
 * Engines over folders that the Hugging Face tools export: an ONNX network beside {@code tokenizer.json} and {@code config.json}.
 * What such a folder says of itself is checked before the first text, and texts are encoded and decoded as the scripts do that
 * train such models.
 */
package org.lorgnette.engine.djl.hf;
