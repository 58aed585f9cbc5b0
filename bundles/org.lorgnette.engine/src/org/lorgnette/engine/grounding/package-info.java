/**
 * Finds in a source what a generative engine wrote: entities, arguments of relations, answers. What is found nowhere is kept and says so.
 */
package org.lorgnette.engine.grounding;
