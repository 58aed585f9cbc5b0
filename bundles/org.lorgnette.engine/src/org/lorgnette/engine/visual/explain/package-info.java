/**
 * Which patches of a picture made an answer: covering them and asking again, and how far the maps that an engine shows agree with
 * that. Patches are hidden and ranked as words are in {@link org.lorgnette.engine.explain}.
 */
package org.lorgnette.engine.visual.explain;
