/**
 * Neural engines that serve: small networks over words, run by ONNX Runtime, decoded here. They need no PyTorch and no network.
 */
package org.lorgnette.engine.djl;
