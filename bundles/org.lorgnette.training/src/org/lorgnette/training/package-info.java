/**
 * Training of networks with DJL on PyTorch. Serving them needs none of it.
 */
package org.lorgnette.training;
