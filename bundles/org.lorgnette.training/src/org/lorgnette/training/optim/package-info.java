/**
 * How weights follow their gradients: AdamW, the norm that gradients are clipped to, and learning rates that change over time.
 */
package org.lorgnette.training.optim;
