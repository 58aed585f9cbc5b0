/**
 * The training loop: steps over batches that depend on the seed and the step alone, checkpoints from which a killed training goes on to
 * the same result, early stopping, and a guard against losses that are not numbers.
 */
package org.lorgnette.training.loop;
