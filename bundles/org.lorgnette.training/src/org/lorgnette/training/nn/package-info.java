/**
 * Building blocks of networks: encoders of words, attention that can show its weights, a linear-chain CRF, heads, and ways to fuse
 * two sequences. Each is written once over {@link org.lorgnette.training.nn.Ops} and is a DJL block at the same time.
 */
package org.lorgnette.training.nn;
