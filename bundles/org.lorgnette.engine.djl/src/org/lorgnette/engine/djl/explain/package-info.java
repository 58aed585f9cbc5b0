/**
 * What engines over model folders show of themselves: attention, pieces of words and neighbours of words. Engines call it, it
 * calls no engine.
 */
package org.lorgnette.engine.djl.explain;
