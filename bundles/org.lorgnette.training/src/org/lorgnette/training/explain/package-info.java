/**
 * Gradients behind the decisions of engines that serve models trained here. The networks are built again from the weights as they
 * were trained, since what is served computes no gradients.
 */
package org.lorgnette.training.explain;
