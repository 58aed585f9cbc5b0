/**
 * Words as a network takes them: as the ids of their subwords and other features. Training and serving share these, so that a word
 * means the same to both.
 */
package org.lorgnette.engine.djl.features;
