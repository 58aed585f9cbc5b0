/**
 * Tensors in safetensors files, read strictly and written through a temporary file. The parameters of a network are saved and
 * loaded by their paths in the tree of its blocks.
 */
package org.lorgnette.training.weights;
